package org.passerelle.handoff.disclosure;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.handoff.DisclosedField;
import org.passerelle.handoff.DisclosurePurpose;
import org.passerelle.handoff.disclosure.DisclosureAgreement.Draft;
import org.passerelle.partner.ChangedMeanwhile;
import org.passerelle.partner.Organization;
import org.passerelle.partner.Refusals;
import org.passerelle.reference.Places;
import org.passerelle.reference.Today;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A compliance officer enters under which agreement an organization may be told what. */
@Service
public class EnteringAgreements {

  private static final LocalDate SINCE = LocalDate.of(2026, 1, 1);
  private static final String SPONSOR = "sponsor";
  private static final String TO_BE_CONFIRMED = "To be confirmed · à confirmer";

  private final DisclosureAgreements agreements;
  private final Today today;
  private final Audit audit;

  EnteringAgreements(DisclosureAgreements agreements, Today today, Audit audit) {
    this.agreements = agreements;
    this.today = today;
    this.audit = audit;
  }

  /**
   * Enters the next agreement with this organization; the one before it ends when it begins.
   *
   * @param follows the agreement entered last when the form was opened; null when there was none
   * @throws Refusals when its days, its purposes or Québec's assessment are not right
   * @throws ChangedMeanwhile when somebody else has entered one since
   */
  @Transactional
  public void enter(Organization recipient, @Nullable Long follows, Draft draft) {
    boolean quebec = Places.QUEBEC.equals(recipient.province());
    new Refusals.Gathered().when(draft.fromDay().isBefore(today.get()), "fromDay", "disclosure.fault.past")
        .when(draft.lastDay() != null && draft.lastDay().isBefore(draft.fromDay()), "lastDay", "disclosure.fault.endsFirst")
        .when(quebec && draft.assessment() == null, "assessment", "disclosure.fault.assessment")
        .when(draft.fields().values().stream().allMatch(Set::isEmpty), "reception", "disclosure.fault.nothing")
        .when(draft.fields().entrySet().stream().anyMatch(each -> !each.getKey().fields().containsAll(each.getValue())), "reception",
            "disclosure.fault.notForPurpose")
        .when(recipient.kind().equals(SPONSOR) && draft.fields().values().stream().anyMatch(each -> each.contains(DisclosedField.medicalSurveillance)),
            "health", "disclosure.fault.neverToSponsors")
        .refuse();
    if (!agreements.add(recipient.id(), follows, withCaseNumber(draft))) {
      throw new ChangedMeanwhile();
    }
    audit.record("enterDisclosureAgreement", recipient.code(), draft.number());
  }

  /** For a demonstration: every organization that receives families and has no agreement yet gets what is usual, marked as to be confirmed. */
  @Transactional
  public int enterUsual() {
    return agreements.addUsual(null, SINCE, TO_BE_CONFIRMED);
  }

  private static Draft withCaseNumber(Draft draft) {
    Map<DisclosurePurpose, Set<DisclosedField>> fields = new EnumMap<>(DisclosurePurpose.class);
    draft.fields().forEach((purpose, listed) -> {
      if (!listed.isEmpty()) {
        Set<DisclosedField> all = EnumSet.copyOf(listed);
        all.add(DisclosedField.caseNumber);
        fields.put(purpose, all);
      }
    });
    return new Draft(draft.number(), draft.legalBasis(), draft.reference(), draft.assessment(), draft.fromDay(), draft.lastDay(),
        draft.confirmed(), fields);
  }
}

package org.passerelle.partner;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.partner.Agreement.Payment;
import org.passerelle.partner.Agreement.Suspension;
import org.passerelle.partner.Agreement.Terms;
import org.passerelle.reference.Today;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators change about an organization's agreements. Nothing reaches back: new terms and suspensions hold from today or later.
 * Changes of one organization come one after the other, so that no two agreements come to cover the same programme,
 * or to be for confirming identities, on the same day.
 */
@Service
public class AgreementChanges {

  private final Agreements agreements;
  private final OrganizationRegister register;
  private final ChangeLog log;
  private final Audit audit;
  private final Today today;
  private final Clock clock;

  AgreementChanges(Agreements agreements, OrganizationRegister register, ChangeLog log, Audit audit, Today today, Clock clock) {
    this.agreements = agreements;
    this.register = register;
    this.log = log;
    this.audit = audit;
    this.today = today;
    this.clock = clock;
  }

  /**
   * What an agreement is to say.
   *
   * @param purposes      of {@link Agreement#PURPOSES}, at least one
   * @param programmes    codes; at least one when it is for referral, else none
   * @param endsOn        last day; null for none
   * @param quota         persons a calendar year, above 0; null for no limit
   * @param insideCountry whether people still inside their own country may be referred
   * @param payment       for each request to confirm an identity that was answered; null when nothing is paid
   */
  public record Draft(List<String> purposes, List<String> programmes, @Nullable LocalDate endsOn, @Nullable Integer quota, boolean insideCountry,
      @Nullable Payment payment, @Nullable String remark) {

    /** An agreement for referral alone. */
    public Draft(List<String> programmes, @Nullable LocalDate endsOn, @Nullable Integer quota, boolean insideCountry, @Nullable String remark) {
      this(List.of(Agreement.REFERRAL), programmes, endsOn, quota, insideCountry, null, remark);
    }
  }

  /**
   * Enters an agreement.
   *
   * @param startsOn first day; may have passed, when the paper is older than its entry here
   * @throws Refusals when its days contradict each other, its number is taken, or another agreement covers one of its programmes
   */
  @Transactional
  public void enter(OrganizationEntry organization, int version, String number, LocalDate startsOn, Draft draft) {
    register.claim(organization.id(), version);
    contradictions(draft)
        .when(draft.endsOn != null && draft.endsOn.isBefore(startsOn), "endsOn", "organization.fault.endBeforeStart").refuse();
    Terms first = terms(1, startsOn, draft);
    Agreement entered = new Agreement(UUID.randomUUID(), organization.id(), number, startsOn, List.of(first), List.of());
    refuseOverlap(entered);
    new Refusals.Gathered().when(!agreements.add(entered), "number", "agreement.fault.numberUsed").refuse();
    log.note(organization.id(), "agreementEntered", number, Map.of(), byField(first), startsOn);
    audit.record("enterAgreement", organization.code(), number);
  }

  /**
   * Enters what the agreement says from a day on. What it said before stays as it was.
   *
   * @param from today or later, and not before terms that were entered already
   */
  @Transactional
  public void change(OrganizationEntry organization, int version, UUID agreementId, LocalDate from, Draft draft) {
    register.claim(organization.id(), version);
    Agreement agreement = agreements.get(agreementId);
    Terms before = agreement.latest();
    Terms terms = terms(before.version() + 1, from, draft);
    contradictions(draft)
        .when(from.isBefore(today.get()), "validFrom", "organization.fault.past")
        .when(from.isBefore(before.validFrom()), "validFrom", "agreement.fault.beforeLatest", before.validFrom().toString())
        .when(draft.endsOn != null && draft.endsOn.isBefore(from), "endsOn", "organization.fault.endBeforeStart")
        .when(byField(before).equals(byField(terms)), "validFrom", "agreement.fault.nothingNew").refuse();
    refuseOverlap(new Agreement(agreement.id(), agreement.organizationId(), agreement.number(), agreement.startsOn(),
        Stream.concat(agreement.terms().stream(), Stream.of(terms)).toList(), agreement.suspensions()));
    agreements.add(agreementId, terms);
    log.note(organization.id(), "agreementChanged", agreement.number(), byField(before), byField(terms), from);
    audit.record("changeAgreement", organization.code(), agreement.number());
  }

  /**
   * Suspends an agreement.
   *
   * @param from    today or later
   * @param lastDay null while it is not known
   */
  @Transactional
  public void suspend(OrganizationEntry organization, int version, UUID agreementId, LocalDate from, @Nullable LocalDate lastDay,
      String reason) {
    register.claim(organization.id(), version);
    Agreement agreement = agreements.get(agreementId);
    new Refusals.Gathered()
        .when(from.isBefore(today.get()), "from", "organization.fault.past")
        .when(lastDay != null && lastDay.isBefore(from), "lastDay", "organization.fault.endBeforeStart")
        .when(agreement.suspensionAhead(today.get()).isPresent(), "from", "agreement.fault.suspendedAlready").refuse();
    agreements.suspend(agreementId, new Suspension(0, from, lastDay == null ? null : lastDay.plusDays(1), reason, SignedIn.actor(), clock.instant()));
    log.note(organization.id(), "agreementSuspended", agreement.number(), reason, from);
    audit.record("suspendAgreement", organization.code(), agreement.number());
  }

  /**
   * Ends a suspension.
   *
   * @param from the first day on which the agreement holds again: today or later
   */
  @Transactional
  public void reinstate(OrganizationEntry organization, int version, UUID agreementId, LocalDate from, String reason) {
    register.claim(organization.id(), version);
    Agreement agreement = agreements.get(agreementId);
    Suspension suspension = agreement.suspensionAhead(today.get()).orElse(null);
    new Refusals.Gathered()
        .when(from.isBefore(today.get()), "from", "organization.fault.past")
        .when(suspension == null, "from", "agreement.fault.notSuspended").refuse();
    LocalDate back = Objects.requireNonNull(suspension).from().isAfter(from) ? suspension.from() : from;
    agreements.reinstate(suspension.id(), back);
    log.note(organization.id(), "agreementReinstated", agreement.number(), reason, back);
    audit.record("reinstateAgreement", organization.code(), agreement.number());
  }

  private Terms terms(int version, LocalDate from, Draft draft) {
    return new Terms(version, from, Agreement.PURPOSES.stream().filter(draft.purposes::contains).toList(),
        draft.programmes.stream().sorted().toList(), draft.endsOn, draft.quota, draft.insideCountry, draft.payment, draft.remark,
        SignedIn.actor(), clock.instant());
  }

  private static Refusals.Gathered contradictions(Draft draft) {
    boolean refers = draft.purposes.contains(Agreement.REFERRAL);
    return new Refusals.Gathered()
        .when(refers && draft.programmes.isEmpty(), "programmes", "organization.fault.chooseSome")
        .when(!refers && !draft.programmes.isEmpty(), "programmes", "agreement.fault.onlyForReferral")
        .when(!refers && draft.quota != null, "quota", "agreement.fault.onlyForReferral")
        .when(draft.payment != null && !draft.purposes.contains(Agreement.IDENTITY_CONFIRMATION), "payment", "agreement.fault.onlyForConfirmation");
  }

  private void refuseOverlap(Agreement wanted) {
    for (Agreement other : agreements.of(wanted.organizationId()).stream().filter(each -> !each.id().equals(wanted.id())).toList()) {
      String programme = wanted.overlap(other).orElse(null);
      new Refusals.Gathered()
          .when(programme != null, "programmes", "agreement.fault.overlap", programme + ", " + other.number())
          .when(wanted.bothConfirm(other), "purposes", "agreement.fault.bothConfirm", other.number()).refuse();
    }
  }

  private static Map<String, @Nullable String> byField(Terms terms) {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    fields.put("purposes", String.join(", ", terms.purposes()));
    fields.put("programmes", terms.programmes().isEmpty() ? null : String.join(", ", terms.programmes()));
    fields.put("endsOn", terms.endsOn() == null ? null : terms.endsOn().toString());
    fields.put("quota", terms.quota() == null ? null : terms.quota().toString());
    fields.put("insideCountry", terms.isFor(Agreement.REFERRAL) ? String.valueOf(terms.insideCountry()) : null);
    fields.put("paymentChannel", terms.payment() == null ? null : terms.payment().channel());
    fields.put("paymentAmount", terms.payment() == null ? null : terms.payment().written());
    return fields;
  }
}

package org.passerelle.identity.gate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Timeline;
import org.passerelle.identity.gate.Asked.Agreed;
import org.passerelle.partner.Agreement;
import org.passerelle.partner.Agreements;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.Today;
import org.passerelle.referral.Referrals;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The gate in front of every request to an NGO: Criminal Code s. 83.03 makes it a crime to provide property or services that benefit a listed
 * group, so that agreement, authorization, screening, safety and channel of payment are checked before anybody is asked.
 */
@Service
public class Gate {

  /** What is checked, in the order in which it is shown. */
  public enum Condition { agreement, authorization, screening, safety, payment }

  /** What a compliance officer may answer when the gate is shut. Nobody can open it by hand. */
  public enum Answer { checkAgain, anotherNgo, assessSafety, withoutNgo }

  private final List<GateCondition> conditions;
  private final GateChecks checks;
  private final Referrals referrals;
  private final Agreements agreements;
  private final Organizations organizations;
  private final SafetyAssessments assessments;
  private final CaseFiles files;
  private final Timeline timeline;
  private final Audit audit;
  private final Today today;
  private final Clock clock;

  Gate(List<GateCondition> conditions, GateChecks checks, Referrals referrals, Agreements agreements, Organizations organizations,
      SafetyAssessments assessments, CaseFiles files, Timeline timeline, Audit audit, Today today, Clock clock) {
    this.conditions = conditions.stream().sorted(Comparator.comparing(GateCondition::condition)).toList();
    this.checks = checks;
    this.referrals = referrals;
    this.agreements = agreements;
    this.organizations = organizations;
    this.assessments = assessments;
    this.files = files;
    this.timeline = timeline;
    this.audit = audit;
    this.today = today;
    this.clock = clock;
  }

  /**
   * Checks everything anew and writes the result down.
   *
   * @return what was found; what it rests on stays as it is until the transaction ends
   */
  @Transactional
  public Checked check(UUID caseId, UUID verifierId) {
    Asked asked = asked(caseId, verifierId);
    List<Finding> findings = conditions.stream().flatMap(each -> each.check(asked).stream()).toList();
    UUID authorization = findings.stream().filter(each -> each.met() && each.condition() == Condition.authorization)
        .map(Finding::reference).filter(Objects::nonNull).findFirst().orElse(null);
    List<Condition> failed = findings.stream().filter(each -> !each.met()).map(Finding::condition).distinct().toList();
    Checked checked = new Checked(UUID.randomUUID(), failed, authorization);
    checks.add(checked.id(), asked, SignedIn.actor(), checked.open(), authorization, findings);
    if (!checked.open()) {
      timeline.add(caseId, "gateClosed", organizations.get(verifierId).code());
    }
    return checked;
  }

  /**
   * Which of these conditions are not met now, for work that was asked for already; whoever asks writes it down.
   *
   * @return what is missing; what the rest hangs on stays as it is until the transaction ends
   */
  @Transactional
  public List<Condition> missing(UUID caseId, UUID verifierId, Set<Condition> among) {
    Asked asked = asked(caseId, verifierId);
    return conditions.stream().filter(each -> among.contains(each.condition()))
        .filter(each -> each.check(asked).stream().anyMatch(finding -> !finding.met())).map(GateCondition::condition).toList();
  }

  /**
   * Writes down what a compliance officer answered when the gate was shut.
   *
   * @param reason null only when the gate is to be checked again
   */
  @Transactional
  public void answer(UUID caseId, UUID verifierId, Answer answer, @Nullable String reason, String officer) {
    checks.answer(caseId, verifierId, answer.name(), reason, officer, clock.instant());
    timeline.add(caseId, "gateAnswered." + answer, organizations.get(verifierId).code());
    audit.record("answerGate", files.get(caseId).number(), answer.name());
  }

  private Asked asked(UUID caseId, UUID verifierId) {
    boolean suspended = checks.hold(verifierId);
    LocalDate day = today.get();
    Agreed agreed = agreements.of(verifierId).stream().filter(each -> each.covers(Agreement.IDENTITY_CONFIRMATION, day)).findFirst()
        .map(each -> new Agreed(each.number(), each.termsOn(day).orElseThrow())).orElse(null);
    return new Asked(caseId, verifierId, referrals.get(caseId).countryOfAsylum(), suspended, agreed, assessments.latest(caseId).orElse(null), day,
        clock.instant());
  }

  /**
   * What a check found.
   *
   * @param id              of the check on file
   * @param failed          the conditions that are not met; the gate is open when there is none
   * @param authorizationId under which authorization or documented exception the NGO would work; null where none is needed
   */
  public record Checked(UUID id, List<Condition> failed, @Nullable UUID authorizationId) {

    public boolean open() {
      return failed.isEmpty();
    }
  }
}

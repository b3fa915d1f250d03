package org.passerelle.identity;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.WrongField;
import org.passerelle.identity.payment.Payments;
import org.passerelle.identity.IdentityRecord.Decided;
import org.passerelle.reference.Priority;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What officers decide on a family's identity. Nobody is stopped, and nothing is passed over, on one officer's word: a contradiction, a suspicion of
 * fraud and an emergency override need a second officer, and fraud is then handled by somebody who gave neither opinion.
 */
@Service
public class IdentityDecisions {

  private static final String FIRST = "first";
  private static final String SECOND_OPINION = "secondOpinion";
  private static final String FRAUD = "fraud";

  private final IdentityVerification verification;
  private final DecisionsOnIdentity decisions;
  private final Payments payments;
  private final CaseFiles files;
  private final Timeline timeline;
  private final Audit audit;
  private final Clock clock;

  IdentityDecisions(IdentityVerification verification, DecisionsOnIdentity decisions, Payments payments, CaseFiles files, Timeline timeline,
      Audit audit, Clock clock) {
    this.verification = verification;
    this.payments = payments;
    this.decisions = decisions;
    this.files = files;
    this.timeline = timeline;
    this.audit = audit;
    this.clock = clock;
  }

  /** The officer's decision on the file as it stands. */
  public enum Decision {
    confirmed, confirmedWithReservations,
    /** A second, independent source is asked. */
    inconclusive,
    contradicted, suspectedFraud,
    /** In an emergency a family may go on before its identity is confirmed; what is owed is made good later. */
    emergencyOverride;

    private static final Set<Decision> SECONDED = EnumSet.of(contradicted, suspectedFraud, emergencyOverride);

    /** Whether it holds only once a second officer agrees. */
    public boolean seconded() {
      return SECONDED.contains(this);
    }
  }

  /** The second officer's word on a decision that needs one. */
  public enum SecondOpinion { agree, disagree }

  /** What became of a suspicion of fraud. */
  public enum FraudOutcome { upheld, notUpheld }

  /**
   * Writes down the first decision.
   *
   * @param reservations with what the identity is confirmed; given with {@link Decision#confirmedWithReservations} and no other
   * @param stillOwed    what has to be made good; given with {@link Decision#emergencyOverride} and no other
   * @throws WrongField when it is inconclusive although no further NGO can be asked, or overrides although the case is no emergency
   */
  @Transactional
  public void decide(OpenTask task, Decision decision, String reason, @Nullable String reservations, @Nullable String stillOwed) {
    hasNotPaid(task, "identityDecision");
    if (decision == Decision.inconclusive && !verification.verifierLeft(task.caseId())) {
      throw new WrongField("identityDecision", "identity.noFurtherVerifier");
    }
    if (decision == Decision.emergencyOverride) {
      mustBeEmergency(task.caseId(), "identityDecision");
    }
    decisions.addFirst(task.caseId(), decided(task, FIRST, decision.name(), reason, reservations, stillOwed));
    record(task, "decideIdentity", decision.name(), switch (decision) {
      case confirmed -> "identityConfirmed";
      case confirmedWithReservations -> "identityConfirmedWithReservations";
      case inconclusive -> "identityInconclusive";
      case contradicted -> "identityContradicted";
      case suspectedFraud -> "identityFraudSuspected";
      case emergencyOverride -> "identityOverrideProposed";
    });
  }

  /**
   * Whether this officer may give the second opinion that the case waits for.
   *
   * @throws WrongField when they gave the decision, or gave one that needed a second opinion in this case before
   */
  @Transactional(readOnly = true)
  public void mayGiveSecondOpinion(OpenTask task) {
    boolean gaveOne = decisions.ofCase(task.caseId()).stream()
        .anyMatch(each -> each.kind().equals(FIRST) && Decision.valueOf(each.decision()).seconded() && each.decidedBy().equals(task.officer()));
    if (gaveOne) {
      throw new WrongField(SECOND_OPINION, "identity.sameOfficer");
    }
    hasNotPaid(task, SECOND_OPINION);
  }

  /** Verifier, approver and payment releaser are three people, whichever of them comes last. */
  private void hasNotPaid(OpenTask task, String field) {
    if (payments.handledBy(task.caseId(), task.officer())) {
      throw new WrongField(field, "identity.paid");
    }
  }

  /**
   * Writes down the second opinion.
   *
   * @throws WrongField when it comes from the officer who gave the decision, or lets an override through although the emergency is over
   */
  @Transactional
  public void giveSecondOpinion(OpenTask task, SecondOpinion opinion, String reason) {
    mayGiveSecondOpinion(task);
    Decided first = latest(task.caseId(), FIRST);
    Decision decision = Decision.valueOf(first.decision());
    boolean agrees = opinion == SecondOpinion.agree;
    if (agrees && decision == Decision.emergencyOverride) {
      mustBeEmergency(task.caseId(), SECOND_OPINION);
    }
    decisions.addOn(task.caseId(), first, decided(task, SECOND_OPINION, opinion.name(), reason, null, null));
    record(task, "giveSecondOpinion", opinion.name(), switch (decision) {
      case suspectedFraud -> agrees ? "fraudSuspicionShared" : "fraudSuspicionNotShared";
      case emergencyOverride -> agrees ? "identityOverrideGranted" : "identityOverrideRefused";
      default -> agrees ? "contradictionUpheld" : "contradictionNotUpheld";
    });
  }

  /**
   * Whether this officer may handle the suspicion of fraud.
   *
   * @throws WrongField when they were one of the two who found it
   */
  @Transactional(readOnly = true)
  public void mayHandleFraud(OpenTask task) {
    boolean tookPart = decisions.ofCase(task.caseId()).stream().anyMatch(each -> !each.kind().equals(FRAUD) && each.decidedBy().equals(task.officer()));
    if (tookPart) {
      throw new WrongField("fraudOutcome", "identity.tookPart");
    }
  }

  /**
   * Writes down what became of a suspicion of fraud.
   *
   * @throws WrongField when it comes from one of the two officers who found it
   */
  @Transactional
  public void handleFraud(OpenTask task, FraudOutcome outcome, String reason) {
    mayHandleFraud(task);
    decisions.addOn(task.caseId(), latest(task.caseId(), FIRST), latest(task.caseId(), SECOND_OPINION), decided(task, FRAUD, outcome.name(), reason, null, null));
    record(task, "handleFraud", outcome.name(), outcome == FraudOutcome.upheld ? "fraudUpheld" : "fraudNotUpheld");
  }

  private void mustBeEmergency(UUID caseId, String field) {
    if (files.get(caseId).workingPriority() != Priority.emergency) {
      throw new WrongField(field, "identity.noEmergency");
    }
  }

  private Decided latest(UUID caseId, String kind) {
    return decisions.latest(caseId, kind).orElseThrow(() -> new IllegalStateException("the case has no decision to speak about: " + kind));
  }

  private Decided decided(OpenTask task, String kind, String decision, String reason, @Nullable String reservations, @Nullable String stillOwed) {
    return new Decided(UUID.randomUUID(), kind, decision, reason, reservations, stillOwed, task.officer(), clock.instant());
  }

  private void record(OpenTask task, String action, String decision, String event) {
    audit.record(action, task.caseNumber(), decision);
    timeline.add(task.caseId(), event, null);
  }
}

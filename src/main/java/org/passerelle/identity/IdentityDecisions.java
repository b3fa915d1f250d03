package org.passerelle.identity;

import java.time.Clock;
import org.passerelle.access.Audit;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.WrongField;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What officers decide on a family's identity. Nobody is stopped on one officer's word: a contradiction needs a second one. */
@Service
public class IdentityDecisions {

  private final IdentityVerification verification;
  private final DecisionsOnIdentity decisions;
  private final Timeline timeline;
  private final Audit audit;
  private final Clock clock;

  IdentityDecisions(IdentityVerification verification, DecisionsOnIdentity decisions, Timeline timeline, Audit audit, Clock clock) {
    this.verification = verification;
    this.decisions = decisions;
    this.timeline = timeline;
    this.audit = audit;
    this.clock = clock;
  }

  /** The officer's decision on the file as it stands. */
  public enum Decision { confirmed, inconclusive, contradicted }

  /** The second officer's word on a contradiction. */
  public enum SecondOpinion { agree, disagree }

  /**
   * Writes down the first decision.
   *
   * @throws WrongField when it is inconclusive although no further NGO can be asked: the officer must decide then
   */
  @Transactional
  public void decide(OpenTask task, Decision decision, String reason) {
    if (decision == Decision.inconclusive && !verification.verifierLeft(task.caseId())) {
      throw new WrongField("identityDecision", "identity.noFurtherVerifier");
    }
    add(task, "first", decision.name(), reason);
    timeline.add(task.caseId(), switch (decision) {
      case confirmed -> "identityConfirmed";
      case inconclusive -> "identityInconclusive";
      case contradicted -> "identityContradicted";
    }, null);
  }

  /**
   * Writes down the second opinion.
   *
   * @throws WrongField when it comes from the officer who gave the first decision
   */
  @Transactional
  public void giveSecondOpinion(OpenTask task, SecondOpinion opinion, String reason) {
    if (decisions.firstOfficer(task.caseId()).filter(task.officer()::equals).isPresent()) {
      throw new WrongField("secondOpinion", "identity.sameOfficer");
    }
    add(task, "secondOpinion", opinion.name(), reason);
    timeline.add(task.caseId(), opinion == SecondOpinion.agree ? "contradictionUpheld" : "contradictionNotUpheld", null);
  }

  private void add(OpenTask task, String kind, String decision, String reason) {
    decisions.add(task.caseId(), new IdentityRecord.Decided(kind, decision, reason, task.officer(), clock.instant()));
    audit.record("decideIdentity", task.caseNumber(), decision);
  }
}

package org.passerelle.handoff.aftercare;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.access.Audit;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.engine.WrongField;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What families are owed in their first months is settled by who owes it: reached on a day, or declined by the family. */
@Service
public class SettlingMilestones {

  private final MilestoneRegister register;
  private final Timeline timeline;
  private final Audit audit;

  SettlingMilestones(MilestoneRegister register, Timeline timeline, Audit audit) {
    this.register = register;
    this.timeline = timeline;
    this.audit = audit;
  }

  /** What the family of a notice is owed, overdue first; empty for whoever the notice did not go to. */
  @Transactional(readOnly = true)
  public List<OwedMilestone> ofNotice(UUID organization, UUID notice) {
    return register.ofRecipient(organization, notice);
  }

  /**
   * Takes the word of the office or the provider.
   *
   * @return what is owed as it stood; empty when it is not this organization's to settle
   * @throws NotWaiting when it was settled before
   * @throws WrongField when the answer does not fit
   */
  @Transactional
  public Optional<OwedMilestone> ofNotice(UUID organization, UUID notice, String kind, Settlement settlement) {
    Optional<OwedMilestone> owed = register.lockOfRecipient(organization, notice, kind);
    owed.ifPresent(one -> {
      if (!one.open()) {
        throw new NotWaiting("milestone " + kind, one.caseNumber());
      }
      settle(one, settlement);
    });
    return owed;
  }

  /**
   * Takes the word of a health team. What the province carries on after it took over is still the team's to settle; an assessment made or refused
   * had been offered.
   *
   * @return what is owed as it stood; empty when the family lives in none of the team's cities
   * @throws NotWaiting when it was settled before
   * @throws WrongField when the answer does not fit
   */
  @Transactional
  public Optional<OwedMilestone> ofTeam(UUID team, String caseNumber, String kind, Settlement settlement) {
    Optional<OwedMilestone> owed = register.lockOfTeam(team, caseNumber, kind);
    owed.ifPresent(one -> {
      if (one.state().equals(Settlement.REACHED) || one.state().equals(Settlement.DECLINED)) {
        throw new NotWaiting("milestone " + kind, caseNumber);
      }
      settle(one, settlement);
      if (kind.equals(Settlement.HEALTH_ASSESSMENT)) {
        register.settle(one.caseId(), Settlement.HEALTH_OFFER, Settlement.REACHED, settlement.day(), null);
      }
    });
    return owed;
  }

  private void settle(OwedMilestone owed, Settlement settlement) {
    settlement.check(owed);
    register.settle(owed.caseId(), owed.kind(), settlement.outcome(), settlement.day(), settlement.remarks());
    audit.record("settleMilestone", owed.caseNumber(), owed.kind() + "/" + settlement.outcome());
    timeline.add(owed.caseId(), settlement.outcome().equals(Settlement.REACHED) ? "milestoneReached" : "milestoneDeclined", owed.kind());
  }
}

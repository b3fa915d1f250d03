package org.passerelle.sponsorship.round;

import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.sponsorship.Holds;
import org.passerelle.sponsorship.process.SponsorshipModel;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells a case that a round holds its family for a sponsor: once, however often it is tried. */
@Service
public class TellingCases {

  private final RoundPools pools;
  private final Holds holds;
  private final CaseProcesses processes;
  private final Clock clock;

  TellingCases(RoundPools pools, Holds holds, CaseProcesses processes, Clock clock) {
    this.pools = pools;
    this.holds = holds;
    this.processes = processes;
    this.clock = clock;
  }

  /** Tells the case of that proposal. A case that no longer waits is left alone, and its hold ends. */
  @Transactional
  public void tell(UUID proposal) {
    if (!pools.tell(proposal, clock.instant())) {
      return;
    }
    String caseNumber = pools.byProposal(proposal).orElseThrow().caseNumber();
    boolean told = holds.held(proposal).filter(held -> processes.tellIfWaiting(SponsorshipModel.HOLD_PUBLISHED, caseNumber,
        Map.of(SponsorshipModel.HOLD_EXPIRES_AT, Date.from(held.expiresAt()), SponsorshipModel.HOLD_REMINDER_AT, Date.from(held.reminderAt())))).isPresent();
    if (!told) {
      holds.withdraw(proposal);
      pools.toldTooLate(proposal);
    }
  }
}

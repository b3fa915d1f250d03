package org.passerelle.sponsorship.round;

import java.time.Clock;
import java.util.UUID;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.WrongField;
import org.passerelle.sponsorship.round.MatchingRound.State;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives up a round that does not go on by itself, so that the next can begin. Nothing is held yet, and the families stay in the queue. */
@Service
public class GivingUpRounds {

  private final MatchingRounds rounds;
  private final CaseProcesses processes;
  private final Audit audit;
  private final Clock clock;

  GivingUpRounds(MatchingRounds rounds, CaseProcesses processes, Audit audit, Clock clock) {
    this.rounds = rounds;
    this.processes = processes;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether the round keeps others from beginning and does not go on by itself. */
  @Transactional(readOnly = true)
  public boolean stuck(MatchingRound round) {
    return round.endedAt() == null && processes.stuck(BeginningRounds.PROCESS, round.number());
  }

  /**
   * Ends the round with its run in the engine.
   *
   * @throws WrongField when it was published or has ended otherwise, or goes on by itself
   */
  @Transactional
  public void giveUp(UUID roundId, String reason) {
    MatchingRound round = rounds.lock(roundId);
    if (round.endedAt() != null) {
      throw new WrongField("reason", round.state() == State.published ? "round.giveUp.published" : "round.giveUp.ended");
    }
    if (!stuck(round)) {
      throw new WrongField("reason", "round.giveUp.goesOn");
    }
    rounds.end(roundId, State.discarded, SignedIn.actor(), reason, clock.instant());
    processes.endBeside(BeginningRounds.PROCESS, round.number());
    audit.record("giveUpRound", round.number(), null);
  }
}

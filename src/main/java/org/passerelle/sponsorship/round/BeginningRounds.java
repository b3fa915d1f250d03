package org.passerelle.sponsorship.round;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.Variables;
import org.passerelle.reference.ProgrammeLimits;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.WaitingFamilies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins matching rounds, one at a time. */
@Service
public class BeginningRounds {

  static final String PROCESS = "matching-round";
  private static final String EVERY = "roundEveryDays";

  private final MatchingRounds rounds;
  private final WaitingFamilies waiting;
  private final ProgrammeLimits programme;
  private final CaseProcesses processes;
  private final Today today;
  private final Audit audit;
  private final Clock clock;

  BeginningRounds(MatchingRounds rounds, WaitingFamilies waiting, ProgrammeLimits programme, CaseProcesses processes, Today today, Audit audit, Clock clock) {
    this.rounds = rounds;
    this.waiting = waiting;
    this.programme = programme;
    this.processes = processes;
    this.today = today;
    this.audit = audit;
    this.clock = clock;
  }

  /** Begins a round; empty when one is under way, as when two begin at once. */
  @Transactional
  public Optional<MatchingRound> begin() {
    Optional<MatchingRound> begun = rounds.begin(SignedIn.actor(), clock.instant(), today.get().getYear());
    begun.ifPresent(round -> {
      audit.record("beginRound", round.number(), null);
      processes.startBeside(PROCESS, round.number(), Map.of("roundId", round.id().toString(), Variables.CASE_NUMBER, round.number()));
    });
    return begun;
  }

  /** Begins a round when families wait and none has ended for as many days as the programme says. */
  @Transactional
  public Optional<MatchingRound> beginWhenDue() {
    Instant since = clock.instant().minus(Duration.ofDays(programme.get(EVERY)));
    boolean due = rounds.underWay().isEmpty() && rounds.lastEnded().filter(last -> last.isAfter(since)).isEmpty() && waiting.any();
    return due ? begin() : Optional.empty();
  }
}

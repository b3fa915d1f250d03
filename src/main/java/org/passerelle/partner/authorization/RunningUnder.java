package org.passerelle.partner.authorization;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Knows what runs, or ran when it ended, under an authorization or exception; whoever asks others to work under one says so here. */
public interface RunningUnder {

  /** What is or was in hand: what runs first, then the newest; at most 100. */
  List<CaseLine> of(UUID authorizationId);

  /**
   * A piece of work for a case.
   *
   * @param organizationId who does it
   * @param since          when they were asked
   * @param stateKey       key of the words for where it stands
   * @param running        whether it still runs
   */
  record CaseLine(String caseNumber, UUID organizationId, Instant since, String stateKey, boolean running) {
  }
}

package org.passerelle.sponsorship.round;

import java.util.UUID;
import java.util.stream.IntStream;
import org.passerelle.access.SignedIn;
import org.passerelle.sponsorship.FamilyToPlace;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes down who waits and who could take them, so that the plan of a round can be explained and made again later. */
@Service
public class CollectingPool {

  private final MatchingRounds rounds;
  private final RoundPools pools;
  private final WaitingQueue queue;

  CollectingPool(MatchingRounds rounds, RoundPools pools, WaitingQueue queue) {
    this.rounds = rounds;
    this.pools = pools;
    this.queue = queue;
  }

  /**
   * Collects the pool, in place of an earlier one of the same round. When nobody can be placed the round ends and says why.
   *
   * @return whether anybody can be placed
   */
  @Transactional
  public boolean collect(UUID roundId) {
    WaitingQueue.Read read = queue.read(rounds.get(roundId).number().hashCode());
    rounds.collected(roundId, read);
    write(roundId, read);
    boolean any = read.pairing().anyPair();
    if (!any) {
      rounds.nobody(roundId, read.pairing().rows().isEmpty() ? "noFamily" : read.pairing().sponsors().isEmpty() ? "noSponsor" : "allShutOut",
          SignedIn.actor(), read.at());
    }
    return any;
  }

  private void write(UUID roundId, WaitingQueue.Read read) {
    pools.clear(roundId);
    pools.addSponsors(roundId, read.pairing().sponsors(), read.prices());
    pools.addFamilies(IntStream.range(0, read.pairing().rows().size()).mapToObj(position -> collected(roundId, position, read)).toList());
  }

  private static RoundPools.Collected collected(UUID roundId, int position, WaitingQueue.Read read) {
    Pairing.Row row = read.pairing().rows().get(position);
    FamilyToPlace family = row.family();
    PlacedFamily placed = new PlacedFamily(roundId, position, family.caseId(), family.caseNumber(), family.priority(), family.room(), family.languages(),
        Groups.of(family), family.waitingSince() == null ? read.at() : family.waitingSince(), row.allowed(), row.levels(), row.worth(), row.limits(),
        null, null, null, null, null, null, null, null, null);
    return new RoundPools.Collected(placed, row.ruledOut());
  }
}

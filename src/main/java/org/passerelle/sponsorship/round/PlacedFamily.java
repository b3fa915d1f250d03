package org.passerelle.sponsorship.round;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.reference.Priority;
import org.passerelle.sponsorship.Room;

/**
 * A family of a round with what its plan rests on.
 *
 * @param allowed      positions of the sponsors that no limit rules out
 * @param levels       of each of these pairs, one digit a criterion
 * @param worth        of each of these pairs, in points
 * @param shutOut      how many sponsors each limit rules out
 * @param planned      whom the plan proposes; null for nobody
 * @param runnerUp     who would come next; null when there is nobody else
 * @param runnerUpCost how many points all families together would lose by it
 * @param unplaced     why the plan has nobody for it: {@code noPair}, {@code crowdedOut} or {@code keptForLater}
 * @param chosen       whom the officer leaves it with; null for nobody
 * @param outcome      of the publication: {@code held}, {@code placeGone}, {@code limit} or {@code notWaiting}; null before
 * @param outcomeLimit the limit that stands against the pair since
 * @param told         whether the case was told: {@code told} or {@code tooLate}; null before
 */
public record PlacedFamily(UUID roundId, int position, UUID caseId, String caseNumber, Priority priority, Room room, List<String> languages, List<String> groups,
    Instant waitingSince, List<Integer> allowed, List<String> levels, List<Double> worth, List<ShutOut> shutOut, @Nullable Integer planned,
    @Nullable Integer runnerUp, @Nullable Double runnerUpCost, @Nullable String unplaced, @Nullable Integer chosen, @Nullable String outcome,
    @Nullable String outcomeLimit, @Nullable UUID proposalId, @Nullable String told) {

  /** Whether the officer chose otherwise than the plan. */
  public boolean overridden() {
    return !java.util.Objects.equals(planned, chosen);
  }

  /** Whether that sponsor is ruled out by no limit. */
  public boolean allows(int sponsor) {
    return allowed.contains(sponsor);
  }

  /** What the pair is worth in points; 0 for nobody. */
  public double worth(@Nullable Integer sponsor) {
    return sponsor == null ? 0 : worth.get(allowed.indexOf(sponsor));
  }

  /** The levels of the pair. */
  public String levels(int sponsor) {
    return levels.get(allowed.indexOf(sponsor));
  }
}

package org.passerelle.handoff.destining;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.reference.Place;

/**
 * A request to match a destination (DMR): a family whom no sponsor receives and who does not go to Québec asks for a city.
 *
 * @param number     DMR, year and six digits
 * @param place      the city that the family asks for; null when it names none
 * @param province   the province that it asks for; null when it names none
 * @param grounds    why, in codes whose words are {@code destining.ground.<code>}
 * @param proposedAt when the cities were weighed; null when they were not, as for families destined before there were requests
 * @param policy     the version of the table of points
 * @param families   how many families were planned for together
 */
public record DestinationRequest(String number, State state, Instant askedAt, @Nullable Place place, @Nullable String province, List<String> grounds,
    @Nullable Instant proposedAt, @Nullable String policy, int families) {

  /** How far the request is. */
  public enum State { asked, chosen, withdrawn }
}

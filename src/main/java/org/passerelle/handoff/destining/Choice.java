package org.passerelle.handoff.destining;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.passerelle.reference.Place;

/**
 * A city that an officer chose.
 *
 * @param position   where it stood among those proposed, 1 for the first; null when nothing was proposed
 * @param first      the city that stood first
 * @param pointsLost how many points the first one would have left more, after the price
 * @param beyondPlan why the family goes there although the year's plan had no room for it; null when it had
 */
public record Choice(Place place, @Nullable Integer position, @Nullable Place first, double pointsLost, String reason, @Nullable String beyondPlan,
    String by, Instant at) {

  /** Whether another city stood first. */
  public boolean otherwise() {
    return first != null && !first.code().equals(place.code());
  }
}

package org.passerelle.handoff.destining;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.reference.Place;

/**
 * A city as it was weighed for a family.
 *
 * @param planned whether the plan for all families who wait sends this one there
 * @param worth   the sum of the points of its parts
 * @param price   what the family's places there are worth to others who wait or are still to come, in points
 * @param against what rules the city out; none when it may be chosen
 * @param plan    persons whom it planned to receive that year; null while it had no plan
 * @param taken   persons who were destined for it then
 */
public record Option(Place place, boolean planned, int worth, double price, List<Part> parts, List<Obstacle> against, @Nullable Integer plan, int taken) {

  /** Below this, amounts of points are the same. */
  private static final double SAME = 1e-6;

  /** First where the plan sends the family, then what leaves most after the price; what is ruled out comes last, what may be exceeded before what may not. */
  static final Comparator<Option> ORDER = Comparator.comparing((Option option) -> !option.planned)
      .thenComparing(option -> option.against.isEmpty() ? 0 : option.mayBeChosen() ? 1 : 2)
      .thenComparing(option -> -Math.round(option.left() / SAME)).thenComparing(option -> -option.worth)
      .thenComparing(option -> option.place.name()).thenComparing(option -> option.place.code());

  /** What the city is worth to this family beyond what it is worth to others. */
  public double left() {
    return worth - price;
  }

  /** Whether an officer may choose it, with a reason of its own where the plan is exceeded. */
  public boolean mayBeChosen() {
    return against.stream().allMatch(Obstacle::mayBeExceeded);
  }

  /** What counts, without what counts nothing, most first. */
  public List<Part> counting() {
    return parts.stream().filter(part -> part.points() > 0).sorted(Comparator.comparing(Part::points).reversed()).toList();
  }

  /**
   * What sets it apart, in the criteria's order: neither what is said of every city when a family says nothing, nor care, of which a list outside this
   * house's own pages must not speak.
   */
  String because() {
    return parts.stream().filter(part -> part.points() > 0 && !part.criterion().equals(Criterion.care.name()))
        .map(part -> part.criterion() + "." + part.level()).filter(code -> !code.equals("wish.none")).findFirst().orElse("nothing");
  }
}

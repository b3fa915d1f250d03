package org.passerelle.sponsorship;

/**
 * Room for families, in each dimension that can run out: what a sponsor can carry, what of it is taken, or what one family needs. A family
 * stays whole: it fits when it fits in every dimension.
 *
 * @param families     households
 * @param persons      of any age
 * @param children     of them, who may be under 18
 * @param specialNeeds of the households, those who need more than others: care, steps they cannot climb, a parent or a child alone
 */
public record Room(int families, int persons, int children, int specialNeeds) {

  /** The dimensions, in the order of {@link #inDimensions()}. */
  public enum Dimension { families, persons, children, specialNeeds }

  /** What one family takes. */
  public static Room ofFamily(int persons, int children, boolean specialNeeds) {
    return new Room(1, persons, children, specialNeeds ? 1 : 0);
  }

  /** Whether that much is within this. */
  public boolean holds(Room needed) {
    return needed.families <= families && needed.persons <= persons && needed.children <= children && needed.specialNeeds <= specialNeeds;
  }

  public Room minus(Room taken) {
    return new Room(families - taken.families, persons - taken.persons, children - taken.children, specialNeeds - taken.specialNeeds);
  }

  /** One number a dimension, as {@link Dimension} orders them. */
  public int[] inDimensions() {
    return new int[] {families, persons, children, specialNeeds};
  }
}

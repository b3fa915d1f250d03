package org.passerelle.handoff.destining;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.handoff.destining.City.Service;

/**
 * A limit that no points outweigh, in words of the message bundles: {@code destining.obstacle.<code>}.
 *
 * @param details figures for the words, never personal data
 */
public record Obstacle(String code, List<Integer> details) {

  /** Somebody in the family needs care that the city does not have. */
  static final String CARE = "care";
  /** The city's plan for this year has no room for the whole family. */
  static final String FULL = "full";
  /** Nobody has entered a plan for the city. */
  static final String NO_PLAN = "noPlan";

  /** What stands against this city for this family; none when nothing does. */
  static List<Obstacle> against(FamilyFacts family, City city) {
    List<Obstacle> against = new ArrayList<>();
    if (family.needsCare() && !city.services().contains(Service.medical)) {
      against.add(new Obstacle(CARE, List.of()));
    }
    if (city.plan() == null) {
      against.add(new Obstacle(NO_PLAN, List.of()));
    } else if (city.left() < family.persons()) {
      against.add(new Obstacle(FULL, List.of(family.persons(), city.left(), city.plan())));
    }
    return against;
  }

  /** Whether an officer may send a family there all the same, and says why: never where it would not be cared for. */
  public boolean mayBeExceeded() {
    return !code.equals(CARE);
  }
}

package org.passerelle.sponsorship.round;

import java.util.HashMap;
import java.util.Map;
import org.passerelle.sponsorship.optimizer.Plan;
import org.passerelle.sponsorship.optimizer.Pool;

/** Whom each placed family would go to next. */
final class RunnersUp {

  private RunnersUp() {
  }

  /** By family. */
  static Map<Integer, Next> of(Pool pool, Plan plan) {
    return new HashMap<>();
  }

  /**
   * Who comes next.
   *
   * @param cost how many points all families together would lose by it
   */
  record Next(int place, double cost) {
  }
}

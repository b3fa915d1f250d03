package org.passerelle.handoff.destining;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table of points, asked anew when its version changes: it is the same for every family. */
@Component
class PolicyInForce {

  private final PolicyTable table;
  private volatile @Nullable Policy read;

  PolicyInForce(PolicyTable table) {
    this.table = table;
  }

  Policy get() {
    String version = table.version();
    Policy known = read;
    if (known == null || !known.version().equals(version)) {
      known = Policy.of(version, table::points);
      read = known;
    }
    return known;
  }
}

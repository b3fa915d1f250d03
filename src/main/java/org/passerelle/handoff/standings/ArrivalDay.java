package org.passerelle.handoff.standings;

import java.time.LocalDate;
import java.util.List;

/**
 * A day on which families are expected.
 *
 * @param provinces by code
 */
public record ArrivalDay(LocalDate day, List<Share> provinces) {

  public int families() {
    return provinces.stream().mapToInt(Share::families).sum();
  }

  public int persons() {
    return provinces.stream().mapToInt(Share::persons).sum();
  }

  /** Families whose plan is open again: another day may follow. */
  public int replanned() {
    return provinces.stream().mapToInt(Share::replanned).sum();
  }

  /** What one province expects on the day. */
  public record Share(String province, int families, int persons, int replanned) {
  }
}

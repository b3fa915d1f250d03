package org.passerelle.sponsorship.eligibility;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.sponsorship.eligibility.FigureTable.Cell;

/**
 * An edition of a table of figures.
 *
 * @param to            last day; null when it holds until another one does
 * @param source        who says so, and where
 * @param demonstration whether the figures are invented
 * @param enteredBy     user name; null when it came with the software
 * @param figures       Canadian dollars
 */
public record Edition(long id, FigureTable table, LocalDate from, @Nullable LocalDate to, String source, boolean demonstration,
    @Nullable String enteredBy, Instant enteredAt, Map<Cell, Integer> figures) {

  public boolean on(LocalDate day) {
    return !from.isAfter(day) && (to == null || !to.isBefore(day));
  }

  public int amount(String line, int size, int children) {
    Integer amount = figures.get(new Cell(line, size, children));
    if (amount == null) {
      throw new IllegalArgumentException("no figure " + line + " " + size + " " + children + " in " + table);
    }
    return amount;
  }

  /** What a line says of so many persons: beyond the largest size each adds as much as a further person does. */
  public int amount(String line, int persons, int largest, int further) {
    return amount(line, Math.min(persons, largest), 0) + Math.max(0, persons - largest) * further;
  }
}

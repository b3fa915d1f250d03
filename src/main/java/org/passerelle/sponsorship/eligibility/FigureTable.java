package org.passerelle.sponsorship.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The tables of figures that governments change. Each edition fills every cell. */
public enum FigureTable {
  /** What a family costs in its first year, with the caps on what may be given in kind. RSTP and IRCC. */
  settlementCost(costCells(), false),
  /** Québec: the income that each member of a group needs for their own household. Québec Immigration Regulation, annex B. */
  annexB(sizes("basicIncome", 5), true),
  /** Québec: the amount a sponsor must hold for the sponsored persons, by composition. Québec Immigration Regulation, annex D. */
  annexD(compositionCells(), true);

  /** In the cell of this size stands what a further person adds. */
  public static final int FURTHER = 0;

  /** The largest family for which the settlement cost table has a line of its own. */
  public static final int LARGEST_SIZE = 6;

  /** The largest household for which annex B has a line of its own. */
  public static final int LARGEST_HOUSEHOLD = 5;

  /** As many adults, and as many children, for which annex D has a line of its own. */
  public static final int LARGEST_COMPOSITION = 2;

  private final List<Cell> cells;
  private final boolean yearly;

  FigureTable(List<Cell> cells, boolean yearly) {
    this.cells = cells;
    this.yearly = yearly;
  }

  public List<Cell> cells() {
    return cells;
  }

  /** The last day of an edition: Québec indexes its annexes on 1 January, so that last year's figures say nothing of this year. */
  @Nullable LocalDate lastDay(LocalDate from) {
    return yearly ? LocalDate.of(from.getYear(), 12, 31) : null;
  }

  /**
   * A cell.
   *
   * @param size     persons; in annex D adults
   * @param children in annex D; 0 elsewhere
   */
  public record Cell(String line, int size, int children) {

    /** Its name in a form. */
    public String field() {
      return line + "-" + size + "-" + children;
    }
  }

  private static List<Cell> costCells() {
    List<Cell> cells = new ArrayList<>();
    for (SettlementCost.Part part : SettlementCost.Part.values()) {
      if (part != SettlementCost.Part.specialDiet) {
        cells.addAll(sizes(part.name(), LARGEST_SIZE));
      }
    }
    for (InKind item : InKind.values()) {
      IntStream.rangeClosed(1, LARGEST_SIZE).mapToObj(size -> new Cell(item.name(), size, 0)).forEach(cells::add);
    }
    cells.add(new Cell(SettlementCost.Part.specialDiet.name(), 1, 0));
    return List.copyOf(cells);
  }

  private static List<Cell> sizes(String line, int largest) {
    List<Cell> cells = new ArrayList<>(IntStream.rangeClosed(1, largest).mapToObj(size -> new Cell(line, size, 0)).toList());
    cells.add(new Cell(line, FURTHER, 0));
    return List.copyOf(cells);
  }

  private static List<Cell> compositionCells() {
    List<Cell> cells = new ArrayList<>();
    for (int adults = 0; adults <= LARGEST_COMPOSITION; adults++) {
      for (int children = adults == 0 ? 1 : 0; children <= LARGEST_COMPOSITION; children++) {
        cells.add(new Cell("basicNeeds", adults, children));
      }
    }
    cells.add(new Cell("furtherAdult", FURTHER, 0));
    cells.add(new Cell("furtherChild", FURTHER, 0));
    return List.copyOf(cells);
  }
}

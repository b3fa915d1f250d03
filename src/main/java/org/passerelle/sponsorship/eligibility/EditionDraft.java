package org.passerelle.sponsorship.eligibility;

import java.time.LocalDate;
import java.util.Map;
import org.passerelle.partner.Refusals;
import org.passerelle.sponsorship.eligibility.FigureTable.Cell;
import org.passerelle.sponsorship.eligibility.SettlementCost.Part;

/**
 * An edition as somebody means to enter it.
 *
 * @param figures each cell of the table, Canadian dollars
 */
public record EditionDraft(FigureTable table, LocalDate from, String source, Map<Cell, Integer> figures) {

  /** Above this a figure is a slip of the keyboard. */
  public static final int LARGEST = 1_000_000;

  /**
   * Holds the edition against what is true of every one: all cells filled, more persons never cost less, goods are never worth more than the line
   * from which they are deducted.
   *
   * @throws Refusals with each field that is wrong
   */
  void check() {
    Refusals.Gathered wrong = new Refusals.Gathered();
    for (Cell cell : table.cells()) {
      Integer amount = figures.get(cell);
      wrong.when(amount == null || amount < 0 || amount > LARGEST, cell.field(), "figures.fault.amount");
    }
    wrong.refuse();
    for (Cell cell : table.cells()) {
      wrong.when(falls(cell), cell.field(), "figures.fault.falls");
    }
    if (table == FigureTable.settlementCost) {
      checkCaps(wrong);
    }
    wrong.refuse();
  }

  private boolean falls(Cell cell) {
    Cell before = new Cell(cell.line(), cell.size() - 1, cell.children());
    Cell fewer = new Cell(cell.line(), cell.size(), cell.children() - 1);
    return cell.size() > 1 && above(before, cell) || cell.size() == 1 && table == FigureTable.annexD && above(before, cell) || above(fewer, cell);
  }

  private boolean above(Cell smaller, Cell larger) {
    return figures.getOrDefault(smaller, 0) > figures.getOrDefault(larger, 0);
  }

  private void checkCaps(Refusals.Gathered wrong) {
    for (int size = 1; size <= FigureTable.LARGEST_SIZE; size++) {
      for (Part part : new Part[] {Part.incomeSupport, Part.startUp}) {
        int caps = 0;
        for (InKind item : InKind.values()) {
          caps += item.part() == part ? figures.get(new Cell(item.name(), size, 0)) : 0;
        }
        Cell line = new Cell(part.name(), size, 0);
        wrong.when(caps > figures.get(line), line.field(), "figures.fault.capsAbove", String.valueOf(caps));
      }
    }
  }
}

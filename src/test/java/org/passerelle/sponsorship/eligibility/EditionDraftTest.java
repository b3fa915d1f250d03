package org.passerelle.sponsorship.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.partner.Refusals;
import org.passerelle.sponsorship.eligibility.FigureTable.Cell;

/** An edition that cannot be right is refused, with the cell named. */
class EditionDraftTest {

  @Test
  void whatWasPrintedIsTaken() {
    assertThatCode(() -> draft(Examples.cost()).check()).doesNotThrowAnyException();
    assertThatCode(() -> draft(Examples.annexB()).check()).doesNotThrowAnyException();
    assertThatCode(() -> draft(Examples.annexD()).check()).doesNotThrowAnyException();
  }

  @Test
  void everyCellIsFilled() {
    for (Edition edition : new Edition[] {Examples.cost(), Examples.annexB(), Examples.annexD()}) {
      for (Cell cell : edition.table().cells()) {
        refused(with(edition, cell, null), cell, "figures.fault.amount");
        refused(with(edition, cell, -1), cell, "figures.fault.amount");
      }
    }
  }

  @Test
  void aLineNeverFallsAsPersonsAreAdded() {
    refused(with(Examples.cost(), new Cell("incomeSupport", 3, 0), 19_000), new Cell("incomeSupport", 3, 0), "figures.fault.falls");
    refused(with(Examples.annexB(), new Cell("basicIncome", 2, 0), 1), new Cell("basicIncome", 2, 0), "figures.fault.falls");
    refused(with(Examples.annexD(), new Cell("basicNeeds", 1, 1), 3_999), new Cell("basicNeeds", 1, 1), "figures.fault.falls");
    refused(with(Examples.annexD(), new Cell("basicNeeds", 2, 1), 17_999), new Cell("basicNeeds", 2, 1), "figures.fault.falls");
  }

  @Test
  void goodsAreNeverWorthMoreThanTheLineTheyAreDeductedFrom() {
    refused(with(Examples.cost(), new Cell("shelter", 6, 0), 25_701), new Cell("incomeSupport", 6, 0), "figures.fault.capsAbove");
    refused(with(Examples.cost(), new Cell("furniture", 1, 0), 2_431), new Cell("startUp", 1, 0), "figures.fault.capsAbove");
    assertThatCode(() -> with(Examples.cost(), new Cell("furniture", 6, 0), 6_745).check()).doesNotThrowAnyException();
  }

  private static void refused(EditionDraft draft, Cell cell, String key) {
    assertThatThrownBy(draft::check).isInstanceOfSatisfying(Refusals.class, refused -> assertThat(refused.reasons())
        .anySatisfy(reason -> {
          assertThat(reason.field()).isEqualTo(cell.field());
          assertThat(reason.key()).isEqualTo(key);
        }));
  }

  private static EditionDraft with(Edition edition, Cell cell, Integer amount) {
    Map<Cell, Integer> figures = new HashMap<>(edition.figures());
    if (amount == null) {
      figures.remove(cell);
    } else {
      figures.put(cell, amount);
    }
    return new EditionDraft(edition.table(), edition.from(), edition.source(), figures);
  }

  private static EditionDraft draft(Edition edition) {
    return new EditionDraft(edition.table(), edition.from(), edition.source(), edition.figures());
  }
}

package org.passerelle.sponsorship.eligibility;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.passerelle.sponsorship.Stream;
import org.passerelle.sponsorship.eligibility.FigureTable.Cell;
import org.passerelle.sponsorship.eligibility.SettlementCost.Part;
import org.passerelle.sponsorship.eligibility.Sharing.Share;

/** The settlement cost table of 2018-05-01 as RSTP printed it, and invented annexes. */
final class Examples {

  static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  static final int[][] COST_2018 = {{13200, 3300}, {19700, 5100}, {20400, 6300}, {21200, 7500}, {23700, 8600}, {25700, 9800}};
  static final int[][] CAPS_2018 = {{7008, 385, 1085, 300, 80, 105}, {9984, 770, 1708, 325, 160, 150}, {10632, 1033, 2016, 350, 240, 195},
      {11328, 1295, 2310, 375, 320, 240}, {12024, 1558, 2604, 400, 400, 285}, {12372, 1820, 2898, 425, 480, 330}};

  static final Sharing YEAR = Sharing.ALL_BY_SPONSOR;
  static final Sharing BLENDED = new Sharing(List.of(new Share(Part.incomeSupport, true, 1, 1, "RSTP"), new Share(Part.incomeSupport, false, 2, 7, "RSTP"),
      new Share(Part.incomeSupport, true, 8, 12, "RSTP"), new Share(Part.startUp, true, 1, 1, "RSTP")));
  static final Sharing JOINT = new Sharing(List.of(new Share(Part.incomeSupport, false, 1, 24, "RSTP"), new Share(Part.startUp, false, 1, 1, "RSTP")));

  private Examples() {
  }

  static Edition cost() {
    Map<Cell, Integer> figures = new HashMap<>();
    for (int size = 1; size <= 6; size++) {
      figures.put(new Cell("incomeSupport", size, 0), COST_2018[size - 1][0]);
      figures.put(new Cell("startUp", size, 0), COST_2018[size - 1][1]);
      for (InKind item : InKind.values()) {
        figures.put(new Cell(item.name(), size, 0), CAPS_2018[size - 1][item.ordinal()]);
      }
    }
    figures.put(new Cell("incomeSupport", 0, 0), 1600);
    figures.put(new Cell("startUp", 0, 0), 1100);
    figures.put(new Cell("specialDiet", 1, 0), 75);
    return edition(FigureTable.settlementCost, figures);
  }

  static Edition annexB() {
    Map<Cell, Integer> figures = new HashMap<>();
    for (int size = 1; size <= 5; size++) {
      figures.put(new Cell("basicIncome", size, 0), 20000 + size * 5000);
    }
    figures.put(new Cell("basicIncome", 0, 0), 3000);
    return edition(FigureTable.annexB, figures);
  }

  static Edition annexD() {
    Map<Cell, Integer> figures = new HashMap<>();
    for (int adults = 0; adults <= 2; adults++) {
      for (int children = 0; children <= 2; children++) {
        if (adults + children > 0) {
          figures.put(new Cell("basicNeeds", adults, children), adults * 9000 + children * 4000);
        }
      }
    }
    figures.put(new Cell("furtherAdult", 0, 0), 5000);
    figures.put(new Cell("furtherChild", 0, 0), 2000);
    return edition(FigureTable.annexD, figures);
  }

  static Edition edition(FigureTable table, Map<Cell, Integer> figures) {
    return new Edition(1, table, LocalDate.of(2018, 5, 1), null, "An example", false, null, Instant.EPOCH, figures);
  }

  static Figures figures(FigureTable... known) {
    Map<FigureTable, Edition> editions = new HashMap<>();
    for (FigureTable table : known) {
      editions.put(table, switch (table) {
        case settlementCost -> cost();
        case annexB -> annexB();
        case annexD -> annexD();
      });
    }
    return new Figures(DAY, editions, Map.of(Stream.namedSponsor, YEAR, Stream.blended, BLENDED, Stream.jointAssistance, JOINT));
  }
}

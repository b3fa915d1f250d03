package org.passerelle.sponsorship.eligibility;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a family costs its sponsor in the first year, line by line, in Canadian dollars, with what of each line may be given in kind. Source: the
 * sponsorship cost table (RSTP, IRCC), and who pays which months in the stream.
 */
public record SettlementCost(List<Line> lines) {

  /** The parts of the cost. */
  public enum Part { startUp, incomeSupport, specialDiet }

  /**
   * A line.
   *
   * @param caps how much of it may be given in kind, and as what
   */
  public record Line(Part part, int amount, Map<InKind, Integer> caps) {

    public int mostInKind() {
      return caps.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** What is left to be shown in money when everything that may be is given in kind. */
    public int leastInMoney() {
      return amount - mostInKind();
    }
  }

  /**
   * What the sponsor's share comes to. The table has lines for up to six persons, and what a further person adds; it says nothing of what a
   * further person's goods may be worth, so that the caps of six hold for more.
   *
   * @param persons       of any age, at least one
   * @param specialDiets  how many of them need one
   * @param edition       of the settlement cost table
   * @param sharing       who pays which months
   */
  public static SettlementCost of(int persons, int specialDiets, Edition edition, Sharing sharing) {
    if (persons < 1 || specialDiets < 0 || specialDiets > persons) {
      throw new IllegalArgumentException("persons: " + persons + ", special diets: " + specialDiets);
    }
    int months = sharing.sponsorMonths();
    List<Line> lines = new ArrayList<>();
    if (sharing.sponsorPaysStartUp()) {
      lines.add(line(Part.startUp, persons, edition, Sharing.YEAR));
    }
    if (months > 0) {
      lines.add(line(Part.incomeSupport, persons, edition, months));
    }
    if (months > 0 && specialDiets > 0) {
      lines.add(new Line(Part.specialDiet, specialDiets * months * edition.amount(Part.specialDiet.name(), 1, 0), Map.of()));
    }
    return new SettlementCost(List.copyOf(lines));
  }

  /** The months' share of a year: of money rounded up to the dollar, of goods down, so that neither falls short. */
  private static Line line(Part part, int persons, Edition edition, int months) {
    int further = edition.amount(part.name(), FigureTable.FURTHER, 0);
    int year = edition.amount(part.name(), persons, FigureTable.LARGEST_SIZE, further);
    Map<InKind, Integer> caps = new EnumMap<>(InKind.class);
    for (InKind item : InKind.values()) {
      if (item.part() == part) {
        caps.put(item, edition.amount(item.name(), persons, FigureTable.LARGEST_SIZE, 0) * months / Sharing.YEAR);
      }
    }
    return new Line(part, -Math.floorDiv(-year * months, Sharing.YEAR), caps);
  }

  public int total() {
    return lines.stream().mapToInt(Line::amount).sum();
  }

  public int leastInMoney() {
    return lines.stream().mapToInt(Line::leastInMoney).sum();
  }

  /** How much may be given as this. */
  public int cap(InKind item) {
    return lines.stream().mapToInt(line -> line.caps.getOrDefault(item, 0)).sum();
  }

  public int amount(Part part) {
    return lines.stream().filter(line -> line.part == part).mapToInt(Line::amount).sum();
  }
}

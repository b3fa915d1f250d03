package org.passerelle.sponsorship.eligibility;

import java.util.List;
import org.passerelle.sponsorship.eligibility.SettlementCost.Part;

/** Who pays what in a stream, by months after arrival. */
public record Sharing(List<Share> shares) {

  static final int YEAR = 12;

  /** The sponsor pays the whole first year. */
  static final Sharing ALL_BY_SPONSOR = new Sharing(List.of(new Share(Part.incomeSupport, true, 1, YEAR, ""), new Share(Part.startUp, true, 1, 1, "")));

  /**
   * Some months.
   *
   * @param bySponsor whether the sponsor pays; otherwise the State does
   * @param source    who says so
   */
  public record Share(Part part, boolean bySponsor, int firstMonth, int lastMonth, String source) {

    int months() {
      return lastMonth - firstMonth + 1;
    }
  }

  /** For how many months the sponsor supports the family. */
  public int sponsorMonths() {
    return shares.stream().filter(share -> share.part == Part.incomeSupport && share.bySponsor).mapToInt(Share::months).sum();
  }

  public boolean sponsorPaysStartUp() {
    return shares.stream().anyMatch(share -> share.part == Part.startUp && share.bySponsor);
  }

  /** After so many months the undertaking has ended. */
  public int lastMonth() {
    return shares.stream().mapToInt(Share::lastMonth).max().orElse(YEAR);
  }
}

package org.passerelle.sponsorship.eligibility;

/** What Québec's annexes ask of a sponsor. Québec Immigration Regulation (I-0.2.1, r. 3), s. 89. */
public final class QuebecNeeds {

  private QuebecNeeds() {
  }

  /** What the sponsor must hold for the sponsored persons: annex D. */
  public static int forSponsored(int adults, int children, Edition annexD) {
    int most = FigureTable.LARGEST_COMPOSITION;
    return annexD.amount("basicNeeds", Math.min(adults, most), Math.min(children, most))
        + Math.max(0, adults - most) * annexD.amount("furtherAdult", FigureTable.FURTHER, 0)
        + Math.max(0, children - most) * annexD.amount("furtherChild", FigureTable.FURTHER, 0);
  }

  /** What a member of a group must earn in a year for their own household: annex B. */
  public static int forHousehold(int persons, Edition annexB) {
    return annexB.amount("basicIncome", persons, FigureTable.LARGEST_HOUSEHOLD, annexB.amount("basicIncome", FigureTable.FURTHER, 0));
  }
}

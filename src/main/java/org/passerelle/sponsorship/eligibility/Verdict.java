package org.passerelle.sponsorship.eligibility;

import java.time.LocalDate;

/** Whether a sponsor has shown enough money for a family, besides those for whom it answers already. */
public sealed interface Verdict {

  /** It has. */
  record Enough() implements Verdict {
  }

  /**
   * It has not.
   *
   * @param missing dollars
   * @param asked   dollars, for all families it would answer for
   * @param line    which line is not covered
   */
  record Short(Line line, int missing, int asked) implements Verdict {
  }

  /** What a shortage is in. Money covers start-up costs first, which come first. */
  enum Line { startUp, incomeSupport, annexD, memberIncome }

  /** No edition of a table that is needed is in force on that day. Whoever is judged has not passed. */
  record UnknownTable(FigureTable table, LocalDate day) implements Verdict {
  }

  /** A member's household or income is not on file, or no member is. Whoever is judged has not passed. */
  record UnknownMembers() implements Verdict {
  }
}

package org.passerelle.sponsorship;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a family's first year costs and who pays for it, month by month, from dated reference rows. Amounts are Canadian dollars.
 */
public interface FirstYearCosts {

  /** Who pays what in which months under that stream; empty when nothing is on file for it. */
  List<Share> shares(Stream stream, LocalDate on);

  /** What is reckoned for a family of that size; empty when no figures are on file, as for a province whose table is not loaded. */
  Optional<Table> table(Stream stream, int persons, LocalDate on);

  /** Who pays. */
  enum Payer { sponsor, state }

  /** What is paid for. */
  enum Kind { startUp, monthly }

  /**
   * A stretch of the first year.
   *
   * @param fromMonth from 1; for {@link Kind#startUp} both are 1
   * @param toMonth   inclusive
   * @param source    where that stands
   */
  record Share(Kind kind, int fromMonth, int toMonth, Payer payer, String source) {

    public int months() {
      return toMonth - fromMonth + 1;
    }
  }

  /**
   * What is reckoned for a family.
   *
   * @param income     for twelve months
   * @param startUp    once
   * @param inKindCaps the most that counts of what is given in kind, by what it is: {@code shelter} for twelve months, {@code clothing}, {@code furniture},
   *                   {@code household}, {@code linens}, {@code foodStaples}
   * @param validFrom  first day of the edition
   * @param source     where it stands
   */
  record Table(BigDecimal income, BigDecimal startUp, Map<String, BigDecimal> inKindCaps, LocalDate validFrom, String source) {
  }
}

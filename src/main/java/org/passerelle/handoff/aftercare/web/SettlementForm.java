package org.passerelle.handoff.aftercare.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.WrongField;
import org.passerelle.handoff.aftercare.Settlement;

/**
 * What became of something owed to a family, from the page or by a program.
 *
 * @param outcome {@code reached} or {@code declined}
 * @param day     year-month-day, where the family lives
 * @param remarks never about health; may be left out
 */
public record SettlementForm(
    @NotNull(message = FreeText.CHOOSE) @Pattern(regexp = "reached|declined", message = FreeText.CHOOSE) @Nullable String outcome,
    @NotNull(message = FreeText.NO_DAY) @Pattern(regexp = FreeText.DAY, message = FreeText.NO_DAY) @Nullable String day,
    @Size(max = 500, message = FreeText.TOO_LONG) @Pattern(regexp = FreeText.PROSE, message = FreeText.NOT_TEXT) @Nullable String remarks) {

  /** A form on which only the day stands. */
  public static SettlementForm on(LocalDate today) {
    return new SettlementForm(null, today.toString(), null);
  }

  /**
   * What it says, once checked.
   *
   * @throws WrongField when the calendar has no such day
   */
  public Settlement settlement() {
    return new Settlement(String.valueOf(outcome), FreeText.day("day", day), FreeText.orNull(remarks));
  }
}

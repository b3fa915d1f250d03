package org.passerelle.handoff.web;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.passerelle.handoff.ArrivalResult;

/**
 * What an office reports of an arrival, from the page or by a program.
 *
 * @param result     {@code arrived}, {@code changed} or {@code noShow}
 * @param happenedOn year-month-day; of a change, the day it became known
 * @param remarks    needed with {@code changed}: what has changed
 */
@Consistent
public record ArrivalReportForm(@Nullable String result, @Nullable String happenedOn,
    @Size(max = Texts.LONGEST, message = Texts.TOO_LONG) @Pattern(regexp = Texts.PROSE, message = Texts.NOT_TEXT) @Nullable String remarks) {

  /** A form on which only the day stands. */
  public static ArrivalReportForm on(LocalDate today) {
    return new ArrivalReportForm(null, today.toString(), null);
  }

  /** What happened, once checked. */
  public ArrivalResult checkedResult() {
    return ArrivalResult.valueOf(String.valueOf(result));
  }

  /** When, once checked. */
  public LocalDate checkedDay() {
    return Day.of(happenedOn).orElseThrow();
  }

  public @Nullable String remarksOrNull() {
    return Texts.orNull(remarks);
  }
}

package org.passerelle.handoff.aftercare.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.WrongField;
import org.passerelle.handoff.aftercare.UnannouncedArrivals;
import org.passerelle.handoff.aftercare.UnannouncedReport;

/**
 * A family that is there and that nobody had announced.
 *
 * @param landedOn  year-month-day
 * @param port      code of the port of entry
 * @param persons   how many
 * @param languages as the family names them
 * @param names     as given, short
 * @param place     code of the city where it is
 * @param remarks   how it became known; may be left out
 */
public record UnannouncedForm(
    @NotNull(message = FreeText.NO_DAY) @Pattern(regexp = FreeText.DAY, message = FreeText.NO_DAY) @Nullable String landedOn,
    @NotBlank(message = FreeText.CHOOSE) @Size(max = 10, message = FreeText.CHOOSE) @Nullable String port,
    @NotNull(message = "{validation.aftercare.persons}") @Pattern(regexp = "\\s*[1-9][0-9]?\\s*", message = "{validation.aftercare.persons}") @Nullable String persons,
    @NotBlank(message = FreeText.NEEDED) @Size(max = 200, message = FreeText.TOO_LONG) @Pattern(regexp = FreeText.LINE, message = FreeText.NOT_TEXT) @Nullable String languages,
    @NotBlank(message = FreeText.NEEDED) @Size(max = 500, message = FreeText.TOO_LONG) @Pattern(regexp = FreeText.PROSE, message = FreeText.NOT_TEXT) @Nullable String names,
    @NotBlank(message = FreeText.CHOOSE) @Size(max = 40, message = FreeText.CHOOSE) @Nullable String place,
    @Size(max = 500, message = FreeText.TOO_LONG) @Pattern(regexp = FreeText.PROSE, message = FreeText.NOT_TEXT) @Nullable String remarks) {

  /** A form on which only the day stands. */
  public static UnannouncedForm on(LocalDate today) {
    return new UnannouncedForm(today.toString(), null, null, null, null, null, null);
  }

  /**
   * What it says, once checked.
   *
   * @throws WrongField when the day or the port is none
   */
  public UnannouncedReport.Facts facts() {
    if (!UnannouncedArrivals.port(port)) {
      throw new WrongField("port", "validation.handoff.choose");
    }
    return new UnannouncedReport.Facts(FreeText.day("landedOn", landedOn), String.valueOf(port), Integer.parseInt(String.valueOf(persons).strip()),
        String.valueOf(languages).strip(), String.valueOf(names).strip(), String.valueOf(place), FreeText.orNull(remarks));
  }
}

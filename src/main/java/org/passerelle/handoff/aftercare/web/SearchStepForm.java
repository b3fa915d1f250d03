package org.passerelle.handoff.aftercare.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.WrongField;

/**
 * A step of the search for a family.
 *
 * @param asked   whom
 * @param spokeTo who answered; may be left out
 * @param account what was said
 * @param takenAt year-month-dayThour:minute, at the department
 */
public record SearchStepForm(
    @NotNull(message = FreeText.CHOOSE) @Pattern(regexp = "carrier|port|migrationOffice|sponsor|provider|office|other", message = FreeText.CHOOSE) @Nullable String asked,
    @Size(max = 200, message = FreeText.TOO_LONG) @Pattern(regexp = FreeText.LINE, message = FreeText.NOT_TEXT) @Nullable String spokeTo,
    @NotBlank(message = FreeText.NEEDED) @Size(max = 2000, message = FreeText.TOO_LONG) @Pattern(regexp = FreeText.PROSE, message = FreeText.NOT_TEXT) @Nullable String account,
    @NotNull(message = "{validation.aftercare.moment}") @Pattern(regexp = "\\s*\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?\\s*", message = "{validation.aftercare.moment}") @Nullable String takenAt) {

  /** A form on which only the moment stands. */
  public static SearchStepForm at(Instant now, ZoneId zone) {
    return new SearchStepForm(null, null, null, LocalDateTime.ofInstant(now, zone).truncatedTo(ChronoUnit.MINUTES).toString());
  }

  /**
   * When, once checked.
   *
   * @throws WrongField when there is no such moment
   */
  public Instant moment(ZoneId zone) {
    try {
      return LocalDateTime.parse(String.valueOf(takenAt).strip()).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw new WrongField("takenAt", "validation.aftercare.moment");
    }
  }

  public @Nullable String spokeToOrNull() {
    return FreeText.orNull(spokeTo);
  }
}

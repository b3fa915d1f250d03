package org.passerelle.handoff.aftercare.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.WrongField;

/** What typed text may be. */
final class FreeText {

  /** No control characters but line breaks and tabs, and nothing that turns the direction of what follows. */
  static final String PROSE = "[[^\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]\\r\\n\\t]*";
  /** The same on one line. */
  static final String LINE = "[^\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]*";
  static final String DAY = "\\s*\\d{4}-\\d{2}-\\d{2}\\s*";
  static final String NOT_TEXT = "{validation.handoff.notText}";
  static final String TOO_LONG = "{validation.handoff.tooLong}";
  static final String NO_DAY = "{validation.handoff.day}";
  static final String CHOOSE = "{validation.handoff.choose}";
  static final String NEEDED = "{validation.aftercare.needed}";

  private FreeText() {
  }

  /** The text without blanks around it; null when nothing is left. */
  static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /**
   * The day of a field that is written like one.
   *
   * @throws WrongField when the calendar has no such day
   */
  static LocalDate day(String field, @Nullable String written) {
    try {
      return LocalDate.parse(String.valueOf(written).strip());
    } catch (DateTimeException e) {
      throw new WrongField(field, "validation.handoff.day");
    }
  }
}

package org.passerelle.handoff.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads calendar days written year-month-day. */
final class Day {

  private Day() {
  }

  /** The day; empty when there is none to read. */
  static Optional<LocalDate> of(@Nullable String written) {
    try {
      return written == null ? Optional.empty() : Optional.of(LocalDate.parse(written.strip()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

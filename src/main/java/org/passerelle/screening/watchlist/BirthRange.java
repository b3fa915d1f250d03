package org.passerelle.screening.watchlist;

import java.time.LocalDate;

/** Between which days somebody was born, both included: one day, a month, a year, or the years that a list gives as approximate. */
public record BirthRange(LocalDate earliest, LocalDate latest) {
}

package org.passerelle.pages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Dates and lengths of time as people read them, in the reader's language. Templates call it {@code @times}. */
@Component("times")
public class Times {

  private final ZoneId zone;
  private final Clock clock;
  private final MessageSource messages;

  Times(@Value("${passerelle.time-zone:America/Toronto}") ZoneId zone, Clock clock, MessageSource messages) {
    this.zone = zone;
    this.clock = clock;
    this.messages = messages;
  }

  /** A day that was written year-month-day, as people read it. */
  public String dayWritten(String written) {
    return day(LocalDate.parse(written));
  }

  /** A day: Nov. 21, 2026, or 21 nov. 2026; in French the first of a month is its 1er. */
  public String day(@Nullable LocalDate day) {
    return day == null ? "" : ordinal(format(FormatStyle.MEDIUM, null).format(day));
  }

  /** The day of a moment. */
  public String day(@Nullable Instant moment) {
    return moment == null ? "" : day(LocalDate.ofInstant(moment, zone));
  }

  /** A moment: day and time of day. */
  public String moment(@Nullable Instant moment) {
    return moment == null ? "" : ordinal(together(format(FormatStyle.MEDIUM, FormatStyle.SHORT).format(moment.atZone(zone))));
  }

  /** Day and time of day as they are told where it happens. */
  public String local(@Nullable LocalDateTime time) {
    return time == null ? "" : ordinal(together(format(FormatStyle.MEDIUM, FormatStyle.SHORT).format(time)));
  }

  /** A moment with the time zone it is told in, for what is read elsewhere. */
  public String momentInZone(@Nullable Instant moment) {
    return moment == null ? "" : moment(moment) + " " + DateTimeFormatter.ofPattern("zzz", reader()).format(moment.atZone(zone));
  }

  /** A length of time, in its two largest units. */
  public String length(Duration length) {
    long days = length.toDays();
    long hours = length.toHoursPart();
    Locale locale = LocaleContextHolder.getLocale();
    if (days > 0) {
      return messages.getMessage("times.days", new Object[] {days, hours}, locale);
    }
    return hours > 0 ? messages.getMessage("times.hours", new Object[] {hours, length.toMinutesPart()}, locale)
        : messages.getMessage("times.minutes", new Object[] {length.toMinutes()}, locale);
  }

  /** Whether the moment has passed. */
  public boolean past(@Nullable Instant moment) {
    return moment != null && moment.isBefore(clock.instant());
  }

  /** Whether the day is over at the department. */
  public boolean pastDay(LocalDate day) {
    return day.isBefore(LocalDate.ofInstant(clock.instant(), zone));
  }

  private static DateTimeFormatter format(FormatStyle date, @Nullable FormatStyle time) {
    DateTimeFormatter formatter =
        time == null ? DateTimeFormatter.ofLocalizedDate(date) : DateTimeFormatter.ofLocalizedDateTime(date, time);
    return formatter.withLocale(reader());
  }

  /** No line ends within an hour: 16 h 04, 4:04 p.m. */
  private static String together(String written) {
    return written.replace(" h ", "\u00a0h\u00a0").replaceAll("(?<=\\d) (?=[ap]\\.m\\.)", "\u00a0");
  }

  private static String ordinal(String written) {
    return reader() == Locale.CANADA_FRENCH && written.startsWith("1 ") ? "1er" + written.substring(1) : written;
  }

  private static Locale reader() {
    return LocaleContextHolder.getLocale().getLanguage().equals("fr") ? Locale.CANADA_FRENCH : Locale.CANADA;
  }
}

package org.passerelle.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Books each moment of a case to exactly one holder, so that the parts sum to the whole. Among waits that run side by side the one the model
 * marks critical holds, then the oldest, then the one with the smaller element id; when nobody is waited for, the department holds.
 */
public final class CaseClock {

  /** Who holds the file when nobody else does. */
  public static final String DEPARTMENT = "ircc";

  private static final Comparator<Span> PRECEDENCE = Comparator.comparing((Span span) -> !span.critical())
      .thenComparing(Span::began).thenComparing(Span::element).thenComparing(Span::holder);

  private CaseClock() {
  }

  /**
   * The bookings from one moment to another, in order, without gaps or overlaps; neighbours differ in holder or element.
   *
   * @param spans the waits of the case; those that have not ended reach beyond {@code to}
   */
  public static List<Booking> book(List<Span> spans, Instant from, Instant to) {
    TreeSet<Instant> cuts = new TreeSet<>(List.of(from, to));
    spans.forEach(span -> {
      cuts.add(span.began());
      if (span.ended() != null) {
        cuts.add(span.ended());
      }
    });
    List<Booking> bookings = new ArrayList<>();
    Instant start = from;
    for (Instant end : cuts.subSet(from, false, to, true)) {
      append(bookings, holderBetween(spans, start, end));
      start = end;
    }
    return bookings;
  }

  /** How long each holder held the case. */
  public static Map<String, Duration> byHolder(List<Booking> bookings) {
    Map<String, Duration> sums = new LinkedHashMap<>();
    bookings.forEach(booking -> sums.merge(booking.holder(), booking.length(), Duration::plus));
    return sums;
  }

  private static Booking holderBetween(List<Span> spans, Instant from, Instant to) {
    return spans.stream().filter(span -> span.covers(from, to)).min(PRECEDENCE)
        .map(span -> new Booking(span.holder(), span.element(), from, to))
        .orElseGet(() -> new Booking(DEPARTMENT, null, from, to));
  }

  private static void append(List<Booking> bookings, Booking next) {
    Booking last = bookings.isEmpty() ? null : bookings.get(bookings.size() - 1);
    if (last != null && last.continues(next)) {
      bookings.set(bookings.size() - 1, new Booking(last.holder(), last.element(), last.from(), next.to()));
    } else {
      bookings.add(next);
    }
  }

  /**
   * One wait of the case.
   *
   * @param ended null while it lasts
   */
  public record Span(String element, String holder, boolean critical, Instant began, @Nullable Instant ended) {

    boolean covers(Instant from, Instant to) {
      return !began.isAfter(from) && (ended == null || !ended.isBefore(to));
    }
  }

  /**
   * A stretch of time held by one.
   *
   * @param element the wait it was held in; null when nobody was waited for
   */
  public record Booking(String holder, @Nullable String element, Instant from, Instant to) {

    public Duration length() {
      return Duration.between(from, to);
    }

    boolean continues(Booking next) {
      return holder.equals(next.holder) && java.util.Objects.equals(element, next.element);
    }
  }
}

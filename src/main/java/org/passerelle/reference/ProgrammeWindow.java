package org.passerelle.reference;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Days on which a programme takes in, or takes nothing in. A pause shuts it. A window opens it: a programme that takes in by windows is shut
 * outside them, also after the last one that is known.
 *
 * @param sponsorKinds the kinds of sponsor concerned (those of {@code sponsor.kind}); null for everybody
 * @param from         first day
 * @param to           last day; null while its end is not known
 */
public record ProgrammeWindow(String programme, Kind kind, @Nullable List<String> sponsorKinds, Destination destination, LocalDate from,
    @Nullable LocalDate to, String source) {

  /** What happens on these days. */
  public enum Kind { pause, window }

  /** For which families: those bound for Québec, for the rest of the country, or all. */
  public enum Destination { anywhere, quebec, outsideQuebec }

  /**
   * A programme takes nothing in.
   *
   * @param until  the last day on which it does not; null when that is not known
   * @param source who says so; null when no row covers the day and it is shut only because no window is open
   */
  public record Closed(@Nullable LocalDate until, @Nullable String source) {
  }

  /**
   * Whether the programme is shut on a day.
   *
   * @param rows        all that is known of the programme
   * @param sponsorKind of the sponsor who named the family; null when none did
   * @return empty when it takes in
   */
  static Optional<Closed> closed(List<ProgrammeWindow> rows, @Nullable String sponsorKind, boolean intoQuebec, LocalDate on) {
    List<ProgrammeWindow> mine = rows.stream().filter(row -> row.concerns(sponsorKind, intoQuebec)).toList();
    if (open(mine, on)) {
      return Optional.empty();
    }
    String source = mine.stream().filter(row -> row.kind == Kind.pause && row.covers(on)).map(ProgrammeWindow::source).findFirst().orElse(null);
    return Optional.of(new Closed(reopening(mine, on).map(day -> day.minusDays(1)).orElse(null), source));
  }

  private static boolean open(List<ProgrammeWindow> rows, LocalDate on) {
    Predicate<ProgrammeWindow> covers = row -> row.covers(on);
    Predicate<ProgrammeWindow> window = row -> row.kind == Kind.window;
    return rows.stream().noneMatch(window.negate().and(covers)) && (rows.stream().noneMatch(window) || rows.stream().anyMatch(window.and(covers)));
  }

  /** Something opens only on the day a window begins or on the day after a pause. */
  private static Optional<LocalDate> reopening(List<ProgrammeWindow> rows, LocalDate after) {
    return rows.stream().flatMap(row -> row.kind == Kind.window ? Stream.of(row.from) : Stream.ofNullable(row.to).map(day -> day.plusDays(1)))
        .filter(day -> day.isAfter(after) && open(rows, day)).min(Comparator.naturalOrder());
  }

  private boolean covers(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }

  private boolean concerns(@Nullable String sponsorKind, boolean intoQuebec) {
    boolean place = destination == Destination.anywhere || intoQuebec == (destination == Destination.quebec);
    return place && (sponsorKinds == null || sponsorKind != null && sponsorKinds.contains(sponsorKind));
  }
}

package org.passerelle.sponsorship.eligibility;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What staff read of the figures: those in force, those to come, those that held before. */
@Service
public class FiguresOnFile {

  private final FigureEditions editions;
  private final Today today;

  FiguresOnFile(FigureEditions editions, Today today) {
    this.editions = editions;
    this.today = today;
  }

  /** What has become of an edition. */
  public enum State { inForce, planned, corrected, past }

  /** An edition and what has become of it. */
  public record Line(Edition edition, State state) {
  }

  /**
   * A table.
   *
   * @param inForce null when no edition is: whoever depends on it cannot be judged
   * @param lines   the last editions, the last entered first
   */
  public record Table(FigureTable table, @Nullable Edition inForce, List<Line> lines) {
  }

  @Transactional(readOnly = true)
  public List<Table> tables() {
    Figures now = editions.on(today.get());
    return Arrays.stream(FigureTable.values()).map(table -> {
      Edition inForce = now.editions().get(table);
      List<Edition> all = editions.last(table);
      return new Table(table, inForce, all.stream().map(edition -> new Line(edition, state(edition, inForce, all))).toList());
    }).toList();
  }

  /** Who pays which months of each stream, today. */
  @Transactional(readOnly = true)
  public Map<Stream, Sharing> sharing() {
    return editions.on(today.get()).sharing();
  }

  private State state(Edition edition, @Nullable Edition inForce, List<Edition> all) {
    if (inForce != null && edition.id() == inForce.id()) {
      return State.inForce;
    }
    if (all.stream().anyMatch(other -> other.id() > edition.id() && other.from().equals(edition.from()) && other.demonstration() == edition.demonstration())) {
      return State.corrected;
    }
    LocalDate now = today.get();
    return edition.from().isAfter(now) ? State.planned : State.past;
  }
}

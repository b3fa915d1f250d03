package org.passerelle.sponsorship.eligibility;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.passerelle.sponsorship.Stream;

/**
 * The figures in force on a day.
 *
 * @param editions a table that is missing has no edition for that day: nothing that needs it can be judged
 * @param sharing  a stream that is missing has no sponsor
 */
public record Figures(LocalDate day, Map<FigureTable, Edition> editions, Map<Stream, Sharing> sharing) {

  public Optional<Edition> edition(FigureTable table) {
    return Optional.ofNullable(editions.get(table));
  }

  public Sharing sharing(Stream stream) {
    return sharing.getOrDefault(stream, Sharing.ALL_BY_SPONSOR);
  }
}

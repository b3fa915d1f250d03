package org.passerelle.screening.watchlist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is looked for on the lists.
 *
 * @param names       all names on file, in every script; each may be the listed one
 * @param birth       null when unknown
 * @param sex         {@code female} or {@code male}; anything else is unknown
 * @param nationality ISO 3166-1 alpha-3
 * @param documents   numbers as written
 */
public record Sought(ListedParty.Kind kind, List<String> names, @Nullable BirthRange birth, @Nullable String sex, @Nullable String nationality,
    List<String> documents) {

  public Sought {
    names = List.copyOf(names);
    documents = List.copyOf(documents);
  }

  /** Somebody of whom only names are known. */
  public static Sought named(ListedParty.Kind kind, String... names) {
    return new Sought(kind, List.of(names), null, null, null, List.of());
  }
}

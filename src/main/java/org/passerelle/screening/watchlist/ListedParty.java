package org.passerelle.screening.watchlist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a list, as far as it can be compared.
 *
 * @param reference     the list's own reference, unique in an edition, e.g. {@code QDi.001}
 * @param births        each birth that the list gives; empty when it gives none
 * @param sex           {@code female} or {@code male}, null when the list does not say
 * @param nationalities ISO 3166-1 alpha-3
 * @param documents     numbers of passports and national identity cards, as written
 */
public record ListedParty(String reference, Kind kind, List<ListedName> names, List<BirthRange> births, @Nullable String sex,
    List<String> nationalities, List<String> documents) {

  public ListedParty {
    names = List.copyOf(names);
    births = List.copyOf(births);
    nationalities = List.copyOf(nationalities);
    documents = List.copyOf(documents);
  }

  /** What stands on a list. */
  public enum Kind {
    person,
    /** Also companies and ships. */
    organization
  }
}

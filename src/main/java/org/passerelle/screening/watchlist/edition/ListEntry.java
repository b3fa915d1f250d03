package org.passerelle.screening.watchlist.edition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passerelle.screening.watchlist.BirthRange;
import org.passerelle.screening.watchlist.ListedName;
import org.passerelle.screening.watchlist.ListedName.Quality;
import org.passerelle.screening.watchlist.ListedParty;

/**
 * An entry of a list in its publisher's words.
 *
 * @param reference     the list's own, unique in an edition
 * @param names         the name under which it stands first
 * @param sex           {@code female} or {@code male}; null when the list does not say
 * @param nationalities ISO 3166-1 alpha-3 where the country is known to us, else as written
 * @param titles        titles and offices
 * @param birthPlaces   as written, from the place to the country
 * @param addresses     as written
 * @param programme     sanctions regime or schedule
 * @param remarks       the publisher's remarks
 */
public record ListEntry(String reference, ListedParty.Kind kind, List<ListedName> names, List<Birth> births, @Nullable String sex,
    List<String> nationalities, List<Document> documents, List<String> titles, List<String> birthPlaces, List<String> addresses,
    @Nullable String programme, @Nullable LocalDate listedOn, @Nullable String remarks) {

  private static final int CODE_LENGTH = 3;

  public ListEntry {
    names = copy(names);
    births = copy(births);
    nationalities = copy(nationalities);
    documents = copy(documents);
    titles = copy(titles);
    birthPlaces = copy(birthPlaces);
    addresses = copy(addresses);
  }

  /** The name under which the entry stands. */
  @JsonIgnore
  public String name() {
    return names.get(0).written();
  }

  /** The names of that quality, as written. */
  public List<String> named(Quality quality) {
    return names.stream().filter(name -> name.quality() == quality).map(ListedName::written).toList();
  }

  /**
   * What of it can be compared.
   *
   * @param key by which it is found again among the entries of all lists
   */
  public ListedParty party(String key) {
    return new ListedParty(key, kind, names, births.stream().map(Birth::range).filter(Objects::nonNull).toList(), sex,
        nationalities.stream().filter(country -> country.length() == CODE_LENGTH).toList(), documents.stream().map(Document::number).toList());
  }

  private static <T> List<T> copy(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /**
   * A birth that the list gives.
   *
   * @param written year-month-day, year-month or year, with ≈ before an approximate one and – between two years, else in the list's own words
   * @param range   the days it can mean; null when the words cannot be read
   */
  public record Birth(String written, @Nullable BirthRange range) {
  }

  /**
   * A document that the list names.
   *
   * @param type    in the list's words
   * @param country that issued it, in the list's words
   */
  public record Document(@Nullable String type, String number, @Nullable String country) {
  }
}

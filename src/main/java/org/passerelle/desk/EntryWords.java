package org.passerelle.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.pages.CodeNames;
import org.passerelle.pages.Times;
import org.passerelle.screening.watchlist.ListedName;
import org.passerelle.screening.watchlist.ListedName.Quality;
import org.passerelle.screening.watchlist.edition.Editions.ListedChange;
import org.passerelle.screening.watchlist.edition.ListEntry;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Entries of lists in the reader's language: names and remarks as written, countries and codes in words. */
@Component
class EntryWords {

  private static final Map<String, Quality> NAMES = names();

  private final MessageSource messages;
  private final CodeNames codes;
  private final Times times;

  EntryWords(MessageSource messages, CodeNames codes, Times times) {
    this.messages = messages;
    this.codes = codes;
    this.times = times;
  }

  /** What the entry says, by the fields of {@code watchlist.entry.*}, names divided by their quality; what it does not say is left out. */
  Map<String, List<String>> of(ListEntry entry) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    NAMES.forEach((field, quality) -> all.put(field, entry.named(quality)));
    for (String field : List.of("kind", "births", "sex", "nationalities", "documents", "titles", "birthPlaces", "addresses", "programme", "listedOn",
        "remarks")) {
      all.put(field, values(entry, field));
    }
    all.values().removeIf(List::isEmpty);
    return all;
  }

  /** What is different, field by field; of an added or removed entry nothing. */
  List<Difference> different(ListedChange change) {
    ListEntry before = change.before();
    ListEntry after = change.after();
    if (before == null || after == null) {
      return List.of();
    }
    return change.fields().stream().map(field -> {
      List<String> old = values(before, field);
      List<String> now = values(after, field);
      return new Difference(field, old.stream().filter(value -> !now.contains(value)).toList(), now.stream().filter(value -> !old.contains(value)).toList());
    }).toList();
  }

  private List<String> values(ListEntry entry, String field) {
    return switch (field) {
      case "names" -> entry.names().stream().map(ListedName::written).toList();
      case "kind" -> List.of(text("watchlist.entry.kind." + entry.kind()));
      case "births" -> entry.births().stream().map(ListEntry.Birth::written).toList();
      case "sex" -> one(entry.sex() == null ? null : text("sex." + entry.sex()));
      case "nationalities" -> entry.nationalities().stream().map(codes::country).toList();
      case "documents" -> entry.documents().stream().map(EntryWords::document).toList();
      case "titles" -> entry.titles();
      case "birthPlaces" -> entry.birthPlaces();
      case "addresses" -> entry.addresses();
      case "programme" -> one(entry.programme());
      case "listedOn" -> one(entry.listedOn() == null ? null : times.day(entry.listedOn()));
      case "remarks" -> one(entry.remarks());
      default -> List.of();
    };
  }

  private static String document(ListEntry.Document document) {
    return (document.type() == null ? "" : document.type() + " ") + document.number() + (document.country() == null ? "" : " (" + document.country() + ")");
  }

  private static List<String> one(@Nullable String value) {
    return Stream.ofNullable(value).toList();
  }

  private String text(String key) {
    return messages.getMessage(key, null, LocaleContextHolder.getLocale());
  }

  private static Map<String, Quality> names() {
    Map<String, Quality> names = new LinkedHashMap<>();
    names.put("name", Quality.primary);
    names.put("script", Quality.script);
    names.put("good", Quality.good);
    names.put("low", Quality.low);
    return names;
  }

  /**
   * What is different in one field.
   *
   * @param gone values that are there no longer
   * @param now  values that are new
   */
  public record Difference(String field, List<String> gone, List<String> now) {
  }
}

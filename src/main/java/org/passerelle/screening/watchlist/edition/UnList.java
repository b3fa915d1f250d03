package org.passerelle.screening.watchlist.edition;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.screening.watchlist.ListedName;
import org.passerelle.screening.watchlist.ListedName.Quality;
import org.passerelle.screening.watchlist.ListedParty.Kind;
import org.passerelle.screening.watchlist.edition.ListEntry.Birth;
import org.passerelle.screening.watchlist.edition.ListEntry.Document;
import org.passerelle.screening.watchlist.edition.ListRefused.Reason;

/**
 * The United Nations Security Council's consolidated list, as published in XML (schema {@code https://www.un.org/sc/resources/sc-sanctions.xsd}): persons
 * under {@code INDIVIDUALS}, groups, companies and ships under {@code ENTITIES}. Read against the file of 27 February 2026.
 */
final class UnList {

  static final String ROOT = "CONSOLIDATED_LIST";

  private static final String PERSON = "INDIVIDUAL";
  private static final List<String> NAME_PARTS = List.of("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME", "FIFTH_NAME");
  private static final int DAY_LENGTH = 10;

  private final Entries entries;
  private @Nullable LocalDate published;

  private UnList(Entries entries) {
    this.entries = entries;
  }

  static ReadList read(InputStream in, Entries entries) throws IOException {
    UnList list = new UnList(entries);
    XmlStream.walk(in, list::root, Set.of(PERSON, "ENTITY"), list::entry);
    return entries.read(list.published);
  }

  private void root(String name, int line, java.util.Map<String, String> attributes) {
    String generated = attributes.get("dateGenerated");
    if (generated != null) {
      published = day(generated, ListRefused.Where.field(line, "dateGenerated"));
    }
  }

  private void entry(XmlNode node) {
    boolean person = node.name().equals(PERSON);
    String prefix = person ? "INDIVIDUAL_" : "ENTITY_";
    XmlNode listedOn = node.first("LISTED_ON");
    entries.add(new ListEntry(node.required("REFERENCE_NUMBER", Texts.LONGEST_REFERENCE), person ? Kind.person : Kind.organization,
        names(node, prefix), births(node), sex(node.line("GENDER")),
        node.each("NATIONALITY", each -> each.line("VALUE")).stream().map(Countries::code).distinct().toList(),
        node.each(prefix + "DOCUMENT", UnList::document),
        Stream.of("TITLE", "DESIGNATION").flatMap(field -> node.all(field)).flatMap(field -> field.lines("VALUE").stream()).toList(),
        node.each(prefix + "PLACE_OF_BIRTH", UnList::place), node.each(prefix + "ADDRESS", UnList::place), node.line("UN_LIST_TYPE"),
        listedOn == null || listedOn.line() == null ? null : day(listedOn.line(), listedOn.where()), node.prose("COMMENTS1")), node.where());
  }

  private static List<ListedName> names(XmlNode node, String prefix) {
    String name = NAME_PARTS.stream().map(node::line).filter(Objects::nonNull).collect(Collectors.joining(" "));
    if (name.isEmpty()) {
      throw ListRefused.at(node.where(), Reason.missing, NAME_PARTS.get(0));
    }
    List<ListedName> names = new ArrayList<>(List.of(new ListedName(name, Quality.primary)));
    node.lines("NAME_ORIGINAL_SCRIPT").forEach(script -> names.add(new ListedName(script, Quality.script)));
    node.all(prefix + "ALIAS").forEach(alias -> {
      String other = alias.line("ALIAS_NAME");
      if (other != null) {
        names.add(new ListedName(other, "low".equalsIgnoreCase(alias.line("QUALITY")) ? Quality.low : Quality.good));
      }
    });
    return names.stream().distinct().toList();
  }

  private static List<Birth> births(XmlNode node) {
    Stream<Birth> own = node.each("INDIVIDUAL_DATE_OF_BIRTH", UnList::birth).stream();
    Stream<Birth> ofAliases = node.all("INDIVIDUAL_ALIAS").flatMap(alias -> alias.lines("DATE_OF_BIRTH").stream()).map(ListedBirths::inWords);
    return Stream.concat(own, ofAliases).distinct().toList();
  }

  private static @Nullable Birth birth(XmlNode node) {
    boolean approximate = "APPROXIMATELY".equals(node.line("TYPE_OF_DATE"));
    XmlNode date = node.first("DATE");
    if (date != null && date.line() != null) {
      return ListedBirths.day(day(date.line(), date.where()), approximate);
    }
    Integer from = year(node.first("FROM_YEAR"));
    Integer to = year(node.first("TO_YEAR"));
    if (from != null && to != null) {
      if (to < from) {
        throw ListRefused.at(node.where(), Reason.badYears);
      }
      return ListedBirths.between(from, to);
    }
    Integer year = year(node.first("YEAR"));
    if (year != null) {
      return ListedBirths.year(year, approximate);
    }
    String note = node.line("NOTE");
    return note == null ? null : ListedBirths.inWords(note);
  }

  private static @Nullable Document document(XmlNode node) {
    String number = node.line("NUMBER");
    String country = node.line("ISSUING_COUNTRY") == null ? node.line("COUNTRY_OF_ISSUE") : node.line("ISSUING_COUNTRY");
    return number == null ? null : new Document(node.line("TYPE_OF_DOCUMENT"), number, country);
  }

  private static @Nullable String place(XmlNode node) {
    String place = Stream.of("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY", "NOTE").map(node::line).filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
    return place.isEmpty() ? null : place;
  }

  private static @Nullable String sex(@Nullable String written) {
    String sex = written == null ? "" : written.toLowerCase(Locale.ROOT);
    return sex.equals("female") || sex.equals("male") ? sex : null;
  }

  private static @Nullable Integer year(@Nullable XmlNode node) {
    String written = node == null ? null : node.line();
    if (written == null) {
      return null;
    }
    try {
      return ListedBirths.known(Integer.parseInt(written));
    } catch (NumberFormatException | DateTimeException e) {
      throw ListRefused.at(node.where(), Reason.badDate, written);
    }
  }

  /** A day, behind which some files write a time or a time zone. */
  private static LocalDate day(String written, ListRefused.Where where) {
    try {
      return LocalDate.parse(written.substring(0, Math.min(DAY_LENGTH, written.length())));
    } catch (DateTimeException e) {
      throw ListRefused.at(where, Reason.badDate, written);
    }
  }
}

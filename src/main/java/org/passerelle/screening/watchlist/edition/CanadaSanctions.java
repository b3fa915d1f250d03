package org.passerelle.screening.watchlist.edition;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * The Consolidated Canadian Autonomous Sanctions List of Global Affairs Canada ({@code sema-lmes.xml}): a flat {@code data-set} of {@code record}s, persons
 * by {@code LastName} and {@code GivenName}, companies and ships by {@code EntityOrShip}. Since August 2026 its elements carry both languages
 * ({@code LastName-NomDeFamille}); before, the English alone. Read against the records of the published file that public parsers keep as their samples:
 * ammitto/ammitto, {@code spec/ammitto/sources/ca/record_spec.rb} (both forms). The file gives an entry no number of its own: regime, schedule and item
 * together are one. The regime is not a nationality.
 */
final class CanadaSanctions {

  static final String ROOT = "data-set";

  private static final Pattern BETWEEN_ALIASES = Pattern.compile("\\s*;\\s*|,\\s+|\\s+/\\s+");
  private static final Pattern SHORT_NAME = Pattern.compile("\\(([A-Z]{3,12})\\)");

  private final Entries entries;

  private CanadaSanctions(Entries entries) {
    this.entries = entries;
  }

  static ReadList read(InputStream in, Entries entries) throws IOException {
    CanadaSanctions list = new CanadaSanctions(entries);
    XmlStream.walk(in, (name, line, attributes) -> { }, Set.of("record"), node -> list.entry(node.beforeHyphens()));
    return entries.read(null);
  }

  private void entry(XmlNode node) {
    String organization = node.line("EntityOrShip");
    boolean person = organization == null;
    String name = person ? Stream.of(node.line("GivenName"), node.line("LastName")).filter(Objects::nonNull).collect(Collectors.joining(" ")) : organization;
    if (name.isEmpty()) {
      throw ListRefused.at(node.where(), Reason.missing, "LastName");
    }
    String regime = node.required("Country", Texts.LONGEST_NAME);
    String schedule = node.line("Schedule");
    String ship = node.line("ShipIMONumber");
    XmlNode born = node.first("DateOfBirthOrShipBuildDate");
    entries.add(new ListEntry(reference(regime, schedule, node.required("Item", Texts.LONGEST_REFERENCE), name), person ? Kind.person : Kind.organization,
        names(name, node.line("Aliases"), person), person ? births(born) : List.of(), null, List.of(),
        ship == null ? List.of() : List.of(new Document("IMO", ship, null)), titles(node), List.of(), List.of(),
        schedule == null ? regime : regime + " · " + schedule, listedOn(node.first("DateOfListing")),
        person || born == null ? null : born.line()), node.where());
  }

  private static List<String> titles(XmlNode node) {
    return Stream.of("TitleOrShipType", "TitleOrShip", "Title").flatMap(field -> node.lines(field).stream()).toList();
  }

  /** Where an item stands twice, which the file does not rule out, the name tells the two apart. */
  private String reference(String regime, @Nullable String schedule, String item, String name) {
    Matcher abbreviated = SHORT_NAME.matcher(regime);
    String country = abbreviated.find() ? abbreviated.group(1) : regime.split(" / ")[0];
    String reference = Stream.of(country, schedule, item).filter(part -> part != null && !part.equals("N/A")).collect(Collectors.joining(" · "));
    return entries.has(reference) ? reference + " · " + name.substring(0, Math.min(name.length(), 40)) : reference;
  }

  /** The file does not grade its aliases: a single word of a person's name identifies nobody by itself. */
  private static List<ListedName> names(String name, @Nullable String aliases, boolean person) {
    List<ListedName> names = new ArrayList<>(List.of(new ListedName(name, Quality.primary)));
    if (aliases != null) {
      BETWEEN_ALIASES.splitAsStream(aliases).map(String::strip).filter(alias -> !alias.isEmpty()).forEach(alias ->
          names.add(new ListedName(alias, person && !alias.contains(" ") ? Quality.low : Quality.good)));
    }
    return names.stream().distinct().toList();
  }

  private static List<Birth> births(@Nullable XmlNode born) {
    String written = born == null ? null : born.line();
    return written == null ? List.of() : List.of(ListedBirths.inWords(written));
  }

  private static @Nullable LocalDate listedOn(@Nullable XmlNode node) {
    String written = node == null ? null : node.line();
    try {
      return written == null ? null : LocalDate.parse(written);
    } catch (DateTimeException e) {
      throw ListRefused.at(node.where(), Reason.badDate, written);
    }
  }
}

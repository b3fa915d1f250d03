package org.passerelle.screening.watchlist.edition;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.screening.watchlist.ListedName;
import org.passerelle.screening.watchlist.ListedName.Quality;
import org.passerelle.screening.watchlist.ListedParty.Kind;
import org.passerelle.screening.watchlist.edition.ListRefused.Reason;

/**
 * Listed terrorist entities under section 83.05 of the Criminal Code, as Public Safety Canada publishes them ({@code lstd-ntts-eng.xml}): an Atom feed with
 * an {@code entry} each, the name in {@code title}, other names in {@code summary}. Read against entries of the feed of 3 September 2026 that a public
 * parser keeps as its sample. All are groups.
 */
final class CanadaTerrorists {

  static final String ROOT = "feed";

  private static final Pattern BETWEEN_ALIASES = Pattern.compile("\\s*[;,]\\s*");
  private static final Pattern WITH_ABBREVIATION = Pattern.compile("(.+?)\\s*\\(([^()]{2,40})\\)");
  private static final String NONE = "N/A";

  private CanadaTerrorists() {
  }

  static ReadList read(InputStream in, Entries entries) throws IOException {
    XmlStream.walk(in, (name, line, attributes) -> { }, Set.of("entry"), node -> entries.add(
        new ListEntry(node.required("id", Texts.LONGEST_REFERENCE), Kind.organization,
            names(node.required("title", Texts.LONGEST_NAME), node.prose("summary")), List.of(), null, List.of(), List.of(), List.of(), List.of(), List.of(),
            null, day(node.first("published")), node.prose("content")), node.where()));
    return entries.read(null);
  }

  private static List<ListedName> names(String title, @Nullable String others) {
    List<ListedName> names = new ArrayList<>(List.of(new ListedName(title, Quality.primary)));
    Matcher abbreviated = WITH_ABBREVIATION.matcher(title);
    if (abbreviated.matches()) {
      names.add(new ListedName(abbreviated.group(1), Quality.good));
      names.add(new ListedName(abbreviated.group(2), Quality.low));
    }
    if (others != null && !others.equals(NONE)) {
      BETWEEN_ALIASES.splitAsStream(others.replaceAll("\\.$", "")).map(String::strip).filter(alias -> !alias.isEmpty())
          .forEach(alias -> names.add(new ListedName(alias, Quality.good)));
    }
    return names.stream().distinct().toList();
  }

  private static @Nullable LocalDate day(@Nullable XmlNode node) {
    String written = node == null ? null : node.line();
    try {
      return written == null ? null : LocalDate.parse(written);
    } catch (DateTimeException e) {
      throw ListRefused.at(node.where(), Reason.badDate, written);
    }
  }
}

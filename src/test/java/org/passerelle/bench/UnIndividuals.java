package org.passerelle.bench;

import java.io.InputStream;
import java.lang.Character.UnicodeScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.passerelle.screening.watchlist.ListedName;
import org.passerelle.screening.watchlist.ListedParty;

/**
 * The individuals of the United Nations' consolidated list, with their Latin names alone, and beside them those that the list gives in Arabic script.
 * The bench reads the file itself, so that no name in Arabic script can slip into what is searched.
 */
final class UnIndividuals {

  private static final Set<String> NAMES = Set.of("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME");

  private final List<ListedParty> parties = new ArrayList<>();
  private final List<Query> queries = new ArrayList<>();
  private final StringBuilder primary = new StringBuilder();
  private final List<ListedName> aliases = new ArrayList<>();
  private final List<String> scripts = new ArrayList<>();
  private String reference = "";
  private String quality = "";

  private UnIndividuals() {
  }

  static UnIndividuals read(Path file) throws Exception {
    UnIndividuals individuals = new UnIndividuals();
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      boolean inside = false;
      while (xml.hasNext()) {
        int event = xml.next();
        boolean individual = xml.hasName() && xml.getLocalName().equals("INDIVIDUAL");
        if (event == XMLStreamConstants.START_ELEMENT) {
          inside |= individual;
          if (inside && !individual) {
            individuals.field(xml);
          }
        } else if (event == XMLStreamConstants.END_ELEMENT && individual) {
          inside = false;
          individuals.end();
        }
      }
    }
    return individuals;
  }

  private void field(XMLStreamReader xml) throws XMLStreamException {
    String element = xml.getLocalName();
    if (NAMES.contains(element)) {
      primary.append(xml.getElementText().strip()).append(' ');
    } else if (element.equals("REFERENCE_NUMBER")) {
      reference = xml.getElementText().strip();
    } else if (element.equals("QUALITY")) {
      quality = xml.getElementText().strip();
    } else if (element.equals("ALIAS_NAME")) {
      aliases.add(new ListedName(withoutArabic(xml.getElementText()), quality.equalsIgnoreCase("Low") ? ListedName.Quality.low : ListedName.Quality.good));
    } else if (element.equals("NAME_ORIGINAL_SCRIPT")) {
      scripts.add(xml.getElementText());
    }
  }

  private void end() {
    List<ListedName> names = new ArrayList<>(List.of(new ListedName(primary.toString().strip(), ListedName.Quality.primary)));
    aliases.stream().filter(alias -> !alias.written().isBlank()).forEach(names::add);
    parties.add(new ListedParty(reference, ListedParty.Kind.person, names, List.of(), null, List.of(), List.of()));
    scripts.stream().filter(script -> script.codePoints().anyMatch(UnIndividuals::arabic)).findFirst().ifPresent(script -> queries.add(new Query(reference, script)));
    primary.setLength(0);
    aliases.clear();
    scripts.clear();
  }

  /** Some aliases repeat a name in its own script. */
  private static String withoutArabic(String alias) {
    StringBuilder kept = new StringBuilder();
    alias.codePoints().filter(code -> !arabic(code)).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean arabic(int code) {
    return UnicodeScript.of(code) == UnicodeScript.ARABIC;
  }

  List<ListedParty> parties() {
    return parties;
  }

  List<Query> inArabicScript() {
    return queries;
  }

  /** A name in Arabic script, and whose it is. */
  record Query(String reference, String script) {
  }
}

package org.passerelle.bench;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.LinkedHashMap;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.passerelle.screening.watchlist.ListedMatch;
import org.passerelle.screening.watchlist.ListedName;
import org.passerelle.screening.watchlist.ListedParty;
import org.passerelle.screening.watchlist.Sought;
import org.passerelle.screening.watchlist.WatchlistIndex;

/** Whether a name in Arabic script finds the right person among the Latin names of a list, first, and how many others come with them. */
final class WatchlistBench implements Bench.Measurement {

  private static final Set<String> NAMES = Set.of("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME");

  @Override
  public void run(List<String> arguments) throws Exception {
    Map<String, String> scripts = new LinkedHashMap<>();
    List<ListedParty> parties = read(Path.of(arguments.get(0)), scripts);
    WatchlistIndex index = WatchlistIndex.of(parties);
    int first = 0;
    int found = 0;
    int others = 0;
    boolean list = arguments.size() > 1;
    for (Map.Entry<String, String> query : scripts.entrySet()) {
      List<ListedMatch> matches = index.search(Sought.named(ListedParty.Kind.person, query.getValue()));
      List<String> references = matches.stream().map(match -> match.party().reference()).toList();
      first += !references.isEmpty() && references.get(0).equals(query.getKey()) ? 1 : 0;
      found += references.contains(query.getKey()) ? 1 : 0;
      others += references.size() - (references.contains(query.getKey()) ? 1 : 0);
      if (list) {
        print(query, matches, parties);
      }
    }
    int queries = scripts.size();
    System.out.printf(Locale.ROOT, "{\"bench\":\"watchlist\",\"queries\":%d,\"top1\":%.4f,\"recall\":%.4f,\"falsePerQuery\":%.4f}%n", queries,
        (double) first / queries, (double) found / queries, (double) others / queries);
    if (list) {
      for (int round = 0; round < 5; round++) {
        long begin = System.nanoTime();
        for (int i = 0; i < 10; i++) scripts.values().forEach(name -> index.search(Sought.named(ListedParty.Kind.person, name)));
        System.out.println((System.nanoTime() - begin) / 1e3 / queries / 10 + " us/query");
      }
    }
  }

  private static void print(Map.Entry<String, String> query, List<ListedMatch> matches, List<ListedParty> parties) {
    boolean first = !matches.isEmpty() && matches.get(0).party().reference().equals(query.getKey());
    boolean found = matches.stream().anyMatch(m -> m.party().reference().equals(query.getKey()));
    if (!first) {
      System.out.println((found ? "SECOND " : "MISSED ") + query.getValue() + " | " + parties.stream().filter(p -> p.reference().equals(query.getKey())).map(p -> p.names().stream().map(ListedName::written).toList()).findFirst());
    }
    if (!first || matches.size() > 3) matches.stream().limit(8).forEach(m -> System.out.printf("     %.3f %s %s%n", m.score(), m.party().names().get(0).written(), m.party().reference().equals(query.getKey()) ? "<===" : ""));
  }

  private static List<ListedParty> read(Path file, Map<String, String> scripts) throws Exception {
    List<ListedParty> parties = new ArrayList<>();
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      String reference = "";
      String quality = "";
      StringBuilder primary = new StringBuilder();
      List<ListedName> names = new ArrayList<>();
      boolean individual = false;
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          String element = xml.getLocalName();
          if (element.equals("INDIVIDUAL")) {
            individual = true;
            primary.setLength(0);
            names.clear();
          } else if (individual && NAMES.contains(element)) {
            primary.append(xml.getElementText().strip()).append(' ');
          } else if (individual && element.equals("REFERENCE_NUMBER")) {
            reference = xml.getElementText().strip();
          } else if (individual && element.equals("QUALITY")) {
            quality = xml.getElementText();
          } else if (individual && element.equals("ALIAS_NAME")) {
            names.add(new ListedName(withoutArabic(xml.getElementText()), quality.equalsIgnoreCase("Low") ? ListedName.Quality.low : ListedName.Quality.good));
          } else if (individual && element.equals("NAME_ORIGINAL_SCRIPT")) {
            String script = xml.getElementText();
            if (script.codePoints().anyMatch(code -> Character.UnicodeScript.of(code) == Character.UnicodeScript.ARABIC)) {
              scripts.put(reference, script);
            }
          }
        } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("INDIVIDUAL")) {
          individual = false;
          names.add(0, new ListedName(primary.toString().strip(), ListedName.Quality.primary));
          parties.add(new ListedParty(reference, ListedParty.Kind.person, names.stream().filter(n -> !n.written().isBlank()).toList(), List.of(), null, List.of(), List.of()));
        }
      }
    }
    return parties;
  }

  /** Some aliases repeat a name in its own script: the bench must not find it there. */
  private static String withoutArabic(String alias) {
    StringBuilder kept = new StringBuilder();
    alias.codePoints().filter(code -> Character.UnicodeScript.of(code) != Character.UnicodeScript.ARABIC).forEach(kept::appendCodePoint);
    return kept.toString();
  }
}

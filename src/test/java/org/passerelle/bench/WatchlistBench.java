package org.passerelle.bench;

import java.lang.Character.UnicodeScript;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.passerelle.screening.watchlist.ListedName;
import org.passerelle.screening.watchlist.ListedName.Quality;
import org.passerelle.screening.watchlist.ListedParty;
import org.passerelle.screening.watchlist.ListedParty.Kind;
import org.passerelle.screening.watchlist.Sought;
import org.passerelle.screening.watchlist.WatchlistIndex;
import org.passerelle.screening.watchlist.edition.ListEntry;
import org.passerelle.screening.watchlist.edition.PublishedList;

/** Whether a name in Arabic script finds the right person among the Latin names of a list, first, and how many others come with them. */
final class WatchlistBench implements Bench.Measurement {

  @Override
  public void run(List<String> arguments) {
    List<ListEntry> individuals = PublishedList.ofTheUnitedNations(Path.of(arguments.get(0))).stream().filter(entry -> entry.kind() == Kind.person).toList();
    WatchlistIndex index = WatchlistIndex.of(individuals.stream().map(WatchlistBench::latinNames).toList());
    int queries = 0;
    int first = 0;
    int found = 0;
    int others = 0;
    for (ListEntry individual : individuals) {
      Optional<String> script = individual.named(Quality.script).stream().filter(WatchlistBench::hasArabic).findFirst();
      if (script.isPresent()) {
        List<String> references = index.search(Sought.named(Kind.person, script.get())).stream().map(match -> match.party().reference()).toList();
        int place = references.indexOf(individual.reference());
        queries++;
        first += place == 0 ? 1 : 0;
        found += place >= 0 ? 1 : 0;
        others += references.size() - (place >= 0 ? 1 : 0);
      }
    }
    System.out.printf(Locale.ROOT, "{\"bench\":\"watchlist\",\"queries\":%d,\"top1\":%.4f,\"recall\":%.4f,\"falsePerQuery\":%.4f}%n", queries,
        (double) first / queries, (double) found / queries, (double) others / queries);
  }

  /** The entry as the search knows it, by its names in Latin letters alone; some aliases repeat a name in its own script. */
  private static ListedParty latinNames(ListEntry entry) {
    List<ListedName> names = entry.names().stream().filter(name -> name.quality() != Quality.script)
        .map(name -> new ListedName(withoutArabic(name.written()), name.quality())).filter(name -> !name.written().isBlank()).toList();
    return new ListedParty(entry.reference(), Kind.person, names, List.of(), null, List.of(), List.of());
  }

  private static String withoutArabic(String name) {
    StringBuilder kept = new StringBuilder();
    name.codePoints().filter(code -> !arabic(code)).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean hasArabic(String name) {
    return name.codePoints().anyMatch(WatchlistBench::arabic);
  }

  private static boolean arabic(int code) {
    return UnicodeScript.of(code) == UnicodeScript.ARABIC;
  }
}

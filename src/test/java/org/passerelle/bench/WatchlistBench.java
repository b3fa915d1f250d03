package org.passerelle.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.passerelle.screening.watchlist.ListedParty;
import org.passerelle.screening.watchlist.Sought;
import org.passerelle.screening.watchlist.WatchlistIndex;

/** Whether a name in Arabic script finds the right person among the Latin names of a list, first, and how many others come with them. */
final class WatchlistBench implements Bench.Measurement {

  @Override
  public void run(List<String> arguments) throws Exception {
    UnIndividuals individuals = UnIndividuals.read(Path.of(arguments.get(0)));
    WatchlistIndex index = WatchlistIndex.of(individuals.parties());
    int first = 0;
    int found = 0;
    int others = 0;
    for (UnIndividuals.Query query : individuals.inArabicScript()) {
      List<String> references = index.search(Sought.named(ListedParty.Kind.person, query.script())).stream().map(match -> match.party().reference()).toList();
      int place = references.indexOf(query.reference());
      first += place == 0 ? 1 : 0;
      found += place >= 0 ? 1 : 0;
      others += references.size() - (place >= 0 ? 1 : 0);
    }
    int queries = individuals.inArabicScript().size();
    System.out.printf(Locale.ROOT, "{\"bench\":\"watchlist\",\"queries\":%d,\"top1\":%.4f,\"recall\":%.4f,\"falsePerQuery\":%.4f}%n", queries,
        (double) first / queries, (double) found / queries, (double) others / queries);
  }
}

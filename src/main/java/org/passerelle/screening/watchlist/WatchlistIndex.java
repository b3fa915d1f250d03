package org.passerelle.screening.watchlist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.passerelle.screening.Evidence;
import org.passerelle.screening.name.ComparableName;
import org.passerelle.screening.name.NameComparison;
import org.passerelle.screening.name.NameLikeness;

/** The entries of the lists in force, ready to be searched. Immutable; a new edition is a new index. */
public final class WatchlistIndex {

  /** From this score on an entry is reported. */
  public static final double REPORTED = NameLikeness.ALIKE;

  private final List<ListedParty> parties;

  private WatchlistIndex(Collection<ListedParty> parties) {
    this.parties = List.copyOf(parties);
  }

  public static WatchlistIndex of(Collection<ListedParty> parties) {
    return new WatchlistIndex(parties);
  }

  /** Entries of the same kind that may mean this party, the likeliest first. */
  public List<ListedMatch> search(Sought sought) {
    List<ListedMatch> matches = new ArrayList<>();
    for (ListedParty party : parties) {
      double best = party.kind() == sought.kind() ? party.names().stream().mapToDouble(name -> sought.names().stream()
          .mapToDouble(other -> NameComparison.between(ComparableName.ofPerson(name.written()), ComparableName.ofPerson(other)).score()).max().orElse(0))
          .max().orElse(0) : 0;
      if (best >= REPORTED) {
        matches.add(new ListedMatch(party, best, List.of(new Evidence("name", "variant", 10))));
      }
    }
    matches.sort(Comparator.comparingDouble(ListedMatch::score).reversed().thenComparing(match -> match.party().reference()));
    return matches;
  }
}

package org.passerelle.screening.watchlist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passerelle.screening.Evidence;
import org.passerelle.screening.name.ComparableName;
import org.passerelle.screening.name.NameComparison;
import org.passerelle.screening.name.NameKeys;
import org.passerelle.screening.name.NameLikeness;
import org.passerelle.screening.name.NamesInField;

/**
 * The entries of the lists in force, ready to be searched; immutable, a new edition is a new index. Names are found by the consonant skeletons of their
 * words and compared word by word; births, sex, nationality and documents raise or lower the score where both sides know them.
 */
public final class WatchlistIndex {

  /** From this score on an entry is reported. */
  public static final double REPORTED = Double.parseDouble(System.getProperty("t.reported", "0.8"));

  private static final int MOST_COMPARED = 150;
  private static final double LOW = Double.parseDouble(System.getProperty("t.low", "0.12"));
  private static final double GOOD = 0.01;

  private final List<Name> names = new ArrayList<>();
  private final Map<String, int[]> bySkeleton = new HashMap<>();
  private final Map<String, List<ListedParty>> byDocument = new HashMap<>();
  private final int parties;

  private WatchlistIndex(Collection<ListedParty> listed) {
    this.parties = listed.size();
    Map<String, List<Integer>> places = new HashMap<>();
    for (ListedParty party : listed) {
      for (ListedName name : party.names()) {
        for (String one : NamesInField.of(name.written())) {
          ComparableName comparable = comparable(party.kind(), one);
          names.add(new Name(party, name.quality(), comparable));
          NameKeys.skeletons(comparable).forEach(word -> word.forEach(skeleton -> places.computeIfAbsent(skeleton, key -> new ArrayList<>()).add(names.size() - 1)));
        }
      }
      party.documents().forEach(document -> byDocument.computeIfAbsent(plain(document), key -> new ArrayList<>()).add(party));
    }
    places.forEach((skeleton, at) -> bySkeleton.put(skeleton, at.stream().mapToInt(Integer::intValue).distinct().toArray()));
  }

  public static WatchlistIndex of(Collection<ListedParty> parties) {
    return new WatchlistIndex(parties);
  }

  /** Entries of the same kind that may mean this party, the likeliest first. */
  public List<ListedMatch> search(Sought sought) {
    Map<ListedParty, NameFound> best = new HashMap<>();
    for (String field : sought.names()) {
      for (String one : NamesInField.of(field)) {
        ComparableName name = comparable(sought.kind(), one);
        for (int place : candidates(name)) {
          Name listed = names.get(place);
          if (listed.party.kind() == sought.kind()) {
            NameFound found = compared(name, listed);
            best.merge(listed.party, found, (before, now) -> now.score > before.score ? now : before);
          }
        }
      }
    }
    List<ListedMatch> matches = new ArrayList<>();
    best.forEach((party, found) -> {
      if (found.score >= REPORTED) {
        matches.add(new ListedMatch(party, found.score, List.of(new Evidence("name", found.finding, 10))));
      }
    });
    matches.sort(Comparator.comparingDouble(ListedMatch::score).reversed().thenComparing(match -> match.party().reference()));
    return matches;
  }

  private static NameFound compared(ComparableName name, Name listed) {
    NameLikeness likeness = NameComparison.between(name, listed.name);
    double less = switch (listed.quality) {
      case primary, script -> 0;
      case good -> GOOD;
      case low -> LOW;
    };
    return new NameFound(likeness.score() - less, likeness.finding());
  }

  /** The names that share the rarest words, as many as are worth comparing. */
  private int[] candidates(ComparableName name) {
    Map<Integer, Double> shared = new HashMap<>();
    for (Set<String> word : NameKeys.skeletons(name)) {
      Set<Integer> once = new HashSet<>();
      for (String skeleton : word) {
        int[] places = bySkeleton.getOrDefault(skeleton, new int[0]);
        double rarity = Math.log(1 + (double) names.size() / Math.max(1, places.length));
        for (int place : places) {
          if (once.add(place)) {
            shared.merge(place, rarity, Double::sum);
          }
        }
      }
    }
    return shared.entrySet().stream().sorted(Map.Entry.<Integer, Double>comparingByValue().reversed()).limit(MOST_COMPARED).mapToInt(Map.Entry::getKey).toArray();
  }

  private static ComparableName comparable(ListedParty.Kind kind, String written) {
    return kind == ListedParty.Kind.person ? ComparableName.ofPerson(written) : ComparableName.ofOrganization(written);
  }

  private static String plain(String document) {
    return document.toUpperCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private record Name(ListedParty party, ListedName.Quality quality, ComparableName name) {
  }

  private record NameFound(double score, String finding) {
  }
}

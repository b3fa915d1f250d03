package org.passerelle.screening.watchlist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.passerelle.screening.Evidence;
import org.passerelle.screening.name.ComparableName;
import org.passerelle.screening.name.NameComparison;
import org.passerelle.screening.name.NameKeys;
import org.passerelle.screening.name.NameLikeness;
import org.passerelle.screening.name.NamesInField;

/**
 * The entries of the lists in force, ready to be searched; immutable, a new edition is a new index. Names are found by the consonant skeletons of
 * their words, which are the same in every script, the rarest words first; the names found are compared word by word, and births, sex, nationality
 * and documents raise or lower the score where both sides know them. Safe for use by many threads.
 */
public final class WatchlistIndex {

  /** From this score on an entry is reported. */
  public static final double REPORTED = 0.77;

  /** Into so many steps the shared rarity is divided; what stands below a quarter of the best is not worth comparing. */
  private static final int STEPS = 128;
  private static final int LOWEST_STEP = STEPS / 4;
  private static final int MOST_COMPARED = 120;

  /** Among names that share as much, those with fewer other words come first. */
  private static final float EACH_WORD = 0.2f;
  private static final int[] NOWHERE = {};

  private final List<IndexedName> names = new ArrayList<>();
  private final Map<String, int[]> bySkeleton = new HashMap<>();
  private final Map<String, List<ListedParty>> byDocument = new HashMap<>();

  private WatchlistIndex(Collection<ListedParty> parties) {
    Map<String, List<Integer>> places = new HashMap<>();
    for (ListedParty party : parties) {
      for (ListedName listed : party.names()) {
        for (String written : NamesInField.of(listed.written())) {
          add(IndexedName.of(party, listed.quality(), comparable(party.kind(), written)), places);
        }
      }
      party.documents().stream().map(WatchlistIndex::plain).filter(number -> !number.isEmpty())
          .forEach(number -> byDocument.computeIfAbsent(number, key -> new ArrayList<>()).add(party));
    }
    places.forEach((skeleton, at) -> bySkeleton.put(skeleton, at.stream().mapToInt(Integer::intValue).distinct().toArray()));
  }

  /** An index of these entries; names in which nothing can be compared are left out. */
  public static WatchlistIndex of(Collection<ListedParty> parties) {
    return new WatchlistIndex(parties);
  }

  private void add(IndexedName name, Map<String, List<Integer>> places) {
    int place = names.size();
    names.add(name);
    NameKeys.skeletons(name.comparable()).forEach(word -> word.forEach(skeleton -> places.computeIfAbsent(skeleton, key -> new ArrayList<>()).add(place)));
  }

  /** Entries of the same kind that may mean this party, the likeliest first; entries that are equally likely in the order of their references. */
  public List<ListedMatch> search(Sought sought) {
    Map<ListedParty, FoundName> found = new IdentityHashMap<>();
    Stream<String> written = sought.names().stream().flatMap(field -> NamesInField.of(field).stream()).distinct();
    written.map(name -> comparable(sought.kind(), name)).forEach(name -> compare(name, sought.kind(), found));
    Set<String> documents = Set.copyOf(sought.documents().stream().map(WatchlistIndex::plain).filter(number -> !number.isEmpty()).toList());
    documents.forEach(number -> byDocument.getOrDefault(number, List.of()).stream().filter(party -> party.kind() == sought.kind())
        .forEach(party -> found.putIfAbsent(party, FoundName.NONE)));
    List<ListedMatch> matches = new ArrayList<>();
    found.forEach((party, name) -> {
      boolean sameDocument = party.documents().stream().map(WatchlistIndex::plain).anyMatch(documents::contains);
      ListedMatch match = Corroboration.weigh(sought, party, name.score, name.evidence(), sameDocument);
      if (match.score() >= REPORTED) {
        matches.add(match);
      }
    });
    matches.sort(Comparator.comparingDouble((ListedMatch match) -> -match.score())
        .thenComparingDouble(match -> -match.evidence().stream().mapToDouble(Evidence::weight).sum())
        .thenComparing(match -> match.party().reference()));
    return matches;
  }

  private void compare(ComparableName name, ListedParty.Kind kind, Map<ListedParty, FoundName> found) {
    List<Set<String>> words = NameKeys.skeletons(name);
    float[] shared = new float[names.size()];
    for (int place : candidates(words, shared)) {
      IndexedName listed = names.get(place);
      if (listed.party.kind() == kind) {
        NameLikeness likeness = NameComparison.between(name, listed.comparable);
        FoundName now = new FoundName(likeness.score() - listed.less(), likeness.finding(), shared[place]);
        found.merge(listed.party, now, (before, after) -> after.compareTo(before) > 0 ? after : before);
      }
    }
  }

  /** The names that share the rarest words. */
  private int[] candidates(List<Set<String>> words, float[] shared) {
    int[] last = new int[names.size()];
    int[] touched = new int[names.size()];
    int count = 0;
    for (int word = 1; word <= words.size(); word++) {
      for (String skeleton : words.get(word - 1)) {
        int[] places = bySkeleton.getOrDefault(skeleton, NOWHERE);
        float rarity = (float) (Math.log(1 + (double) names.size() / Math.max(1, places.length)) / Math.log(2));
        for (int place : places) {
          if (last[place] == 0) {
            touched[count++] = place;
            shared[place] = -EACH_WORD * names.get(place).words;
          }
          if (last[place] != word) {
            last[place] = word;
            shared[place] += rarity;
          }
        }
      }
    }
    return rarest(touched, count, shared);
  }

  /** The places that share most: those of the highest steps of sharing that together are as many as are worth comparing. */
  private static int[] rarest(int[] touched, int count, float[] shared) {
    float most = Float.MIN_NORMAL;
    for (int at = 0; at < count; at++) {
      most = Math.max(most, shared[touched[at]]);
    }
    int[] onStep = new int[STEPS + 1];
    for (int at = 0; at < count; at++) {
      onStep[step(shared[touched[at]], most)]++;
    }
    int lowest = STEPS;
    int taken = onStep[lowest];
    while (lowest > LOWEST_STEP && taken + onStep[lowest - 1] <= MOST_COMPARED) {
      lowest--;
      taken += onStep[lowest];
    }
    int[] rarest = new int[Math.min(taken, MOST_COMPARED)];
    int found = 0;
    for (int at = 0; at < count && found < rarest.length; at++) {
      if (step(shared[touched[at]], most) >= lowest) {
        rarest[found++] = touched[at];
      }
    }
    return rarest;
  }

  private static int step(float shared, float most) {
    return shared <= 0 ? 0 : (int) (STEPS * shared / most);
  }

  private static ComparableName comparable(ListedParty.Kind kind, String written) {
    return kind == ListedParty.Kind.person ? ComparableName.ofPerson(written) : ComparableName.ofOrganization(written);
  }

  private static String plain(String document) {
    StringBuilder plain = new StringBuilder();
    document.toUpperCase(Locale.ROOT).codePoints().filter(Character::isLetterOrDigit).forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /** A name of an entry, ready to be compared. */
  private record IndexedName(ListedParty party, ListedName.Quality quality, ComparableName comparable, int words) {

    private static final double GOOD_ALIAS = 0.01;
    private static final double WEAK_ALIAS = 0.12;
    private static final double EMPTY_ALIAS = 0.3;

    static IndexedName of(ListedParty party, ListedName.Quality quality, ComparableName comparable) {
      return new IndexedName(party, quality, comparable, comparable.parts().size());
    }

    /** An alias says less than the name of the entry, one that identifies nobody next to nothing. */
    double less() {
      return switch (quality) {
        case primary, script -> 0;
        case good -> GOOD_ALIAS;
        case low -> comparable.distinguishes() ? WEAK_ALIAS : EMPTY_ALIAS;
      };
    }
  }

  /** The most alike of an entry's names. */
  private record FoundName(double score, String finding, double rarity) implements Comparable<FoundName> {

    private static final FoundName NONE = new FoundName(0, "differs", 0);
    private static final double AGAINST = -4;

    Evidence evidence() {
      return new Evidence("name", finding, finding.equals("differs") ? AGAINST : Math.max(1, rarity * score));
    }

    @Override
    public int compareTo(FoundName other) {
      return Comparator.comparingDouble(FoundName::score).thenComparingDouble(FoundName::rarity).compare(this, other);
    }
  }
}

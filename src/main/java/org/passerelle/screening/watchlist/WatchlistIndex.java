package org.passerelle.screening.watchlist;

import java.util.ArrayList;
import java.util.Arrays;
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

  /** A name that shares less than this part of the best shared rarity is not worth comparing. */
  private static final double WORTH_COMPARING = 0.25;
  private static final int MOST_COMPARED = 80;
  private static final int[] NOWHERE = {};

  private final List<IndexedName> names = new ArrayList<>();
  private final Map<String, int[]> bySkeleton = new HashMap<>();
  private final Map<String, List<ListedParty>> byDocument = new HashMap<>();

  private WatchlistIndex(Collection<ListedParty> parties) {
    Map<String, List<Integer>> places = new HashMap<>();
    for (ListedParty party : parties) {
      for (ListedName listed : party.names()) {
        for (String written : NamesInField.of(listed.written())) {
          add(new IndexedName(party, listed.quality(), comparable(party.kind(), written)), places);
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
          }
          if (last[place] != word) {
            last[place] = word;
            shared[place] += rarity;
          }
        }
      }
    }
    return rarest(Arrays.copyOf(touched, count), shared);
  }

  private static int[] rarest(int[] touched, float[] shared) {
    float most = 0;
    for (int place : touched) {
      most = Math.max(most, shared[place]);
    }
    float least = (float) (most * WORTH_COMPARING);
    int[] worth = Arrays.stream(touched).filter(place -> shared[place] >= least).toArray();
    if (worth.length <= MOST_COMPARED) {
      return worth;
    }
    long[] order = Arrays.stream(worth).mapToLong(place -> (long) Float.floatToIntBits(-shared[place]) << 32 | place).toArray();
    Arrays.sort(order);
    return Arrays.stream(order).skip(Math.max(0, order.length - MOST_COMPARED)).mapToInt(each -> (int) each).toArray();
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
  private record IndexedName(ListedParty party, ListedName.Quality quality, ComparableName comparable) {

    private static final double GOOD_ALIAS = 0.01;
    private static final double WEAK_ALIAS = 0.12;
    private static final double EMPTY_ALIAS = 0.3;

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
      return new Evidence("name", finding, finding.equals("differs") ? AGAINST : rarity * score);
    }

    @Override
    public int compareTo(FoundName other) {
      return Comparator.comparingDouble(FoundName::score).thenComparingDouble(FoundName::rarity).compare(this, other);
    }
  }
}

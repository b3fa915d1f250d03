package org.passerelle.screening.name;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which words of two names belong together: each word to at most one other, the likeliest first, in any order; words that one side writes together
 * may belong to two or three neighbours on the other.
 */
final class Alignment {

  private static final Comparator<Link> LIKELIEST = Comparator.comparingDouble((Link link) -> -link.worth)
      .thenComparingInt(link -> Math.abs(link.from - link.to)).thenComparingInt(link -> link.from).thenComparingInt(link -> link.to);

  private final List<Link> links = new ArrayList<>();
  private double unmatchedOne;
  private double unmatchedOther;

  private Alignment() {
  }

  static Alignment of(ComparableName name, ComparableName otherName) {
    NamePart[] one = name.words();
    NamePart[] other = otherName.words();
    List<Link> possible = new ArrayList<>();
    for (int i = 0; i < one.length; i++) {
      for (int j = 0; j < other.length; j++) {
        add(possible, i, 1, j, 1, one[i], other[j], Tuning.LOWEST);
      }
    }
    joined(possible, name, other, false);
    joined(possible, otherName, one, true);
    Alignment alignment = new Alignment();
    alignment.choose(possible, one, other);
    return alignment;
  }

  private static void joined(List<Link> possible, ComparableName name, NamePart[] together, boolean turned) {
    NamePart[] apart = name.words();
    for (int from = 0; from < apart.length; from++) {
      for (int count = 2; count <= ComparableName.MOST_JOINED && from + count <= apart.length; count++) {
        NamePart joined = name.joined(from, count);
        for (int to = 0; to < together.length; to++) {
          NamePart word = together[to];
          if (comparableLength(joined, word)) {
            add(possible, turned ? to : from, turned ? 1 : count, turned ? from : to, turned ? count : 1, joined, word, Tuning.JOINED);
          } else if (count == word.letters().length() && count == 2 && initials(apart, from, word)) {
            possible.add(new Link(turned ? to : from, turned ? 1 : count, turned ? from : to, turned ? count : 1, 0.9, 0.5, 0.5));
          }
        }
      }
    }
  }

  private static boolean initials(NamePart[] apart, int from, NamePart word) {
    return word.sounds().length > 0 && !Sounds.vowel(word.sounds()[0]) && apart[from].letters().length() > 2 && apart[from + 1].letters().length() > 2
        && word.letters().charAt(0) == apart[from].letters().charAt(0) && word.letters().charAt(1) == apart[from + 1].letters().charAt(0);
  }

  private static boolean comparableLength(NamePart joined, NamePart word) {
    if (word.role() == NamePart.Role.initial || word.sounds().length < 3) {
      return false;
    }
    if (joined.inConsonantScript() == word.inConsonantScript()) {
      return Math.abs(joined.sounds().length - word.sounds().length) <= 3;
    }
    int consonants = joined.inConsonantScript() ? joined.sounds().length : word.sounds().length;
    int latin = joined.inConsonantScript() ? word.sounds().length : joined.sounds().length;
    return latin >= consonants - 2 && latin <= consonants * 2 + 1;
  }

  private static void add(List<Link> possible, int from, int fromCount, int to, int toCount, NamePart one, NamePart other, double lowest) {
    double likeness = PartLikeness.between(one, other, lowest);
    if (likeness > 0) {
      double weight = Math.min(one.weight(), other.weight()) + 0.2 * (fromCount + toCount - 2) ;
      possible.add(new Link(from, fromCount, to, toCount, likeness, weight, (likeness - lowest + 0.1) * weight));
    }
  }

  private void choose(List<Link> possible, NamePart[] one, NamePart[] other) {
    possible.sort(LIKELIEST);
    boolean[] takenOne = new boolean[one.length];
    boolean[] takenOther = new boolean[other.length];
    for (Link link : possible) {
      if (free(takenOne, link.from, link.fromCount) && free(takenOther, link.to, link.toCount)) {
        take(takenOne, link.from, link.fromCount);
        take(takenOther, link.to, link.toCount);
        double weight = Math.max(weight(one, link.from, link.fromCount), weight(other, link.to, link.toCount));
        double least = Math.min(weight(one, link.from, link.fromCount), weight(other, link.to, link.toCount));
        links.add(new Link(link.from, link.fromCount, link.to, link.toCount, link.likeness, (weight + least) / 2, link.worth));
      }
    }
    unmatchedOne = unmatched(one, takenOne);
    unmatchedOther = unmatched(other, takenOther);
  }

  private static double weight(NamePart[] words, int from, int count) {
    double weight = 0;
    for (int at = from; at < from + count; at++) {
      weight += words[at].weight();
    }
    return weight;
  }

  private static double unmatched(NamePart[] words, boolean[] taken) {
    double weight = 0;
    for (int at = 0; at < words.length; at++) {
      if (!taken[at]) {
        weight += words[at].weight();
      }
    }
    return weight;
  }

  private static boolean free(boolean[] taken, int from, int count) {
    for (int at = from; at < from + count; at++) {
      if (taken[at]) {
        return false;
      }
    }
    return true;
  }

  private static void take(boolean[] taken, int from, int count) {
    for (int at = from; at < from + count; at++) {
      taken[at] = true;
    }
  }

  List<Link> links() {
    return links;
  }

  /** The weight of the words of the first name that belong to none of the second. */
  double unmatchedOne() {
    return unmatchedOne;
  }

  double unmatchedOther() {
    return unmatchedOther;
  }

  /** Whether the words stand in the same order in both. */
  boolean inOrder() {
    List<Link> byPlace = new ArrayList<>(links);
    byPlace.sort(Comparator.comparingInt(link -> link.from));
    for (int at = 1; at < byPlace.size(); at++) {
      if (byPlace.get(at).to < byPlace.get(at - 1).to) {
        return false;
      }
    }
    return true;
  }

  /** Words that belong together. */
  record Link(int from, int fromCount, int to, int toCount, double likeness, double weight, double worth) {
  }
}

package org.passerelle.screening.duplicate;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.codec.language.DaitchMokotoffSoundex;
import org.jspecify.annotations.Nullable;
import org.passerelle.screening.name.NameKeys;

/**
 * By what a person is found again. Keys narrow the search; they decide nothing and are never shown. Many people share a name and as many a
 * birth, so that most keys join two things: two parts of a name, or a part and the year of birth.
 */
final class SearchKeys {

  /** Raised when the same person gets other keys than before: everyone on file is then written again. */
  static final int VERSION = 1;

  private static final DaitchMokotoffSoundex SOUND = new DaitchMokotoffSoundex();

  /** The consonants of one part of the name. How many people have such a key tells how common the part is. */
  static final String PART = "w:";

  /** Keys of names, as {@link NameKeys} makes them, of which {@code p:} joins two parts. */
  private static final String PAIR = "p:";

  private static final String YEAR = "y:";
  private static final String BIRTH = "b:";
  private static final String DOCUMENT = "#:";
  private static final String NEAR_DOCUMENT = "~:";
  private static final String PHONE = "+:";
  private static final String PLACE = "@:";

  private static final int MOST_PARTS = 10;
  private static final int MOST_KEYS = 160;
  private static final int WIDEST_BIRTH = 800;
  private static final int SHORTEST_NEAR = 6;
  private static final int LONGEST_NEAR = 20;

  /** A key that more people share points to nobody. */
  private static final double MOST_OF_A_KEY = 400;

  /** How many people a look-up expects to read. */
  private static final double MOST_OF_A_QUERY = 800;

  private SearchKeys() {
  }

  /** The keys under which the person is on file. */
  static Set<String> of(PersonRecord person) {
    Set<String> keys = new LinkedHashSet<>();
    names(keys, person);
    years(person.birth().earliest(), person.birth().latest(), 0).forEach(year -> yearKeys(keys, person, year));
    LocalDate day = day(person);
    if (day != null && !madeUp(day)) {
      keys.add(birth(day));
    }
    others(keys, person);
    return keys.stream().limit(MOST_KEYS).collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * What to look for to find everyone who may be this person.
   *
   * @param bearers how many people on file have a key
   * @param people  how many are on file
   */
  static Query query(PersonRecord person, ToDoubleFunction<String> bearers, double people) {
    Set<String> names = new LinkedHashSet<>();
    names(names, person);
    Set<String> years = new LinkedHashSet<>();
    years(person.birth().earliest(), person.birth().latest(), 0).forEach(year -> yearKeys(years, person, year));
    Set<String> near = new LinkedHashSet<>();
    if (day(person) == null || firstOfYear(day(person))) {
      // who knows a year alone, or was given one, may be a year off
      years(person.birth().earliest(), person.birth().latest(), 1).forEach(year -> yearKeys(near, person, year));
    }
    near.removeAll(years);
    Set<String> sure = new LinkedHashSet<>();
    others(sure, person);
    births(sure, day(person));
    Choice choice = new Choice(bearers, people);
    sure.forEach(choice::take);
    rarestFirst(years, bearers).forEach(choice::take);
    rarestFirst(names, bearers).forEach(choice::take);
    rarestFirst(near, bearers).forEach(choice::take);
    names.stream().filter(key -> key.startsWith(PAIR)).forEach(pair -> years.forEach(year -> choice.takeTogether(pair, year)));
    return choice.query();
  }

  /** The key of everyone who has a document of that number. */
  static String ofDocument(String number) {
    return DOCUMENT + number;
  }

  private static List<String> rarestFirst(Set<String> keys, ToDoubleFunction<String> bearers) {
    return keys.stream().sorted(Comparator.comparingDouble(bearers).thenComparing(key -> key)).toList();
  }

  private static void names(Set<String> keys, PersonRecord person) {
    person.names().forEach(name -> keys.addAll(NameKeys.of(name.comparable())));
    parts(person).forEach(part -> keys.add(PART + Spelling.consonants(part)));
  }

  private static void yearKeys(Set<String> keys, PersonRecord person, int year) {
    person.names().forEach(name -> NameKeys.skeletons(name.comparable()).forEach(word -> word.forEach(skeleton -> keys.add(YEAR + year + " " + skeleton))));
    parts(person).forEach(part -> sounds(part).forEach(sound -> keys.add(YEAR + year + " " + sound)));
  }

  private static Set<String> parts(PersonRecord person) {
    Set<String> parts = new LinkedHashSet<>();
    person.names().forEach(name -> parts.addAll(name.parts()));
    return parts.stream().limit(MOST_PARTS).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Set<String> sounds(String part) {
    try {
      return new TreeSet<>(Arrays.asList(SOUND.soundex(part).split("\\|")));
    } catch (IllegalArgumentException e) {
      // letters that have no sound in it
      return Set.of();
    }
  }

  private static List<Integer> years(@Nullable LocalDate earliest, @Nullable LocalDate latest, int around) {
    if (earliest == null || latest == null || earliest.plusDays(WIDEST_BIRTH).isBefore(latest)) {
      return List.of();
    }
    List<Integer> years = new ArrayList<>();
    for (int year = earliest.getYear() - around; year <= latest.getYear() + around; year++) {
      years.add(year);
    }
    return years;
  }

  private static @Nullable LocalDate day(PersonRecord person) {
    LocalDate earliest = person.birth().earliest();
    LocalDate latest = person.birth().latest();
    return earliest == null || latest == null || earliest.plusDays(2).isBefore(latest) || latest.isBefore(earliest) ? null
        : earliest.plusDays((latest.toEpochDay() - earliest.toEpochDay()) / 2);
  }

  private static boolean firstOfYear(LocalDate day) {
    return madeUp(day) || day.getMonthValue() == 3 && (day.getDayOfMonth() == 20 || day.getDayOfMonth() == 21);
  }

  private static boolean madeUp(LocalDate day) {
    return day.getDayOfYear() == 1;
  }

  private static String birth(LocalDate day) {
    return BIRTH + day.toEpochDay();
  }

  /** The day, its neighbours, and with day and month exchanged. */
  private static void births(Set<String> keys, @Nullable LocalDate day) {
    if (day == null || madeUp(day)) {
      return;
    }
    for (int off = -1; off <= 1; off++) {
      keys.add(birth(day.plusDays(off)));
    }
    try {
      keys.add(birth(LocalDate.of(day.getYear(), day.getDayOfMonth(), day.getMonthValue())));
    } catch (DateTimeException e) {
      // there is no such month
    }
  }

  private static void others(Set<String> keys, PersonRecord person) {
    person.documents().forEach(document -> {
      String number = document.number();
      keys.add(ofDocument(number));
      if (number.length() >= SHORTEST_NEAR && number.length() <= LONGEST_NEAR) {
        keys.add(NEAR_DOCUMENT + number);
        for (int sign = 0; sign < number.length(); sign++) {
          keys.add(NEAR_DOCUMENT + number.substring(0, sign) + number.substring(sign + 1));
        }
      }
    });
    person.phones().forEach(phone -> keys.add(PHONE + phone));
    person.details().forEach(detail -> {
      if (detail.kind().equals("postcode")) {
        parts(person).forEach(part -> keys.add(PLACE + detail.text() + " " + Spelling.consonants(part)));
      } else if (detail.kind().equals("email") || detail.kind().equals("street")) {
        keys.add(PLACE + detail.text());
      }
    });
  }

  /**
   * What a look-up asks for: people who have one of some keys, or two others at once.
   *
   * @param any      each rare enough alone
   * @param together two keys, each shared by too many
   */
  record Query(List<String> any, List<List<String>> together) {
  }

  /** Takes keys as long as the look-up stays small. */
  private static final class Choice {

    private static final int MOST_TOGETHER = 6;

    private final ToDoubleFunction<String> bearers;
    private final double people;
    private final Set<String> any = new LinkedHashSet<>();
    private final List<List<String>> together = new ArrayList<>();
    private double expected;

    Choice(ToDoubleFunction<String> bearers, double people) {
      this.bearers = bearers;
      this.people = people;
    }

    void take(String key) {
      double found = bearers.applyAsDouble(key);
      if (found <= MOST_OF_A_KEY && expected + found <= MOST_OF_A_QUERY && any.add(key)) {
        expected += found;
      }
    }

    void takeTogether(String pair, String year) {
      if (any.contains(pair) || any.contains(year) || together.size() >= MOST_TOGETHER) {
        return;
      }
      double found = bearers.applyAsDouble(pair) * bearers.applyAsDouble(year) / Math.max(1, people);
      if (found <= MOST_OF_A_KEY) {
        together.add(List.of(pair, year));
      }
    }

    Query query() {
      return new Query(List.copyOf(any), List.copyOf(together));
    }
  }
}

package org.passerelle.referral;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.referral.FormField.Kind;

/**
 * A referral as somebody typed it, right or wrong, field by field. Fields are named by their path in {@link ReferralSubmission}, but an entry of a
 * list stands under a key of its own instead of its place, {@code persons[e41c9d02].fullName}: what was typed about one person never
 * lands on another because somebody else removed or moved one meanwhile. For the same reason a field that points at a person holds that
 * person's key. A list itself holds the keys of its entries in their order. Never changes: each change is another.
 */
public final class TypedReferral {

  /** Characters of a single answer that are kept, however wrong. */
  public static final int LONGEST_KEPT = 60_000;

  /** Characters of the whole that are kept. */
  public static final int LARGEST_KEPT = 2_000_000;

  private static final int MOST_NAMES = 120;
  private static final Pattern SEGMENT = Pattern.compile("([a-zA-Z]{1,40})(?:\\[([a-z0-9]{1,12})])?");
  private static final Pattern PLACE = Pattern.compile("([a-zA-Z]+)(?:\\[(\\d{1,9})])?");
  private static final Pattern UNKEEPABLE = Pattern.compile("[\\x00\\p{Cs}]");
  private static final Set<String> ACCOUNTS = Set.of("claim", "need");

  private final TreeMap<String, List<String>> answers;

  private TreeMap<String, List<String>> copy() {
    return new TreeMap<>(answers);
  }

  private TypedReferral(TreeMap<String, List<String>> answers) {
    this.answers = answers;
  }

  /** A form to begin with: one person, who is the principal applicant. */
  public static TypedReferral blank(boolean abridged) {
    TypedReferral form = new TypedReferral(new TreeMap<>()).with(Map.of("form", List.of(abridged ? "abridged" : "full")));
    Added first = form.add("persons").orElseThrow();
    String person = "persons[" + first.key() + "].";
    return first.to().with(Map.of(person + "relation", List.of("principalApplicant"), person + "accompanying", List.of("true")));
  }

  /** What was kept. */
  static TypedReferral kept(Map<String, List<String>> answers) {
    return new TypedReferral(new TreeMap<>(answers));
  }

  /** A submission as if it had been typed. */
  public static TypedReferral of(ReferralSubmission submission) {
    TreeMap<String, List<String>> answers = new TreeMap<>();
    List<String> persons = ReferralSubmission.orEmpty(submission.persons()).stream().map(person -> key()).toList();
    write(submission, "", answers, persons);
    return new TypedReferral(answers);
  }

  /** Everything that was typed, by path. */
  public Map<String, List<String>> answers() {
    return Map.copyOf(answers);
  }

  /** The first answer in a field; empty when there is none. */
  public String answer(String path) {
    List<String> given = answers.get(path);
    return given == null || given.isEmpty() ? "" : given.get(0);
  }

  /** All answers in a field that are not blank; for a list the keys of its entries. */
  public List<String> given(String path) {
    return answers.getOrDefault(path, List.of()).stream().filter(answer -> !answer.isBlank()).toList();
  }

  /** The entries of a list, each as its path. */
  public List<String> entries(String list) {
    return given(list).stream().map(key -> list + "[" + key + "]").toList();
  }

  /** Whether nothing stands in a field or in any field within it. */
  public boolean empty(String path) {
    return answers.entrySet().stream().filter(answer -> within(answer.getKey(), path))
        .allMatch(answer -> answer.getValue().stream().allMatch(String::isBlank));
  }

  /** Characters of all answers. */
  public long size() {
    return answers.values().stream().flatMap(List::stream).mapToLong(String::length).sum();
  }

  /** Whether the family is referred with a group, without accounts of its own. */
  public boolean abridged() {
    return answer("form").equals("abridged");
  }

  /** The field of a path; empty when there is none such, or none of these entries. */
  public Optional<FormField> field(String path) {
    if (path.length() > MOST_NAMES) {
      return Optional.empty();
    }
    Class<? extends Record> type = ReferralSubmission.class;
    FormField found = null;
    StringBuilder walked = new StringBuilder();
    for (String segment : path.split("\\.", -1)) {
      Matcher parts = SEGMENT.matcher(segment);
      found = type == null || !parts.matches() ? null : FormField.of(type, parts.group(1)).orElse(null);
      if (found == null) {
        return Optional.empty();
      }
      walked.append(walked.isEmpty() ? "" : ".").append(parts.group(1));
      if (parts.group(2) != null) {
        if (found.kind() != Kind.entries || !answers.getOrDefault(walked.toString(), List.of()).contains(parts.group(2))) {
          return Optional.empty();
        }
        walked.append('[').append(parts.group(2)).append(']');
      }
      type = found.kind() == Kind.group || parts.group(2) != null ? found.entry() : null;
    }
    return Optional.ofNullable(found);
  }

  /** The paths of all fields that can be filled in, in the order of the form. */
  public List<String> paths() {
    return paths(ReferralSubmission.class, "").toList();
  }

  /** The paths of the fields within an entry or a group. */
  public List<String> pathsWithin(String path) {
    return paths().stream().filter(field -> within(field, path)).toList();
  }

  /** The same with other answers. Fields that are not on the form are passed over; fields not named stay as they are. */
  public TypedReferral with(Map<String, List<String>> typed) {
    TreeMap<String, List<String>> changed = copy();
    typed.forEach((path, given) -> field(path).filter(field -> !field.kind().holdsFields()).ifPresent(field -> {
      List<String> clean = given.stream().map(TypedReferral::keepable).toList();
      changed.put(path, field.kind().several() ? clean.stream().filter(answer -> !answer.isBlank()).distinct().toList()
          : clean.stream().limit(1).toList());
    }));
    return new TypedReferral(changed);
  }

  /** The same with an empty entry at the end of a list; empty when that is no list, or full. */
  public Optional<Added> add(String list) {
    List<String> keys = given(list);
    return field(list).filter(field -> field.kind() == Kind.entries && keys.size() < field.most()).map(field -> {
      String key = key();
      TreeMap<String, List<String>> changed = copy();
      changed.put(list, Stream.concat(keys.stream(), Stream.of(key)).toList());
      return new Added(new TypedReferral(changed), key);
    });
  }

  /** The same without an entry. Where the entry was a person, nothing points at them any more. */
  public TypedReferral without(String entry) {
    String list = list(entry);
    String key = keyOf(entry);
    TreeMap<String, List<String>> changed = copy();
    changed.keySet().removeIf(path -> within(path, entry));
    changed.computeIfPresent(list, (path, keys) -> keys.stream().filter(other -> !other.equals(key)).toList());
    if (list.equals("persons")) {
      changed.replaceAll((path, given) -> given.contains(key) && field(path).filter(field -> field.kind().ofPersons()).isPresent()
          ? given.stream().filter(other -> !other.equals(key)).toList() : given);
    }
    return new TypedReferral(changed);
  }

  /** The same with an entry one place nearer to the beginning of its list. */
  public TypedReferral moveUp(String entry) {
    List<String> keys = new ArrayList<>(given(list(entry)));
    int place = keys.indexOf(keyOf(entry));
    if (place > 0) {
      keys.add(place - 1, keys.remove(place));
    }
    TreeMap<String, List<String>> changed = copy();
    changed.put(list(entry), keys);
    return new TypedReferral(changed);
  }

  /** The same with an entry of another form in it, at the end of its list. */
  TypedReferral taking(String entry, TypedReferral from) {
    TreeMap<String, List<String>> changed = copy();
    from.answers.forEach((path, given) -> {
      if (within(path, entry)) {
        changed.put(path, given);
      }
    });
    changed.put(list(entry), Stream.concat(given(list(entry)).stream(), Stream.of(keyOf(entry))).distinct().toList());
    return new TypedReferral(changed);
  }

  /** What was typed, read as a submission, with what could not even be read. */
  public Reading read() {
    Map<String, String> unreadable = new LinkedHashMap<>();
    return new Reading((ReferralSubmission) read(ReferralSubmission.class, "", unreadable), unreadable);
  }

  /** The path here of a field of {@link #read()}'s submission, such as {@code persons[1].phones[0]}. */
  public String path(String place) {
    StringBuilder walked = new StringBuilder();
    for (String segment : place.split("\\.")) {
      Matcher parts = PLACE.matcher(segment);
      if (!parts.matches()) {
        break;
      }
      walked.append(walked.isEmpty() ? "" : ".").append(parts.group(1));
      List<String> keys = given(walked.toString());
      boolean entry = field(walked.toString()).filter(field -> field.kind() == Kind.entries).isPresent();
      if (parts.group(2) != null && entry && Integer.parseInt(parts.group(2)) < keys.size()) {
        walked.append('[').append(keys.get(Integer.parseInt(parts.group(2)))).append(']');
      }
    }
    return walked.toString();
  }

  /**
   * The same with the keys of another form for entries that both have, so that they can be compared. Which is which is told by what stands in
   * them: more than half of it must be the same.
   */
  public TypedReferral keyedAs(TypedReferral other) {
    TypedReferral keyed = this;
    for (FormField field : FormField.of(ReferralSubmission.class)) {
      keyed = field.kind() == Kind.entries ? keyed.keyedAs(other, field.name()) : keyed;
    }
    return keyed;
  }

  private TypedReferral keyedAs(TypedReferral other, String list) {
    TypedReferral keyed = this;
    List<String> left = new ArrayList<>(other.entries(list));
    for (String entry : entries(list)) {
      Optional<String> same = left.stream().filter(candidate -> alike(entry, other, candidate) * 2 > told(entry).size())
          .max(Comparator.comparingLong(candidate -> alike(entry, other, candidate)));
      if (same.isPresent()) {
        left.remove(same.get());
        keyed = keyed.rekeyed(entry, same.get());
        for (FormField within : field(list).orElseThrow().fields()) {
          keyed = within.kind() == Kind.entries ? keyed.keyedAs(other, same.get() + "." + within.name()) : keyed;
        }
      }
    }
    return keyed;
  }

  private long alike(String entry, TypedReferral other, String candidate) {
    Map<String, List<String>> theirs = other.told(candidate);
    return told(entry).entrySet().stream().filter(answer -> answer.getValue().equals(theirs.get(answer.getKey()))).count();
  }

  /** What stands in an entry, by path below it; entries within it count by their contents alone. */
  private Map<String, List<String>> told(String entry) {
    return answers.entrySet().stream()
        .filter(answer -> answer.getKey().startsWith(entry + ".") && !given(answer.getKey()).isEmpty())
        .filter(answer -> answer.getKey().indexOf('[', entry.length()) < 0)
        .filter(answer -> field(answer.getKey()).filter(field -> !field.kind().holdsFields() && !field.kind().ofPersons()).isPresent())
        .collect(Collectors.toMap(answer -> answer.getKey().substring(entry.length()), answer -> given(answer.getKey())));
  }

  private TypedReferral rekeyed(String entry, String as) {
    String old = keyOf(entry);
    String key = keyOf(as);
    UnaryOperator<String> renamed = path -> within(path, entry) ? as + path.substring(entry.length()) : path;
    boolean person = list(entry).equals("persons");
    TreeMap<String, List<String>> changed = new TreeMap<>();
    answers.forEach((path, given) -> {
      boolean pointsHere = path.equals(list(entry)) || person && field(path).filter(field -> field.kind().ofPersons()).isPresent();
      changed.put(renamed.apply(path), pointsHere ? given.stream().map(answer -> answer.equals(old) ? key : answer).toList() : given);
    });
    return new TypedReferral(changed);
  }

  private Object read(Class<? extends Record> type, String base, Map<String, String> unreadable) {
    Object[] values = FormField.of(type).stream().map(field -> read(field, base + field.name(), unreadable)).toArray();
    return StrictJson.construct(type, type.getRecordComponents(), values);
  }

  private @Nullable Object read(FormField field, String path, Map<String, String> unreadable) {
    if (abridged() && ACCOUNTS.contains(path)) {
      return null;
    }
    List<String> given = given(path);
    return switch (field.kind()) {
      case entries -> given.isEmpty() ? null : entries(path).stream().map(entry -> read(field.entry(), entry + ".", unreadable)).toList();
      case group -> empty(path) ? null : read(field.entry(), path + ".", unreadable);
      case number -> given.isEmpty() ? null : number(given.get(0), path, unreadable);
      case yesNo -> given.isEmpty() ? null : Boolean.valueOf(given.get(0));
      case person -> given.isEmpty() ? null : personNumber(given.get(0));
      case persons -> orNull(given.stream().map(this::personNumber).filter(Objects::nonNull).toList());
      case lines, codes, languages -> orNull(given.stream().map(String::strip).toList());
      default -> given.isEmpty() ? null : given.get(0).strip();
    };
  }

  private static @Nullable Integer number(String typed, String path, Map<String, String> unreadable) {
    if (typed.strip().matches("\\p{Nd}{1,9}")) {
      return Integer.valueOf(typed.strip());
    }
    unreadable.put(path, "validation.number");
    return null;
  }

  private @Nullable Integer personNumber(String key) {
    int place = given("persons").indexOf(key);
    return place < 0 ? null : place + 1;
  }

  private static <T> @Nullable List<T> orNull(List<T> list) {
    return list.isEmpty() ? null : list;
  }

  private Stream<String> paths(Class<? extends Record> type, String base) {
    return FormField.of(type).stream().flatMap(field -> {
      String path = base + field.name();
      return switch (field.kind()) {
        case entries -> entries(path).stream().flatMap(entry -> paths(field.entry(), entry + "."));
        case group -> paths(field.entry(), path + ".");
        default -> Stream.of(path);
      };
    });
  }

  private static void write(Record record, String base, Map<String, List<String>> answers, List<String> persons) {
    for (FormField field : FormField.of(record.getClass())) {
      Object value = StrictJson.part(record, field.name());
      if (value != null) {
        write(field, value, base + field.name(), answers, persons);
      }
    }
  }

  private static void write(FormField field, Object value, String path, Map<String, List<String>> answers, List<String> persons) {
    switch (field.kind()) {
      case entries -> {
        List<?> entries = (List<?>) value;
        List<String> keys = path.equals("persons") ? persons : entries.stream().map(entry -> key()).toList();
        answers.put(path, keys);
        IntStream.range(0, keys.size()).forEach(at -> write((Record) entries.get(at), path + "[" + keys.get(at) + "].", answers, persons));
      }
      case group -> write((Record) value, path + ".", answers, persons);
      default -> answers.put(path, (value instanceof Collection<?> several ? several.stream() : Stream.of(value))
          .map(one -> field.kind().ofPersons() ? keyOf((Integer) one, persons) : one.toString()).toList());
    }
  }

  private static String keyOf(Integer number, List<String> persons) {
    return number >= 1 && number <= persons.size() ? persons.get(number - 1) : "";
  }

  /** Whether a path is the other or lies within it. */
  static boolean within(String path, String other) {
    return path.startsWith(other)
        && (path.length() == other.length() || path.charAt(other.length()) == '.' || path.charAt(other.length()) == '[');
  }

  /** The list an entry stands in. */
  static String list(String entry) {
    return entry.substring(0, Math.max(0, entry.lastIndexOf('[')));
  }

  private static String keyOf(String entry) {
    return entry.substring(entry.lastIndexOf('[') + 1, entry.length() - 1);
  }

  /** All entries there are, outer ones first. */
  Set<String> allEntries() {
    Set<String> entries = new LinkedHashSet<>();
    answers.keySet().stream().filter(path -> field(path).filter(field -> field.kind() == Kind.entries).isPresent())
        .forEach(list -> entries.addAll(entries(list)));
    return entries;
  }

  /** Whether there is such an entry. */
  public boolean hasEntry(String entry) {
    return entry.endsWith("]") && field(entry).filter(field -> field.kind() == Kind.entries).isPresent();
  }

  /** PostgreSQL keeps neither of these. Browsers send each end of a line as two characters. */
  private static String keepable(String typed) {
    return UNKEEPABLE.matcher(typed.replace("\r\n", "\n")).replaceAll("\uFFFD");
  }

  private static String key() {
    return "e" + UUID.randomUUID().toString().substring(0, 8);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TypedReferral typed && typed.answers.equals(answers);
  }

  @Override
  public int hashCode() {
    return answers.hashCode();
  }

  @Override
  public String toString() {
    return answers.size() + " answers";
  }

  /** A form with a new entry. */
  public record Added(TypedReferral to, String key) {
  }

  /**
   * What was typed, read.
   *
   * @param unreadable paths of fields that are not what belongs there, with the key of the sentence that says so
   */
  public record Reading(ReferralSubmission submission, Map<String, String> unreadable) {
  }
}

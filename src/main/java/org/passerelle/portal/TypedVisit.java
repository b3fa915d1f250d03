package org.passerelle.portal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.identity.Attestation.Check;
import org.passerelle.identity.Attesting.Member;
import org.passerelle.identity.WrittenDate;
import org.passerelle.identity.web.AttestationSubmission;
import org.passerelle.identity.web.AttestationSubmission.Paper;
import org.passerelle.referral.FormField;
import org.passerelle.referral.FormField.Kind;

/**
 * An attestation as somebody typed it, right or wrong, field by field. Fields are named by their path in {@link AttestationSubmission}; an entry of a
 * list stands under a key of its own instead of its place, so that what was typed about one paper never lands on another. Each member of the family has
 * an entry among the people, and each but the principal applicant one in the family tree, whatever was typed. What of a paper was checked is
 * asked check by check. Never changes: each change is another.
 */
final class TypedVisit {

  static final String PEOPLE = "particulars.people";
  static final String KINSHIP = "particulars.kinship";
  static final String DOCUMENTS = "particulars.documents";
  static final String ATTACHMENTS = "particulars.attachments";

  private static final List<String> LISTS = List.of(DOCUMENTS, "particulars.service", "particulars.referees", "particulars.contradictions");
  private static final List<String> RESULTS = List.of("checked", "notInOrder", "notCheckable");
  private static final String CHECK = "check";
  private static final Pattern ENTRY = Pattern.compile("(particulars\\.[a-z]{1,20})\\[([a-z0-9]{1,12})]\\.([a-zA-Z]{1,20})");
  private static final Pattern PLACE = Pattern.compile("(particulars\\.[a-z]{1,20})\\[(\\d{1,4})](\\..*)?");
  private static final Pattern UNKEEPABLE = Pattern.compile("[\\x00\\p{Cs}]");

  private final TreeMap<String, List<String>> answers;
  private final Map<String, Member> members;

  private TypedVisit(TreeMap<String, List<String>> answers, Map<String, Member> members) {
    this.answers = answers;
    this.members = members;
  }

  /** What was kept, for this family. */
  static TypedVisit of(Map<String, List<String>> typed, List<Member> family) {
    Map<String, Member> members = new LinkedHashMap<>();
    family.forEach(member -> members.put(keyOf(member.id()), member));
    return new TypedVisit(new TreeMap<>(typed), members);
  }

  private static String keyOf(UUID person) {
    return "p" + person.toString().replace("-", "").substring(0, 11);
  }

  List<Member> family() {
    return List.copyOf(members.values());
  }

  /** The member of the family that an entry is about. */
  Member member(String entry) {
    return members.get(entry.substring(entry.indexOf('[') + 1, entry.length() - 1));
  }

  /** What was typed into the fields of a step. */
  Map<String, List<String>> of(VisitStep step) {
    Map<String, List<String>> here = new TreeMap<>(answers);
    here.keySet().removeIf(path -> !step.holds(path));
    return here;
  }

  String answer(String path) {
    List<String> given = given(path);
    return given.isEmpty() ? "" : given.get(0);
  }

  /** All answers in a field that are not blank; the relation on file until another is given. */
  List<String> given(String path) {
    List<String> given = answers.getOrDefault(path, List.of()).stream().filter(answer -> !answer.isBlank()).toList();
    boolean asOnFile = given.isEmpty() && path.startsWith(KINSHIP) && path.endsWith("].relation");
    return asOnFile ? List.of(member(path.substring(0, path.lastIndexOf('.'))).relation()) : given;
  }

  /** The entries of a list, each as its path. */
  List<String> entries(String list) {
    List<String> keys = switch (list) {
      case PEOPLE -> List.copyOf(members.keySet());
      case KINSHIP -> members.entrySet().stream().filter(member -> !member.getValue().relation().equals("principalApplicant")).map(Map.Entry::getKey).toList();
      default -> given(list);
    };
    return keys.stream().map(key -> list + "[" + key + "]").toList();
  }

  /** Whether nothing stands in a field or in any field within it. */
  boolean empty(String path) {
    return answers.entrySet().stream().filter(answer -> answer.getKey().equals(path) || answer.getKey().startsWith(path + ".")
        || answer.getKey().startsWith(path + "[")).allMatch(answer -> answer.getValue().stream().allMatch(String::isBlank));
  }

  /** The field of a path; empty when there is none such, or none of these entries. */
  Optional<FormField> field(String path) {
    Matcher entry = ENTRY.matcher(path);
    if (entry.matches()) {
      boolean there = entries(entry.group(1)).contains(entry.group(1) + "[" + entry.group(2) + "]");
      return there ? top(entry.group(1)).filter(list -> list.kind() == Kind.entries).flatMap(list -> within(list.entry(), entry.group(3))) : Optional.empty();
    }
    return top(path);
  }

  private static Optional<FormField> top(String path) {
    return path.startsWith("particulars.") ? named(AttestationSubmission.Parts.class, path.substring("particulars.".length()))
        : path.equals("particulars") ? Optional.empty() : named(AttestationSubmission.class, path);
  }

  private static Optional<FormField> within(Class<? extends Record> type, String name) {
    boolean check = type == Paper.class && checks().contains(name);
    return check ? Optional.of(new FormField(name, Kind.code, RESULTS, 0, 0, false, null)) : named(type, name);
  }

  private static Optional<FormField> named(Class<? extends Record> type, String name) {
    return FormField.of(type).stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** The fields by which a paper's checks are asked. */
  static List<String> checks() {
    return Arrays.stream(Check.values()).map(TypedVisit::field).toList();
  }

  private static String field(Check check) {
    return CHECK + Character.toUpperCase(check.name().charAt(0)) + check.name().substring(1);
  }

  /** The same with other answers in a step. Fields that are not on the form are passed over. */
  TypedVisit with(VisitStep step, Map<String, List<String>> typed) {
    TreeMap<String, List<String>> changed = new TreeMap<>(answers);
    typed.forEach((path, given) -> field(path).filter(field -> step.holds(path) && !field.kind().holdsFields() && !path.equals(ATTACHMENTS))
        .ifPresent(field -> {
          List<String> clean = given.stream().map(TypedVisit::keepable).toList();
          changed.put(path, field.kind().several() ? clean.stream().filter(answer -> !answer.isBlank()).distinct().limit(100).toList()
              : clean.stream().limit(1).toList());
        }));
    return new TypedVisit(changed, members);
  }

  /** The same with the entries to which these answers belong, where somebody has removed them meanwhile. */
  TypedVisit withEntriesOf(VisitStep step, Map<String, List<String>> typed) {
    TreeMap<String, List<String>> changed = new TreeMap<>(answers);
    typed.keySet().forEach(path -> {
      Matcher entry = ENTRY.matcher(path);
      if (entry.matches() && step.holds(path) && LISTS.contains(entry.group(1))) {
        List<String> keys = new ArrayList<>(changed.getOrDefault(entry.group(1), List.of()));
        if (!keys.contains(entry.group(2)) && keys.size() < top(entry.group(1)).orElseThrow().most()) {
          keys.add(entry.group(2));
          changed.put(entry.group(1), keys);
        }
      }
    });
    return new TypedVisit(changed, members);
  }

  /** The same with an empty entry at the end of a list, or as it is when that is no list, or full. */
  TypedVisit adding(VisitStep step, String list, String key) {
    List<String> keys = given(list);
    if (!LISTS.contains(list) || !step.holds(list) || keys.size() >= top(list).orElseThrow().most()) {
      return this;
    }
    return withKeys(list, key);
  }

  /** The same with a document among its attachments. */
  TypedVisit attaching(String document) {
    return given(ATTACHMENTS).contains(document) ? this : withKeys(ATTACHMENTS, document);
  }

  private TypedVisit withKeys(String list, String last) {
    List<String> keys = new ArrayList<>(given(list));
    keys.add(last);
    TreeMap<String, List<String>> changed = new TreeMap<>(answers);
    changed.put(list, keys);
    return new TypedVisit(changed, members);
  }

  /** The same without an entry or an attachment. */
  TypedVisit without(VisitStep step, String entry) {
    String list = entry.substring(0, Math.max(0, entry.lastIndexOf('[')));
    if (!entry.endsWith("]") || !step.holds(list) || !LISTS.contains(list) && !list.equals(ATTACHMENTS)) {
      return this;
    }
    String key = entry.substring(list.length() + 1, entry.length() - 1);
    TreeMap<String, List<String>> changed = new TreeMap<>(answers);
    changed.keySet().removeIf(path -> path.startsWith(entry + "."));
    changed.computeIfPresent(list, (path, keys) -> keys.stream().filter(other -> !other.equals(key)).toList());
    return new TypedVisit(changed, members);
  }

  /** A key for a new entry. */
  static String newKey() {
    return "e" + UUID.randomUUID().toString().substring(0, 8);
  }

  /** What was typed, read as what is sent, with what could not even be read. */
  Reading read() {
    Reader reader = new Reader();
    AttestationSubmission read = (AttestationSubmission) reader.record(AttestationSubmission.class, "");
    return new Reading(read, reader.unreadable, reader.keys);
  }

  /** Browsers send each end of a line as two characters; PostgreSQL keeps neither of the others. */
  private static String keepable(String typed) {
    return UNKEEPABLE.matcher(typed.replace("\r\n", "\n")).replaceAll("\uFFFD");
  }

  /**
   * What was typed, read.
   *
   * @param unreadable paths of fields that are not what belongs there, with the key of the sentence that says so
   * @param keys       of the entries of each list, in the order in which they were read
   */
  record Reading(AttestationSubmission sent, Map<String, String> unreadable, Map<String, List<String>> keys) {

    /** The path as typed of a field of what is sent, such as {@code particulars.documents[1].number}. */
    String path(String place) {
      Matcher entry = PLACE.matcher(place);
      if (!entry.matches()) {
        return place;
      }
      List<String> known = keys.getOrDefault(entry.group(1), List.of());
      int at = Integer.parseInt(entry.group(2));
      return at < known.size() ? entry.group(1) + "[" + known.get(at) + "]" + Objects.requireNonNullElse(entry.group(3), "") : entry.group(1);
    }
  }

  /** Reads records by what their parts are. */
  private final class Reader {

    private final Map<String, String> unreadable = new LinkedHashMap<>();
    private final Map<String, List<String>> keys = new HashMap<>();

    private Object record(Class<?> type, String base) {
      RecordComponent[] parts = type.getRecordComponents();
      Object[] values = Arrays.stream(parts).map(part -> value(part.getGenericType(), base + part.getName())).toArray();
      try {
        return type.getDeclaredConstructor(Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new)).newInstance(values);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
      }
    }

    private @Nullable Object value(Type type, String path) {
      if (type instanceof ParameterizedType list) {
        return list((Class<?>) list.getActualTypeArguments()[0], path);
      }
      Class<?> wanted = (Class<?>) type;
      if (wanted.isRecord()) {
        return record(wanted, path + ".");
      }
      if (wanted == UUID.class && (path.startsWith(PEOPLE) || path.startsWith(KINSHIP))) {
        return member(path.substring(0, path.lastIndexOf('.'))).id();
      }
      String typed = answer(path).strip();
      return typed.isEmpty() ? null : one(wanted, typed, path);
    }

    private @Nullable Object one(Class<?> wanted, String typed, String path) {
      if (wanted == Boolean.class) {
        return typed.equals("true") ? Boolean.TRUE : typed.equals("false") ? Boolean.FALSE : null;
      }
      if (wanted == LocalDate.class) {
        Optional<LocalDate> day = WrittenDate.day(typed);
        day.ifPresentOrElse(read -> { }, () -> unreadable.put(path, "validation.attestation.day"));
        return day.orElse(null);
      }
      if (wanted == UUID.class) {
        return members.values().stream().map(Member::id).filter(id -> id.toString().equals(typed)).findFirst().orElse(null);
      }
      return wanted.isEnum() ? Arrays.stream(wanted.getEnumConstants()).filter(code -> ((Enum<?>) code).name().equals(typed)).findFirst().orElse(null)
          : typed;
    }

    private @Nullable Object list(Class<?> element, String path) {
      if (element.isRecord()) {
        List<String> read = entries(path).stream().filter(entry -> !path.equals(KINSHIP) || !empty(entry + ".outcome") || !empty(entry + ".basis")).toList();
        keys.put(path, read.stream().map(entry -> entry.substring(path.length() + 1, entry.length() - 1)).toList());
        return read.stream().map(entry -> record(element, entry + ".")).toList();
      }
      if (element == Check.class) {
        String entry = path.substring(0, path.lastIndexOf('.'));
        String result = path.substring(path.lastIndexOf('.') + 1);
        return Arrays.stream(Check.values()).filter(check -> answer(entry + "." + field(check)).equals(result)).toList();
      }
      return element == UUID.class ? given(path).stream().map(UUID::fromString).toList() : given(path).stream().map(String::strip).toList();
    }
  }
}

package org.passerelle.referral;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.passerelle.referral.Written.Country;
import org.passerelle.referral.Written.Day;
import org.passerelle.referral.Written.OneOf;

/**
 * A field of a form as the records of what it sends describe it, such as {@link ReferralSubmission}. A field that is added there is a field here. An id
 * stands for a person of the family.
 *
 * @param name     of the record's component
 * @param codes    what may be chosen, for a choice of codes
 * @param longest  characters it takes, or 0 where that does not apply
 * @param most     entries it takes, or 0 where it is no list
 * @param required whether it may not be left out
 * @param entry    what an entry of the list, or the group, consists of
 */
public record FormField(String name, Kind kind, List<String> codes, int longest, int most, boolean required,
    @Nullable Class<? extends Record> entry) {

  private static final Map<Class<?>, List<FormField>> KNOWN = new ConcurrentHashMap<>();
  private static final Set<String> LANGUAGES = Set.of(Written.LANGUAGE, Written.LANGUAGE_OR_BLANK);
  private static final String PERSON = "{validation.person}";

  /** How a field is filled in. Those after {@code document} take several answers. */
  public enum Kind {
    line, prose, number, yesNo, code, country, countryOrStateless, language, day, person, document, lines, codes, languages, persons,
    /** A list of entries with fields of their own. */
    entries,
    /** Fields that belong together. */
    group;

    /** Whether it takes several answers. */
    public boolean several() {
      return compareTo(lines) >= 0 && compareTo(persons) <= 0;
    }

    /** Whether it consists of fields. */
    public boolean holdsFields() {
      return this == entries || this == group;
    }

    /** Whether an answer is a person of the list. */
    public boolean ofPersons() {
      return this == person || this == persons;
    }
  }

  /** The fields of a record, in its order. */
  public static List<FormField> of(Class<? extends Record> type) {
    return KNOWN.computeIfAbsent(type, unknown -> Arrays.stream(type.getRecordComponents()).map(FormField::of).toList());
  }

  static Optional<FormField> of(Class<? extends Record> type, String name) {
    return of(type).stream().filter(field -> field.name.equals(name)).findFirst();
  }

  /** The fields within. */
  public List<FormField> fields() {
    return entry == null ? List.of() : of(entry);
  }

  private static FormField of(RecordComponent component) {
    AnnotatedType type = component.getAnnotatedType();
    boolean required = has(component, NotNull.class) || has(component, NotBlank.class) || has(component, NotEmpty.class);
    int size = Optional.ofNullable(find(component, Size.class)).map(Size::max).orElse(0);
    if (type instanceof AnnotatedParameterizedType list) {
      AnnotatedType element = list.getAnnotatedActualTypeArguments()[0];
      Class<?> held = (Class<?>) element.getType();
      return held.isRecord()
          ? new FormField(component.getName(), Kind.entries, List.of(), 0, size, required, held.asSubclass(Record.class))
          : new FormField(component.getName(), several(simple(held, element)), codes(held, element), longest(element), size, required, null);
    }
    Class<?> held = component.getType();
    if (held.isRecord()) {
      return new FormField(component.getName(), Kind.group, List.of(), 0, 0, required, held.asSubclass(Record.class));
    }
    return new FormField(component.getName(), simple(held, type), codes(held, type), size, 0, required, null);
  }

  private static Kind simple(Class<?> held, AnnotatedElement type) {
    if (held == Integer.class) {
      return Optional.ofNullable(type.getAnnotation(Min.class)).filter(min -> min.message().equals(PERSON)).isPresent() ? Kind.person
          : Kind.number;
    }
    if (held == Boolean.class) {
      return Kind.yesNo;
    }
    if (held.isEnum()) {
      return Kind.code;
    }
    if (held == LocalDate.class) {
      return Kind.day;
    }
    if (held == UUID.class) {
      return Kind.person;
    }
    Country country = type.getAnnotation(Country.class);
    if (country != null) {
      return country.orStateless() ? Kind.countryOrStateless : Kind.country;
    }
    if (type.isAnnotationPresent(OneOf.class)) {
      return Kind.code;
    }
    return type.isAnnotationPresent(Day.class) ? Kind.day : text(type.getAnnotation(Pattern.class));
  }

  private static Kind text(@Nullable Pattern pattern) {
    if (pattern == null) {
      return Kind.line;
    }
    if (LANGUAGES.contains(pattern.regexp())) {
      return Kind.language;
    }
    return pattern.regexp().equals(Written.PROSE) ? Kind.prose : pattern.regexp().equals(Written.ID) ? Kind.document : Kind.line;
  }

  private static Kind several(Kind one) {
    return switch (one) {
      case person -> Kind.persons;
      case code -> Kind.codes;
      case language -> Kind.languages;
      default -> Kind.lines;
    };
  }

  private static List<String> codes(Class<?> held, AnnotatedElement type) {
    if (held.isEnum()) {
      return Arrays.stream(held.getEnumConstants()).map(code -> ((Enum<?>) code).name()).toList();
    }
    OneOf oneOf = type.getAnnotation(OneOf.class);
    return oneOf == null ? List.of() : List.of(oneOf.value());
  }

  private static int longest(AnnotatedElement type) {
    Size size = type.getAnnotation(Size.class);
    Max max = type.getAnnotation(Max.class);
    return size != null ? size.max() : max != null ? String.valueOf(max.value()).length() : 0;
  }

  private static boolean has(RecordComponent component, Class<? extends Annotation> annotation) {
    return find(component, annotation) != null;
  }

  private static <A extends Annotation> @Nullable A find(RecordComponent component, Class<A> annotation) {
    A onType = component.getAnnotatedType().getAnnotation(annotation);
    return onType != null ? onType : component.getAccessor().getAnnotation(annotation);
  }
}

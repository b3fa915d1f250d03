package org.passerelle.referral;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Birth;
import org.passerelle.casefile.BirthCalendar;
import org.passerelle.referral.ReferralSubmission.Member;

/**
 * How things must be written to be taken in. Control characters and direction overrides are refused everywhere: they make one name look like
 * another. A missing value is never wrong here; whether it may be missing is said beside it. An empty text is a missing one, blanks are not.
 */
public final class Written {

  static final String REQUIRED = "{validation.required}";
  static final String TOO_LONG = "{validation.tooLong}";
  static final String NO_CONTROL = "{validation.noControl}";

  private static final String DECEIVING = "\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069";

  /** One line. */
  public static final String LINE = "[^\\p{Cc}" + DECEIVING + "]*";

  /** A name: one line with a letter of any script in it. */
  static final String NAME = "(?=.*\\p{L})" + LINE;

  /** A name that may be left out. */
  static final String NAME_OR_BLANK = "|" + NAME;

  /** Several lines. Written so that it means the same to JSON Schema's readers, who know no class within a class. */
  public static final String PROSE = "[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F" + DECEIVING + "]*";

  /** An ISO 639 code. */
  static final String LANGUAGE = "[a-z]{2,3}";

  /** An ISO 639 code that may be left out. */
  static final String LANGUAGE_OR_BLANK = "(" + LANGUAGE + ")?";

  /** An id of ours. */
  static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

  /** A partner's file number. */
  static final String REFERENCE = "[\\p{L}\\p{N}]([\\p{L}\\p{N} ./_#-]*[\\p{L}\\p{N}])?";

  /** A file number that may be left out. */
  static final String REFERENCE_OR_BLANK = "(" + REFERENCE + ")?";

  private static final int FIRST_YEAR = 1900;
  private static final int DAY_LENGTH = 10;

  private Written() {
  }

  /** Reads a day written year-month-day. */
  static Optional<LocalDate> day(String written) {
    try {
      return written.length() == DAY_LENGTH ? Optional.of(LocalDate.parse(written)) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Reads a day on which somebody alive today can have had an age; a day's difference is that of time zones. */
  static Optional<LocalDate> pastDay(String written, LocalDate today) {
    return day(written).filter(day -> day.getYear() >= FIRST_YEAR && !day.isAfter(today.plusDays(1)));
  }

  private static LocalDate latestToday(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(14));
  }

  /** One of these codes. */
  @Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
  @Retention(RetentionPolicy.RUNTIME)
  @Constraint(validatedBy = OneOfCheck.class)
  @interface OneOf {

    String[] value();

    String message() default "{validation.oneOf}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  /** A country of ISO 3166-1, three letters. */
  @Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
  @Retention(RetentionPolicy.RUNTIME)
  @Constraint(validatedBy = CountryCheck.class)
  @interface Country {

    /** Whether XXA is taken too, which stands for stateless on travel documents (ICAO 9303). */
    boolean orStateless() default false;

    String message() default "{validation.country}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  /** A birth as {@link Birth} reads it. */
  @Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
  @Retention(RetentionPolicy.RUNTIME)
  @Constraint(validatedBy = BirthCheck.class)
  @interface BirthDate {

    String message() default "{validation.birthDate}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  /** A day written year-month-day, not in the future anywhere on earth. */
  @Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
  @Retention(RetentionPolicy.RUNTIME)
  @Constraint(validatedBy = DayCheck.class)
  @interface Day {

    String message() default "{validation.day}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  /** A phone number with its country's prefix, or as it is dialled somewhere; where is looked at when the whole is known. */
  @Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
  @Retention(RetentionPolicy.RUNTIME)
  @Constraint(validatedBy = PhoneCheck.class)
  @interface PhoneNumber {

    String message() default "{validation.phone}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  /** A person whose birth is given: a date that its calendar has, or an age; neither lies in the future. */
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @Constraint(validatedBy = BirthGivenCheck.class)
  @interface BirthGiven {

    String message() default REQUIRED;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  /** Exactly one of them is the principal applicant, and travels. */
  @Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
  @Retention(RetentionPolicy.RUNTIME)
  @Constraint(validatedBy = PrincipalCheck.class)
  @interface OnePrincipalApplicant {

    String message() default "{validation.principalApplicant}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  /** Checks {@link OneOf}. */
  static final class OneOfCheck implements ConstraintValidator<OneOf, String> {

    private List<String> codes = List.of();

    @Override
    public void initialize(OneOf constraint) {
      codes = Arrays.asList(constraint.value());
    }

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null || value.isEmpty() || codes.contains(value);
    }
  }

  /** Checks {@link Country}. */
  static final class CountryCheck implements ConstraintValidator<Country, String> {

    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3);
    private static final String STATELESS = "XXA";

    private boolean orStateless;

    @Override
    public void initialize(Country constraint) {
      orStateless = constraint.orStateless();
    }

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null || value.isEmpty() || COUNTRIES.contains(value) || orStateless && value.equals(STATELESS);
    }
  }

  /** Checks {@link BirthDate}. */
  static final class BirthCheck implements ConstraintValidator<BirthDate, String> {

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null || value.isEmpty() || Birth.read(value).isPresent();
    }
  }

  /** Checks {@link Day}. */
  static final class DayCheck implements ConstraintValidator<Day, String> {

    private final Clock clock;

    DayCheck(Clock clock) {
      this.clock = clock;
    }

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null || value.isEmpty() || day(value).filter(day -> !day.isAfter(latestToday(clock)) && day.getYear() >= FIRST_YEAR).isPresent();
    }
  }

  /** Checks {@link PhoneNumber}. */
  static final class PhoneCheck implements ConstraintValidator<PhoneNumber, String> {

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null || value.isEmpty() || PhoneNumbers.looksLikeOne(value);
    }
  }

  /** Checks {@link BirthGiven}. */
  static final class BirthGivenCheck implements ConstraintValidator<BirthGiven, Member> {

    private final Clock clock;

    BirthGivenCheck(Clock clock) {
      this.clock = clock;
    }

    @Override
    public boolean isValid(Member member, ConstraintValidatorContext context) {
      boolean dated = member.birthDate() != null && !member.birthDate().isEmpty();
      if (!dated && member.birthAge() == null) {
        return wrong(context, REQUIRED);
      }
      if (dated && member.birthAge() != null) {
        return wrong(context, "{validation.birthTwice}");
      }
      if (!member.calendarKnown()) {
        return true;
      }
      Birth birth = member.birth(LocalDate.now(clock));
      if (birth == null) {
        return !dated || wrong(context, otherCalendar(member).orElse("{validation.birthDate}"));
      }
      return !birth.after(latestToday(clock)) || wrong(context, otherCalendar(member).orElse("{validation.birthInFuture}"));
    }

    /** What to say when the year is one of another calendar: many births are written in that of the country. */
    private Optional<String> otherCalendar(Member member) {
      Set<BirthCalendar> meant = Birth.calendarsMeant(member.birthDate(), member.calendar(), latestToday(clock));
      return meant.isEmpty() ? Optional.empty()
          : Optional.of("{validation.birth." + (meant.size() > 1 ? "hijri" : meant.iterator().next().name()) + "}");
    }

    private static boolean wrong(ConstraintValidatorContext context, String message) {
      context.disableDefaultConstraintViolation();
      context.buildConstraintViolationWithTemplate(message).addPropertyNode("birthDate").addConstraintViolation();
      return false;
    }
  }

  /** Checks {@link OnePrincipalApplicant}. */
  static final class PrincipalCheck implements ConstraintValidator<OnePrincipalApplicant, List<Member>> {

    @Override
    public boolean isValid(@Nullable List<Member> value, ConstraintValidatorContext context) {
      if (value == null || value.isEmpty()) {
        return true;
      }
      List<Member> principals =
          value.stream().filter(member -> member != null && "principalApplicant".equals(member.relation())).toList();
      return principals.size() == 1 && !Boolean.FALSE.equals(principals.get(0).accompanying());
    }
  }
}

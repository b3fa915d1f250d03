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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.referral.ReferralSubmission.Member;

/**
 * How things must be written to be taken in. Control characters and direction overrides are refused everywhere: they make one name look like
 * another. A missing value is never wrong here; whether it may be missing is said beside it.
 */
public final class Written {

  static final String REQUIRED = "{validation.required}";
  static final String TOO_LONG = "{validation.tooLong}";
  static final String NO_CONTROL = "{validation.noControl}";

  private static final String BAD = "\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069";

  /** One line. */
  public static final String LINE = "[^" + BAD + "]*";

  /** A name: one line with a letter of any script in it. */
  static final String NAME = "(?=.*\\p{L})" + LINE;

  /** A name that may be left out. */
  static final String NAME_OR_BLANK = "|" + NAME;

  /** Several lines. */
  public static final String PROSE = "[\\n\\r\\t[^" + BAD + "]]*";

  /** A partner's file number. */
  static final String REFERENCE = "[\\p{L}\\p{N}]([\\p{L}\\p{N} ./_#-]*[\\p{L}\\p{N}])?";

  private Written() {
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

  /** A birth that is not in the future anywhere on earth. */
  @Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
  @Retention(RetentionPolicy.RUNTIME)
  @Constraint(validatedBy = NotInFutureCheck.class)
  @interface AtMostToday {

    String message() default "{validation.birthInFuture}";

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
      return value == null || value.isBlank() || codes.contains(value);
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
      return value == null || value.isBlank() || COUNTRIES.contains(value) || orStateless && value.equals(STATELESS);
    }
  }

  /** Checks {@link BirthDate}. */
  static final class BirthCheck implements ConstraintValidator<BirthDate, String> {

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null || value.isBlank() || Birth.read(value).isPresent();
    }
  }

  /** Checks {@link AtMostToday}. */
  static final class NotInFutureCheck implements ConstraintValidator<AtMostToday, String> {

    private final Clock clock;

    NotInFutureCheck(Clock clock) {
      this.clock = clock;
    }

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      LocalDate latestToday = LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(14));
      return value == null || Birth.read(value).map(birth -> !birth.after(latestToday)).orElse(true);
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

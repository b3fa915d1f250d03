package org.passerelle.identity.web;

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
import java.util.List;
import java.util.stream.Stream;

/** A record whose fields fit each other. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Sound.Check.class)
@interface Sound {

  String message() default "";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** A record that can tell. */
  interface Checked {

    /**
     * Fields that do not fit.
     *
     * @param today the latest day that has begun anywhere on earth
     */
    Stream<Wrong> wrong(LocalDate today);
  }

  /** A field and the key of the sentence that says what to do. */
  record Wrong(String field, String messageKey) {
  }

  /** Asks the record. */
  final class Check implements ConstraintValidator<Sound, Checked> {

    private final Clock clock;

    Check(Clock clock) {
      this.clock = clock;
    }

    @Override
    public boolean isValid(Checked record, ConstraintValidatorContext context) {
      List<Wrong> wrong = record.wrong(LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(14))).toList();
      context.disableDefaultConstraintViolation();
      wrong.forEach(each -> context.buildConstraintViolationWithTemplate("{" + each.messageKey() + "}").addPropertyNode(each.field())
          .addConstraintViolation());
      return wrong.isEmpty();
    }
  }
}

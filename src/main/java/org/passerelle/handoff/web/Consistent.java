package org.passerelle.handoff.web;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** What a form says must fit together: which fields are needed depends on the answer. Each field that does not fit is named. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {SelectionAnswerCheck.class, ArrivalReportCheck.class})
@interface Consistent {

  String message() default "";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Notes the fields of one form that are not right. */
  final class Faults {

    private final ConstraintValidatorContext context;
    private boolean none = true;

    Faults(ConstraintValidatorContext context) {
      this.context = context;
      context.disableDefaultConstraintViolation();
    }

    /** Notes the fault unless the field is as it should be. */
    void require(boolean right, String field, String sentence) {
      if (!right) {
        none = false;
        context.buildConstraintViolationWithTemplate("{validation.handoff." + sentence + "}").addPropertyNode(field)
            .addConstraintViolation();
      }
    }

    boolean none() {
      return none;
    }

    static boolean given(@Nullable String text) {
      return text != null && !text.isBlank();
    }
  }
}

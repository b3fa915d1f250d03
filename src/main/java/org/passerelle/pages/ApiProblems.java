package org.passerelle.pages;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.passerelle.access.ApiProblem;
import org.passerelle.access.RequestKeys.KeyUsed;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.WrongField;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * What the API answers to bad input: {@code problem+json} with one entry for each field, in the caller's language. What a program sent is
 * never repeated in the answer.
 */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ApiProblems {

  /** More faults than anybody mends in one go; the answer to a request is never much larger than the request. */
  public static final int MOST = 500;

  private final MessageSource messages;

  ApiProblems(MessageSource messages) {
    this.messages = messages;
  }

  @ExceptionHandler
  ProblemDetail invalid(MethodArgumentNotValidException e) {
    return badFields(e.getBindingResult().getAllErrors().stream()
        .map(error -> new Fault(error instanceof FieldError field ? field.getField() : error.getObjectName(),
            messages.getMessage(error, locale())))
        .toList());
  }

  @ExceptionHandler
  ProblemDetail invalid(ConstraintViolationException e) {
    return badFields(e.getConstraintViolations().stream()
        .map(Fault::of).toList());
  }

  @ExceptionHandler
  ProblemDetail invalid(BadFields e) {
    return badFields(e.faults());
  }

  @ExceptionHandler
  ProblemDetail wrong(WrongField e) {
    return badFields(List.of(new Fault(e.field(), message(e.messageKey(), e.arguments()))));
  }

  @ExceptionHandler
  ProblemDetail unreadable(HttpMessageNotReadableException e) {
    if (e.getCause() instanceof UnrecognizedPropertyException unknown) {
      return badFields(List.of(new Fault(path(unknown), message("problem.unknownField"))));
    }
    if (e.getCause() instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return badFields(List.of(new Fault(path(mapping), message("problem.wrongType"))));
    }
    return problem(HttpStatus.BAD_REQUEST, "problem.notJson");
  }

  @ExceptionHandler
  ProblemDetail notWaiting(CaseProcesses.NotWaiting e) {
    return problem(HttpStatus.CONFLICT, "problem.notWaiting");
  }

  @ExceptionHandler
  ProblemDetail keyUsed(KeyUsed e) {
    return problem(HttpStatus.UNPROCESSABLE_ENTITY, "problem.keyUsed");
  }

  private ProblemDetail badFields(List<Fault> faults) {
    ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "problem.fields");
    problem.setProperty("errors", faults.stream().sorted(Comparator.comparing(Fault::field)).limit(MOST).toList());
    return problem;
  }

  private ProblemDetail problem(HttpStatus status, String key) {
    return ApiProblem.of(status, key, messages, locale());
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
        .collect(Collectors.joining()).replaceFirst("^\\.", "");
  }

  private String message(String key, Object... arguments) {
    return messages.getMessage(key, arguments, locale());
  }

  private static Locale locale() {
    return LocaleContextHolder.getLocale();
  }

  /**
   * One field that is not right.
   *
   * @param field   path in what was sent, such as {@code persons[1].name}
   * @param message what to do about it
   */
  public record Fault(String field, String message) {

    /** What a validation found, with the path as a program writes it. */
    public static Fault of(ConstraintViolation<?> violation) {
      return new Fault(violation.getPropertyPath().toString().replace(".<list element>", ""), violation.getMessage());
    }
  }
}

package org.passerelle.referral.batch.web;

import org.passerelle.referral.batch.BatchRefused;
import org.passerelle.referral.batch.BatchRefused.Reason;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the API answers to a file that is not taken in. */
@RestControllerAdvice(assignableTypes = BatchApi.class)
class BatchProblems {

  private final MessageSource messages;

  BatchProblems(MessageSource messages) {
    this.messages = messages;
  }

  @ExceptionHandler
  ProblemDetail refused(BatchRefused e) {
    ProblemDetail problem = ProblemDetail.forStatus(e.reason() == Reason.tooLarge ? HttpStatus.PAYLOAD_TOO_LARGE : HttpStatus.BAD_REQUEST);
    problem.setTitle(messages.getMessage("batch.refused.title", null, LocaleContextHolder.getLocale()));
    problem.setDetail(messages.getMessage(e.messageKey(), e.arguments(), LocaleContextHolder.getLocale()));
    problem.setProperty("code", e.reason().name());
    return problem;
  }
}

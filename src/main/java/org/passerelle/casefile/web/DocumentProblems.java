package org.passerelle.casefile.web;

import org.passerelle.casefile.document.Documents.NotScannedYet;
import org.passerelle.casefile.document.RefusedDocument;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the API answers to a document that is not taken in, and to one that nobody may open yet. */
@RestControllerAdvice(assignableTypes = DocumentsApi.class)
class DocumentProblems {

  private final MessageSource messages;

  DocumentProblems(MessageSource messages) {
    this.messages = messages;
  }

  @ExceptionHandler
  ProblemDetail refused(RefusedDocument e) {
    HttpStatus status = switch (e.reason()) {
      case empty, interrupted -> HttpStatus.BAD_REQUEST;
      case tooLarge -> HttpStatus.PAYLOAD_TOO_LARGE;
      case otherType -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
      case damaged, tooManyPixels, infected -> HttpStatus.UNPROCESSABLE_ENTITY;
      case tooMany -> HttpStatus.CONFLICT;
    };
    ProblemDetail problem = problem(status, "document.refused.title", e.messageKey(), e.arguments());
    problem.setProperty("reason", e.reason().name());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail notScannedYet(NotScannedYet e) {
    return problem(HttpStatus.CONFLICT, "document.notScannedYet.title", "document.notScannedYet");
  }

  private ProblemDetail problem(HttpStatus status, String title, String detail, Object... arguments) {
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setTitle(messages.getMessage(title, null, LocaleContextHolder.getLocale()));
    problem.setDetail(messages.getMessage(detail, arguments, LocaleContextHolder.getLocale()));
    return problem;
  }
}

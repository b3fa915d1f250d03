package org.passerelle.referral.web;

import java.util.Comparator;
import java.util.List;
import org.passerelle.access.ApiProblem;
import org.passerelle.pages.ApiProblems;
import org.passerelle.referral.ReferralIntake.ReferenceUsed;
import org.passerelle.referral.ReferralRefused;
import org.passerelle.referral.web.ReferralAnswer.Found;
import org.passerelle.referral.web.ReferralApi.Overtaken;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the API answers to a submission that is another one under a known name. */
@RestControllerAdvice(assignableTypes = ReferralApi.class)
class ReferralProblems {

  private final MessageSource messages;

  ReferralProblems(MessageSource messages) {
    this.messages = messages;
  }

  @ExceptionHandler
  ProblemDetail referenceUsed(ReferenceUsed e) {
    ProblemDetail problem = problem(HttpStatus.CONFLICT, "problem.referenceUsed", e.caseNumber());
    problem.setProperty("caseNumber", e.caseNumber());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail versionMissing(VersionTag.Missing e) {
    return problem(HttpStatus.PRECONDITION_REQUIRED, "problem.versionMissing");
  }

  /** Both texts, so that a program can show them to somebody. */
  @ExceptionHandler
  ProblemDetail overtaken(Overtaken e) {
    ProblemDetail problem = problem(HttpStatus.PRECONDITION_FAILED, "problem.overtaken", e.conflict().version());
    problem.setProperty("version", e.conflict().version());
    problem.setProperty("differences", e.conflict().differences());
    return problem;
  }

  /** What is out of form answers as everywhere; a rule that is broken says which. */
  @ExceptionHandler
  ProblemDetail refused(ReferralRefused e) {
    ProblemDetail problem = e.outOfForm() ? problem(HttpStatus.BAD_REQUEST, "problem.fields")
        : problem(HttpStatus.UNPROCESSABLE_ENTITY, "problem.rules");
    problem.setProperty("errors", found(e, true));
    problem.setProperty("remarks", found(e, false));
    return problem;
  }

  private static List<Found> found(ReferralRefused e, boolean refuses) {
    return e.findings().stream().filter(finding -> finding.refuses() == refuses)
        .map(finding -> new Found(finding.code() == null ? null : finding.code().name(), finding.field(), finding.message()))
        .sorted(Comparator.comparing(Found::field)).limit(ApiProblems.MOST).toList();
  }

  private ProblemDetail problem(HttpStatus status, String key, Object... arguments) {
    return ApiProblem.of(status, key, messages, LocaleContextHolder.getLocale(), arguments);
  }
}

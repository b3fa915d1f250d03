package org.passerelle.sponsorship.web;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.pages.RequestKey;
import org.passerelle.access.ApiProblem;
import org.passerelle.sponsorship.AtAcceptance.NotAcceptable;
import org.passerelle.sponsorship.FamilyProfile;
import org.passerelle.sponsorship.Proposal;
import org.passerelle.sponsorship.ProposalState;
import org.passerelle.sponsorship.SponsorAnswers;
import org.passerelle.sponsorship.SponsorAnswers.Opened;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Proposals for the programs of sponsors. */
@RestController
@RequestMapping(path = "/api/v1/proposals", produces = MediaType.APPLICATION_JSON_VALUE)
class ProposalsApi {

  private final SponsorAnswers answers;
  private final MessageSource messages;

  ProposalsApi(SponsorAnswers answers, MessageSource messages) {
    this.answers = answers;
    this.messages = messages;
  }

  /** The proposals to answer; they are never more than the sponsor's places. */
  @GetMapping
  Listed held() {
    return new Listed(answers.toAnswer(SignedIn.organization()).stream().map(Line::of).toList(), false);
  }

  /** The proposals that have ended, 25 a page, from page 0. */
  @GetMapping("/past")
  Listed past(@RequestParam(defaultValue = "0") int page) {
    List<Proposal> past = answers.past(SignedIn.organization(), Math.min(Math.max(page, 0), 10_000));
    return new Listed(past.stream().limit(SponsorAnswers.PAGE).map(Line::of).toList(), past.size() > SponsorAnswers.PAGE);
  }

  @GetMapping("/{id:[0-9a-f-]{36}}")
  Detail one(@PathVariable UUID id) {
    return answers.open(SignedIn.organization(), id).map(Detail::of).orElseThrow(ProposalsApi::notFound);
  }

  @PostMapping("/{id:[0-9a-f-]{36}}/answer")
  Line answer(@PathVariable UUID id, @Valid @RequestBody AnswerSubmission submission, RequestKey key) {
    UUID sponsor = SignedIn.organization();
    return Line.of(key.once(submission,
        () -> answers.answer(sponsor, id, submission.accept(), submission.reasonCode(), submission.reason()).orElseThrow(ProposalsApi::notFound),
        () -> answers.open(sponsor, id).map(Opened::proposal).orElseThrow(ProposalsApi::notFound)));
  }

  @ExceptionHandler
  ProblemDetail notAcceptable(NotAcceptable refused) {
    ProblemDetail problem = ApiProblem.of(HttpStatus.CONFLICT, "problem.notAcceptable", messages, LocaleContextHolder.getLocale());
    problem.setDetail(messages.getMessage(refused.messageKey(), refused.arguments(), LocaleContextHolder.getLocale()));
    return problem;
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /** A page of proposals. */
  record Listed(List<Line> proposals, boolean more) {
  }

  /** A proposal in a list. */
  record Line(UUID id, String caseNumber, ProposalState state, @Nullable Instant heldAt, @Nullable Instant expiresAt,
      @Nullable Instant endedAt) {

    static Line of(Proposal proposal) {
      return new Line(proposal.id(), proposal.caseNumber(), proposal.state(), proposal.heldAt(), proposal.expiresAt(), proposal.endedAt());
    }
  }

  /** A proposal with the family's anonymous profile while it is held for the sponsor, or once the sponsor takes charge. */
  record Detail(UUID id, String caseNumber, ProposalState state, @Nullable Instant heldAt, @Nullable Instant expiresAt,
      @Nullable Instant endedAt, @Nullable FamilyProfile family, @Nullable String place) {

    static Detail of(Opened opened) {
      Proposal proposal = opened.proposal();
      return new Detail(proposal.id(), proposal.caseNumber(), proposal.state(), proposal.heldAt(), proposal.expiresAt(),
          proposal.endedAt(), opened.profile(), opened.place());
    }
  }
}

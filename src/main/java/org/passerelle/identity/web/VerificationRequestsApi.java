package org.passerelle.identity.web;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.ApiProblem;
import org.passerelle.access.SignedIn;
import org.passerelle.identity.Attestation;
import org.passerelle.identity.AttestationRefused;
import org.passerelle.identity.Attesting;
import org.passerelle.identity.Attesting.FamilyToVerify;
import org.passerelle.identity.Attesting.Opened;
import org.passerelle.identity.RequestHeld;
import org.passerelle.identity.RequestState;
import org.passerelle.identity.VerificationRequest;
import org.passerelle.identity.Visiting;
import org.passerelle.pages.ApiProblems.Fault;
import org.passerelle.pages.BadFields;
import org.passerelle.pages.RequestKey;
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

/** Verification requests for the programs of NGOs. */
@RestController
@RequestMapping(path = "/api/v1/verification-requests", produces = MediaType.APPLICATION_JSON_VALUE)
class VerificationRequestsApi {

  private static final String ONE = "/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}";

  private final Attesting attesting;
  private final Visiting visiting;
  private final MessageSource messages;

  VerificationRequestsApi(Attesting attesting, Visiting visiting, MessageSource messages) {
    this.attesting = attesting;
    this.visiting = visiting;
    this.messages = messages;
  }

  /** The requests to answer; they are never more than the NGO's capacity. */
  @GetMapping
  Listed open() {
    return new Listed(attesting.toAnswer(SignedIn.organization()).stream().map(Line::of).toList(), false);
  }

  /** The requests that have ended, 25 a page, from page 0. */
  @GetMapping("/past")
  Listed past(@RequestParam(defaultValue = "0") int page) {
    List<VerificationRequest> past = attesting.past(SignedIn.organization(), Math.min(Math.max(page, 0), 10_000));
    return new Listed(past.stream().limit(Attesting.PAGE).map(Line::of).toList(), past.size() > Attesting.PAGE);
  }

  @GetMapping(ONE)
  Detail one(@PathVariable UUID id) {
    return attesting.open(SignedIn.organization(), id).map(Detail::of).orElseThrow(VerificationRequestsApi::notFound);
  }

  /** Takes the attestation; one without particulars is taken too, as before attestations had parts. */
  @PostMapping(ONE + "/attestation")
  Line attest(@PathVariable UUID id, @Valid @RequestBody AttestationSubmission submission, RequestKey key) {
    UUID verifier = SignedIn.organization();
    try {
      return once(key, submission, id, () -> attesting.attest(verifier, id, submission.toAttestation(), submission.inParts()));
    } catch (AttestationRefused refused) {
      throw new BadFields(refused.flaws().stream()
          .map(flaw -> new Fault(flaw.field(), messages.getMessage(flaw.messageKey(), null, LocaleContextHolder.getLocale()))).toList());
    }
  }

  /** Holds the request until a day; once a request. */
  @PostMapping(ONE + "/hold")
  Line hold(@PathVariable UUID id, @Valid @RequestBody HoldSubmission submission, RequestKey key) {
    return once(key, submission, id, () -> visiting.hold(SignedIn.organization(), id, submission.until(), submission.reason().strip()));
  }

  /** Goes on before the hold is over. */
  @PostMapping(ONE + "/resume")
  Line resume(@PathVariable UUID id, RequestKey key) {
    return once(key, "", id, () -> visiting.resume(SignedIn.organization(), id));
  }

  /** Gives the request back. */
  @PostMapping(ONE + "/hand-back")
  Line handBack(@PathVariable UUID id, @Valid @RequestBody HandBackSubmission submission, RequestKey key) {
    return once(key, submission, id, () -> visiting.handBack(SignedIn.organization(), id, submission.reason(), submission.said()));
  }

  /** Reports that somebody is in danger; the request ends with it. */
  @PostMapping(ONE + "/incident")
  Line incident(@PathVariable UUID id, @Valid @RequestBody IncidentSubmission submission, RequestKey key) {
    return once(key, submission, id,
        () -> visiting.reportIncident(SignedIn.organization(), id, submission.kind(), submission.happenedOn(), submission.account().strip()));
  }

  @ExceptionHandler
  ProblemDetail held(RequestHeld e) {
    return ApiProblem.of(HttpStatus.CONFLICT, "problem.requestHeld", messages, LocaleContextHolder.getLocale());
  }

  private Line once(RequestKey key, Object body, UUID id, Supplier<Optional<VerificationRequest>> work) {
    UUID verifier = SignedIn.organization();
    return Line.of(key.once(body, () -> work.get().orElseThrow(VerificationRequestsApi::notFound),
        () -> attesting.open(verifier, id).map(Opened::request).orElseThrow(VerificationRequestsApi::notFound)));
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /** A page of requests. */
  record Listed(List<Line> requests, boolean more) {
  }

  /** A request in a list. */
  record Line(UUID id, String caseNumber, RequestState state, Instant requestedAt, Instant dueAt, @Nullable Instant heldUntil,
      @Nullable Instant closedAt) {

    static Line of(VerificationRequest request) {
      return new Line(request.id(), request.caseNumber(), request.state(), request.requestedAt(), request.dueAt(), request.heldUntil(),
          request.closedAt());
    }
  }

  /** A request with the family while it is in hand, and with what the NGO attested. */
  record Detail(UUID id, String caseNumber, RequestState state, Instant requestedAt, Instant dueAt, @Nullable Instant heldUntil,
      @Nullable Instant closedAt, @Nullable FamilyToVerify family, @Nullable Attestation attestation) {

    static Detail of(Opened opened) {
      VerificationRequest request = opened.request();
      return new Detail(request.id(), request.caseNumber(), request.state(), request.requestedAt(), request.dueAt(), request.heldUntil(),
          request.closedAt(), opened.family(), opened.attestation());
    }
  }
}

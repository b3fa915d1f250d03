package org.passerelle.identity.web;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.identity.Attestation;
import org.passerelle.identity.Attesting;
import org.passerelle.identity.Attesting.FamilyToVerify;
import org.passerelle.identity.Attesting.Opened;
import org.passerelle.identity.RequestState;
import org.passerelle.identity.VerificationRequest;
import org.passerelle.pages.RequestKey;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

  private final Attesting attesting;

  VerificationRequestsApi(Attesting attesting) {
    this.attesting = attesting;
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

  @GetMapping("/{id:[0-9a-f-]{36}}")
  Detail one(@PathVariable UUID id) {
    return attesting.open(SignedIn.organization(), id).map(Detail::of).orElseThrow(VerificationRequestsApi::notFound);
  }

  @PostMapping("/{id:[0-9a-f-]{36}}/attestation")
  Line attest(@PathVariable UUID id, @Valid @RequestBody AttestationSubmission submission, RequestKey key) {
    UUID verifier = SignedIn.organization();
    return Line.of(key.once(submission,
        () -> attesting.attest(verifier, id, submission.toAttestation()).orElseThrow(VerificationRequestsApi::notFound),
        () -> attesting.open(verifier, id).map(Opened::request).orElseThrow(VerificationRequestsApi::notFound)));
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /** A page of requests. */
  record Listed(List<Line> requests, boolean more) {
  }

  /** A request in a list. */
  record Line(UUID id, String caseNumber, RequestState state, Instant requestedAt, Instant dueAt, @Nullable Instant closedAt) {

    static Line of(VerificationRequest request) {
      return new Line(request.id(), request.caseNumber(), request.state(), request.requestedAt(), request.dueAt(), request.closedAt());
    }
  }

  /** A request with the family while it is open, and with what the NGO attested. */
  record Detail(UUID id, String caseNumber, RequestState state, Instant requestedAt, Instant dueAt, @Nullable Instant closedAt,
      @Nullable FamilyToVerify family, @Nullable Attestation attestation) {

    static Detail of(Opened opened) {
      VerificationRequest request = opened.request();
      return new Detail(request.id(), request.caseNumber(), request.state(), request.requestedAt(), request.dueAt(), request.closedAt(),
          opened.family(), opened.attestation());
    }
  }
}

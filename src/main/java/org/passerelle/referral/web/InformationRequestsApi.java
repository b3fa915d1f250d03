package org.passerelle.referral.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.pages.RequestKey;
import org.passerelle.casefile.CaseFile;
import org.passerelle.referral.InformationAnswer;
import org.passerelle.referral.InformationRequest;
import org.passerelle.referral.Questions;
import org.passerelle.referral.ReferralFiles;
import org.passerelle.referral.SubmissionReader;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What officers ask about a referral, and the answers, for partners' programs. */
@RestController
@RequestMapping("/api/v1/referrals/{number}/information-requests")
class InformationRequestsApi {

  private final ReferralFiles files;
  private final Questions questions;
  private final SubmissionReader reader;

  InformationRequestsApi(ReferralFiles files, Questions questions, SubmissionReader reader) {
    this.files = files;
    this.questions = questions;
    this.reader = reader;
  }

  /** All of a case, in the order they were asked; at most one is open. */
  @GetMapping
  Listed all(@PathVariable String number) {
    return new Listed(questions.read(own(number)).stream().map(Asked::of).toList());
  }

  /** Answers the open one: 409 when it was answered before or its time has passed. */
  @PostMapping("/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/answer")
  Asked answer(@PathVariable String number, @PathVariable UUID id, @RequestBody JsonNode body, RequestKey key) {
    CaseFile own = own(number);
    InformationAnswer answer = reader.read(body, InformationAnswer.class);
    return Asked.of(key.once(answer, () -> questions.answer(own, id, answer).orElseThrow(this::notFound),
        () -> questions.read(own, id).orElseThrow(this::notFound)));
  }

  private CaseFile own(String number) {
    return files.find(SignedIn.organization(), number).orElseThrow(this::notFound);
  }

  private ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /** What was asked in a case. */
  record Listed(List<Asked> informationRequests) {
  }

  /**
   * A question.
   *
   * @param state     {@code open}, {@code answered}, {@code overdue} or {@code withdrawn}
   * @param dueAt     until when the answer is awaited
   * @param closedAt  when it was answered, or ended without an answer
   * @param documents ids of the documents that came with the answer
   */
  record Asked(UUID id, String state, String question, Instant askedAt, @Nullable Instant dueAt, @Nullable Instant closedAt,
      @Nullable String answer, List<UUID> documents) {

    static Asked of(InformationRequest request) {
      return new Asked(request.id(), request.state().name(), request.question(), request.askedAt(), request.dueAt(), request.closedAt(),
          request.answer(), request.documents());
    }
  }
}

package org.passerelle.referral;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question an officer asks the partner during the review, and what came of it.
 *
 * @param dueAt      until when the answer is awaited; null until the question has gone out
 * @param closedAt   when it was answered, or ended without an answer
 * @param answeredBy who answered: user name of a person or client id of a program
 * @param documents  ids of the documents that came with the answer
 */
public record InformationRequest(UUID id, UUID caseId, State state, String question, String askedBy, Instant askedAt, @Nullable Instant dueAt,
    @Nullable Instant closedAt, @Nullable String answer, @Nullable String answeredBy, List<UUID> documents) {

  public boolean open() {
    return state == State.open;
  }

  /** Where a question stands. Its texts are {@code question.state.<name>}. */
  public enum State {
    open, answered,
    /** Its time passed without an answer; the officer decides with what is on file. */
    overdue,
    /** The case stopped meanwhile. */
    withdrawn
  }
}

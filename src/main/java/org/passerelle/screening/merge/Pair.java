package org.passerelle.screening.merge;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two persons on file who may be one.
 *
 * @param caseId      the case that was screened when they were found
 * @param otherCaseId the other person's case
 * @param decision    the answer that holds now; null while none has been given
 * @param decidedBy   user name of who gave it
 */
record Pair(UUID id, UUID caseId, UUID otherCaseId, UUID personId, UUID otherPersonId, @Nullable Answer decision, @Nullable String decidedBy) {

  /** The person of that one of the two cases. */
  UUID personOf(UUID ofCase) {
    return ofCase.equals(caseId) ? personId : otherPersonId;
  }
}

package org.passerelle.screening.merge;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two records of one person that were linked, or a file that was merged into another.
 *
 * @param suspicionId   the pair it was decided about; null when the partner has taken one of the two out of its referral since
 * @param caseId        of a merge: the file that was merged
 * @param otherCaseId   of a merge: the file on record, which goes on
 * @param personId      null when the partner has taken the person out of its referral since
 * @param endedFile     whether the merge ended a file that was open
 * @param undoneBy      user name of who took it back; null while it holds
 */
record RecordLink(UUID id, Kind kind, @Nullable UUID suspicionId, UUID caseId, UUID otherCaseId, @Nullable UUID personId,
    @Nullable UUID otherPersonId, boolean endedFile, @Nullable String undoneBy) {

  /** What was done with the two records. */
  enum Kind {
    link, merge
  }
}

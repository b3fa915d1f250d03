package org.passerelle.handoff.aftercare;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Something owed to a family of which its debtor is to be told.
 *
 * @param debtor who owes it: the organization that is written to
 * @param health whether it reads of it on the pages of health teams
 * @param notice the notice in force, on whose page the others read of it
 */
record DueMilestone(UUID caseId, String caseNumber, String kind, LocalDate dueOn, UUID debtor, boolean health, UUID notice) {

  /** The page on which the debtor settles it. */
  String path() {
    return health ? "/health/families/" + caseNumber : "/province/notices/" + notice;
  }
}

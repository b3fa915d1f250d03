package org.passerelle.sponsorship.undertaking;

import java.time.Instant;
import java.util.UUID;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.reference.ServiceTargets;
import org.passerelle.sponsorship.Charges;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asking a sponsor for its undertaking, and ending what it accepted when none comes or it is refused. */
@Service
public class Undertakings {

  private final CaseFiles files;
  private final ServiceTargets targets;
  private final Charges charges;

  Undertakings(CaseFiles files, ServiceTargets targets, Charges charges) {
    this.files = files;
    this.targets = targets;
    this.charges = charges;
  }

  /** Asks the sponsor who accepted the family for its undertaking and settlement plan. */
  @Transactional
  public Asked ask(UUID caseId) {
    Instant due = targets.dueAt("undertaking", files.get(caseId).workingPriority());
    return new Asked(due, targets.halfTime(due));
  }

  /** Reminds the sponsor that has not filed yet. */
  @Transactional
  public void remind(UUID caseId) {
  }

  /** Ends what the sponsor accepted: not filed in time, or refused. The pair never comes back. */
  @Transactional
  public void end(UUID caseId) {
    charges.endSponsorship(caseId);
  }

  /**
   * What the sponsor was asked for.
   *
   * @param dueAt      until when it may file
   * @param reminderAt when half of that time has passed
   */
  public record Asked(Instant dueAt, Instant reminderAt) {
  }
}

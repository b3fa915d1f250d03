package org.passerelle.referral;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The end of a case, with its outcome; the partner who referred the family hears of it. */
@Service
public class CaseClosing {

  private final CaseFiles files;
  private final PartnerMail mail;
  private final Timeline timeline;

  CaseClosing(CaseFiles files, PartnerMail mail, Timeline timeline) {
    this.files = files;
    this.mail = mail;
    this.timeline = timeline;
  }

  /**
   * Closes the case with how its last stage ended.
   *
   * @param intake   outcome of the intake, null when it has none
   * @param identity the decision on identity
   * @param handoff  outcome of the handover
   */
  @Transactional
  public void close(UUID caseId, @Nullable String intake, @Nullable String identity, @Nullable String handoff) {
    close(caseId, CaseOutcome.of(intake, identity, handoff));
  }

  /** Closes the case because the family has withdrawn. */
  @Transactional
  public void closeAsWithdrawn(UUID caseId) {
    close(caseId, CaseOutcome.withdrawn);
  }

  private void close(UUID caseId, CaseOutcome outcome) {
    CaseFile file = files.get(caseId);
    files.close(caseId, outcome.name());
    timeline.add(caseId, "caseClosed." + outcome, null);
    if (!outcome.partnerKnows()) {
      mail.write(file, "caseClosed", "closed");
    }
  }
}

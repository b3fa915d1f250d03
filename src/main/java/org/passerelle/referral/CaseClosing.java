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
  private final Referrals referrals;
  private final PartnerAdmission admission;
  private final PartnerMail mail;
  private final Timeline timeline;

  CaseClosing(CaseFiles files, Referrals referrals, PartnerAdmission admission, PartnerMail mail, Timeline timeline) {
    this.files = files;
    this.referrals = referrals;
    this.admission = admission;
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

  /** Closes the case because it has been merged into another. Its partner hears that the family is on file already, and nothing of the other file. */
  @Transactional
  public void closeAsMerged(UUID caseId) {
    CaseFile file = files.get(caseId);
    files.close(caseId, CaseOutcome.alreadyOnFile.name());
    if (referrals.get(caseId).decision() == null) {
      admission.giveBack(caseId, CaseOutcome.alreadyOnFile);
    }
    timeline.add(caseId, "referralAlreadyOnFile", null);
    timeline.add(caseId, "caseClosed." + CaseOutcome.alreadyOnFile, null);
    mail.write(file, "referralAlreadyOnFile", "merged");
  }

  private void close(UUID caseId, CaseOutcome outcome) {
    CaseFile file = files.get(caseId);
    files.close(caseId, outcome.name());
    if (outcome.beforeAcceptance() || outcome == CaseOutcome.withdrawn && referrals.get(caseId).decision() == null) {
      admission.giveBack(caseId, outcome);
    }
    timeline.add(caseId, "caseClosed." + outcome, null);
    if (!outcome.beforeAcceptance()) {
      mail.write(file, "caseClosed", "closed");
    }
  }
}

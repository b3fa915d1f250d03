package org.passerelle.referral;

import java.time.Instant;
import java.util.UUID;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Timeline;
import org.passerelle.reference.ServiceTargets;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The check for completeness, and the way back to the partner. */
@Service
public class ReferralChecks {

  private final CaseFiles files;
  private final Referrals referrals;
  private final ServiceTargets targets;
  private final PartnerMail mail;
  private final Timeline timeline;

  ReferralChecks(CaseFiles files, Referrals referrals, ServiceTargets targets, PartnerMail mail, Timeline timeline) {
    this.files = files;
    this.referrals = referrals;
    this.targets = targets;
    this.mail = mail;
    this.timeline = timeline;
  }

  /** Whether nothing was found in the referral as last submitted for which it goes back. */
  @Transactional(readOnly = true)
  public boolean check(UUID caseId) {
    return ReferralCompleteness.complete(referrals.faults(caseId));
  }

  /**
   * Returns the referral to the partner, with what was found or what the officer wrote.
   *
   * @return until when it may come back
   */
  @Transactional
  public Instant returnToPartner(UUID caseId) {
    CaseFile file = files.get(caseId);
    Instant resubmitBy = targets.dueAt("resubmission", file.workingPriority());
    referrals.markReturned(caseId, resubmitBy);
    timeline.add(caseId, "referralReturned", null);
    mail.write(file, "referralReturned", "v" + referrals.get(caseId).version());
    return resubmitBy;
  }

  /** The referral did not come back in time. */
  @Transactional
  public void closeIncomplete(UUID caseId) {
    timeline.add(caseId, "closedIncomplete", null);
    mail.write(files.get(caseId), "referralClosedIncomplete", "end");
  }
}

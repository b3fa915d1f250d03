package org.passerelle.referral;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.WrongField;
import org.passerelle.screening.watchlist.hit.WatchlistHits;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The intake officer's decision on a referral, and the partner's hearing of it. A refusal is formal and reasoned (UNHCR handbook 4.10). */
@Service
public class ReferralReview {

  private static final String DECISION = "referralDecision";

  private final WatchlistHits hits;
  private final CaseFiles files;
  private final Referrals referrals;
  private final PartnerMail mail;
  private final Timeline timeline;
  private final Audit audit;

  ReferralReview(WatchlistHits hits, CaseFiles files, Referrals referrals, PartnerMail mail, Timeline timeline, Audit audit) {
    this.hits = hits;
    this.files = files;
    this.referrals = referrals;
    this.mail = mail;
    this.timeline = timeline;
    this.audit = audit;
  }

  /**
   * The referral is accepted.
   *
   * @throws WrongField while somebody of the family stands as listed on a watchlist, or nobody has looked yet whether they do
   */
  @Transactional
  public void accept(UUID caseId, @Nullable String remark, String officer) {
    if (hits.standing(caseId) > 0) {
      throw new WrongField(DECISION, "watchlist.acceptWhileUpheld");
    }
    if (hits.open(caseId) > 0) {
      throw new WrongField(DECISION, "watchlist.acceptWhileOpen");
    }
    referrals.writeDecision(caseId, "accepted", null, remark, officer);
    audit.record("reviewReferral", files.get(caseId).number(), "accepted");
  }

  /** The referral goes back to the partner, who reads the reason. */
  @Transactional
  public void sendBack(UUID caseId, String reason) {
    referrals.writeReturnReason(caseId, reason);
    audit.record("reviewReferral", files.get(caseId).number(), "returned");
  }

  /** The family is not eligible, on a stated ground and for a reason that the partner reads. */
  @Transactional
  public void refuse(UUID caseId, String ground, String reason, String officer) {
    referrals.writeDecision(caseId, "ineligible", ground, reason, officer);
    audit.record("reviewReferral", files.get(caseId).number(), "ineligible");
  }

  /** Tells the partner that the referral is accepted. */
  @Transactional
  public void acknowledge(UUID caseId) {
    tell(caseId, "referralAccepted");
  }

  /** Tells the partner that the family is not eligible; the page says why. */
  @Transactional
  public void tellIneligible(UUID caseId) {
    tell(caseId, "referralIneligible");
  }

  /** Ends the referral as one of a family on file, and tells the partner so, without a word about the other file. */
  @Transactional
  public void linkToCaseOnFile(UUID caseId) {
    tell(caseId, "referralAlreadyOnFile");
  }

  private void tell(UUID caseId, String what) {
    CaseFile file = files.get(caseId);
    timeline.add(caseId, what, null);
    mail.write(file, what, "decision");
  }
}

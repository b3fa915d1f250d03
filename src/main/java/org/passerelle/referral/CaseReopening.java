package org.passerelle.referral;

import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.HeldByCase;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.screening.merge.MergedFiles;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A file ends because it was merged, and begins again when the merge is taken back: as a referral that has just come in, with its places. */
@Service
class CaseReopening implements MergedFiles {

  private final CaseFiles files;
  private final Referrals referrals;
  private final PartnerAdmission admission;
  private final CaseClosing closing;
  private final ObjectProvider<HeldByCase> holds;
  private final PartnerMail mail;
  private final Timeline timeline;
  private final CaseProcesses processes;

  CaseReopening(CaseFiles files, Referrals referrals, PartnerAdmission admission, CaseClosing closing, ObjectProvider<HeldByCase> holds,
      PartnerMail mail, Timeline timeline, CaseProcesses processes) {
    this.files = files;
    this.referrals = referrals;
    this.admission = admission;
    this.closing = closing;
    this.holds = holds;
    this.mail = mail;
    this.timeline = timeline;
    this.processes = processes;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void reopen(CaseFile file) {
    files.reopen(file.id());
    referrals.clearReturn(file.id());
    admission.takeAgain(file.id());
    timeline.add(file.id(), "referralReopened", null);
    mail.write(file, "referralReopened", "reopened");
    processes.start(file.id(), file.number());
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void closeAsMerged(CaseFile file) {
    holds.forEach(hold -> hold.release(file));
    closing.closeAsMerged(file.id());
  }
}

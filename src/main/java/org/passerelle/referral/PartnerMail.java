package org.passerelle.referral;

import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.partner.Correspondence;
import org.springframework.stereotype.Component;

/** Writes to the partner who referred the family, with a link to the file's page. */
@Component
class PartnerMail {

  private final Correspondence correspondence;
  private final CaseFiles files;

  PartnerMail(Correspondence correspondence, CaseFiles files) {
    this.correspondence = correspondence;
    this.files = files;
  }

  /**
   * Queues a mail.
   *
   * @param event tells this occasion from others of the same kind in the case
   */
  void write(CaseFile file, String template, String event) {
    // a file that was opened again is decided again, and the partner hears of it again
    int round = files.timesReopened(file.id());
    correspondence.write(file.partnerId(), template, file.number(), "/partner/referrals/" + file.number(),
        file.number() + ":" + event + (round == 0 ? "" : ":" + round));
  }
}

package org.passerelle.referral;

import org.passerelle.casefile.CaseFile;
import org.passerelle.partner.Correspondence;
import org.springframework.stereotype.Component;

/** Writes to the partner who referred the family, with a link to the file's page. */
@Component
class PartnerMail {

  private final Correspondence correspondence;

  PartnerMail(Correspondence correspondence) {
    this.correspondence = correspondence;
  }

  /**
   * Queues a mail.
   *
   * @param event tells this occasion from others of the same kind in the case
   */
  void write(CaseFile file, String template, String event) {
    correspondence.write(file.partnerId(), template, file.number(), "/partner/referrals/" + file.number(), file.number() + ":" + event);
  }
}

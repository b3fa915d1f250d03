package org.passerelle.handoff;

import java.util.UUID;
import org.passerelle.casefile.Timeline;
import org.passerelle.partner.Correspondence;
import org.passerelle.sponsorship.Charge;
import org.passerelle.sponsorship.Charges;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Early notice to the sponsor in Québec: processing is done and the family will travel, so that lodging is ready before there is a flight
 * (IRCC manual, roles of the partners in Québec).
 */
@Service
public class EarlyNotice {

  private final Charges charges;
  private final Correspondence correspondence;
  private final Timeline timeline;

  EarlyNotice(Charges charges, Correspondence correspondence, Timeline timeline) {
    this.charges = charges;
    this.correspondence = correspondence;
    this.timeline = timeline;
  }

  /** Tells the sponsor who has taken charge of the family; a family in the State's charge has none to tell. */
  @Transactional
  public void tell(UUID caseId, String caseNumber) {
    Charge charge = charges.of(caseId).charge();
    if (charge != null && charge.sponsorId() != null) {
      correspondence.write(charge.sponsorId(), "earlyNotice", caseNumber, "/sponsor/undertakings", "earlyNotice:" + caseNumber);
      timeline.add(caseId, "earlyNoticeSent", null);
    }
  }
}

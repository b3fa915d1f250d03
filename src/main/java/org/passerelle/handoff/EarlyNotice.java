package org.passerelle.handoff;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.casefile.Timeline;
import org.passerelle.partner.Correspondence;
import org.passerelle.sponsorship.Charge;
import org.passerelle.sponsorship.Charges;
import org.passerelle.sponsorship.undertaking.UndertakingsOnFile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Early notice to the sponsor in Québec: processing is done and the family will travel, so that lodging is ready before there is a flight
 * (IRCC manual, roles of the partners in Québec).
 */
@Service
public class EarlyNotice {

  private static final String UNDERTAKINGS = "/sponsor/undertakings";

  private final EarlyNotices notices;
  private final Charges charges;
  private final UndertakingsOnFile undertakings;
  private final Correspondence correspondence;
  private final Timeline timeline;

  EarlyNotice(EarlyNotices notices, Charges charges, UndertakingsOnFile undertakings, Correspondence correspondence, Timeline timeline) {
    this.notices = notices;
    this.charges = charges;
    this.undertakings = undertakings;
    this.correspondence = correspondence;
    this.timeline = timeline;
  }

  /** Tells the sponsor who has taken charge of the family; a family in the State's charge has none to tell. */
  @Transactional
  public void tell(UUID caseId, String caseNumber) {
    Charge charge = charges.of(caseId).charge();
    if (charge != null && charge.sponsorId() != null) {
      notices.told(caseId, charge.sponsorId());
      correspondence.write(charge.sponsorId(), "earlyNotice", caseNumber, path(caseId, charge.sponsorId()), "earlyNotice:" + caseNumber);
      timeline.add(caseId, "earlyNoticeSent", null);
    }
  }

  /** When that sponsor was told that the family will come, while it is on its way; empty for any other sponsor. */
  @Transactional(readOnly = true)
  public Optional<Instant> toldAt(UUID sponsor, UUID caseId) {
    return notices.toldAt(sponsor, caseId);
  }

  private String path(UUID caseId, UUID sponsor) {
    return undertakings.ofCase(caseId).stream().filter(undertaking -> undertaking.sponsorId().equals(sponsor)).findFirst()
        .map(undertaking -> UNDERTAKINGS + "/" + undertaking.id()).orElse(UNDERTAKINGS);
  }
}

package org.passerelle.handoff;

import org.passerelle.partner.Organizations;
import org.passerelle.sponsorship.Charge;
import org.passerelle.sponsorship.Charges;
import org.springframework.stereotype.Component;

/**
 * To whom a notice goes beside the province's office (IRCC programme delivery instructions, destining and travel arrangements): the settlement
 * provider of the city, who owes a receipt too, and the sponsor who has taken charge, who gets a copy.
 */
@Component
class Receivers {

  private final Notices notices;
  private final Organizations organizations;
  private final Charges charges;
  private final Disclosed disclosed;

  Receivers(Notices notices, Organizations organizations, Charges charges, Disclosed disclosed) {
    this.notices = notices;
    this.organizations = organizations;
    this.charges = charges;
    this.disclosed = disclosed;
  }

  /** Addresses this version to them. A city without a provider has nobody to tell but the office. */
  void address(Notice sent, String place) {
    organizations.providerOf(place).ifPresent(provider -> notices.addressed(sent.id(), provider.id(), Notice.PROVIDER, true));
    Charge charge = charges.of(sent.caseId()).charge();
    if (charge != null && charge.sponsorId() != null) {
      notices.addressed(sent.id(), charge.sponsorId(), Notice.SPONSOR, false);
      disclosed.underUndertaking(charge.sponsorId(), sent.caseNumber());
    }
  }
}

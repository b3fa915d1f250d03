package org.passerelle.roster;

import org.passerelle.partner.Organization;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.Places;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.draw.Applying;
import org.passerelle.sponsorship.draw.WindowEntry;
import org.passerelle.sponsorship.draw.WindowKeeping;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** While none is open, announces a fictional reception window, in which the demonstration's group in Québec can apply for the families that name it. */
@Component
@ConditionalOnProperty("passerelle.demonstration-families")
class DemonstrationWindow {

  private final Organizations organizations;
  private final WindowKeeping keeping;
  private final Applying applying;
  private final Today today;

  DemonstrationWindow(Organizations organizations, WindowKeeping keeping, Applying applying, Today today) {
    this.organizations = organizations;
    this.keeping = keeping;
    this.applying = applying;
    this.today = today;
  }

  @Order(1)
  @EventListener(ApplicationReadyEvent.class)
  void announceMissing() {
    if (applying.windows().stream().noneMatch(applying::open)) {
      Organization ministry = organizations.officeOf(Places.QUEBEC);
      keeping.announce(ministry.id(), new WindowEntry(today.get().toString(), today.get().plusMonths(3).toString(), "inOrder", "20", "825", null, null, null, null,
          "Fictional notice for the demonstration (avis fictif de démonstration)"));
    }
  }
}

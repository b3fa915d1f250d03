package org.passerelle.partner;

import java.util.UUID;
import org.passerelle.notification.Outbox;
import org.passerelle.notification.Outbox.Mail;
import org.springframework.stereotype.Component;

/** Writes to an organization in its language, at its address, through the outbox. */
@Component
public class Correspondence {

  private final Organizations organizations;
  private final Outbox outbox;

  Correspondence(Organizations organizations, Outbox outbox) {
    this.organizations = organizations;
    this.outbox = outbox;
  }

  /**
   * Queues a mail to the organization.
   *
   * @param template key of the mail's texts
   * @param path     page of the portal the link leads to
   * @param event    names the event, so that it is told once
   */
  public void write(UUID organizationId, String template, String caseNumber, String path, String event) {
    Organization to = organizations.get(organizationId);
    outbox.queue(new Mail(to.email(), to.language(), template, caseNumber, path), event + ":" + template + ":" + to.code());
  }
}

package org.passerelle.handoff.channel;

import java.util.Optional;
import java.util.UUID;
import org.passerelle.handoff.Notice;
import org.passerelle.handoff.NoticeChannel;
import org.passerelle.notification.Outbox;
import org.passerelle.notification.Outbox.Event;
import org.passerelle.notification.webhook.WebhookSetup;
import org.passerelle.notification.webhook.Webhooks;
import org.passerelle.partner.Correspondence;
import org.passerelle.partner.Organization;
import org.passerelle.partner.Organizations;
import org.springframework.stereotype.Component;

/**
 * Each organization reads its notices here. It is told that there is something to read by a mail whose link asks for sign-in or, where a webhook is set
 * up, system to system; by mail as well while the webhook is paused, and when the organization has been silent, whose system may be why.
 */
@Component
class NoticeChannels implements NoticeChannel {

  private static final String TO_THE_SILENT = "noticeResent";

  private final Organizations organizations;
  private final Webhooks webhooks;
  private final Outbox outbox;
  private final Correspondence correspondence;

  NoticeChannels(Organizations organizations, Webhooks webhooks, Outbox outbox, Correspondence correspondence) {
    this.organizations = organizations;
    this.webhooks = webhooks;
    this.outbox = outbox;
    this.correspondence = correspondence;
  }

  @Override
  public void tell(Notice notice, UUID recipient, String template, String event) {
    Optional<Boolean> running = webhooks.lockRunning(recipient);
    if (running.isPresent()) {
      Organization to = organizations.get(recipient);
      outbox.queue(new Event(recipient, to.code(), to.language(), template, notice.caseNumber(), notice.path(), notice.id()),
          event + ":" + template + ":" + to.code() + WebhookSetup.KEY_SUFFIX);
    }
    if (!running.orElse(false) || template.equals(TO_THE_SILENT)) {
      correspondence.write(recipient, template, notice.caseNumber(), notice.path(), event);
    }
  }
}

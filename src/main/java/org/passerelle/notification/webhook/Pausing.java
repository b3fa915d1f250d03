package org.passerelle.notification.webhook;

import org.passerelle.access.Audit;
import org.passerelle.notification.webhook.WaitingMessages.Message;
import org.springframework.stereotype.Component;

/** Stops sending to a system that does not want it or has failed too long. What waits keeps waiting, is told by mail meanwhile, and an administrator learns. */
@Component
class Pausing {

  private final Webhooks webhooks;
  private final WaitingMessages messages;
  private final Administrators administrators;
  private final Audit audit;

  Pausing(Webhooks webhooks, WaitingMessages messages, Administrators administrators, Audit audit) {
    this.webhooks = webhooks;
    this.messages = messages;
    this.administrators = administrators;
    this.audit = audit;
  }

  void pause(Message because, String why) {
    if (webhooks.pause(because.organizationId(), why)) {
      messages.mailInstead(because.organizationId());
      administrators.tell("webhookPaused", because.code(), because.id() + ":" + because.attempt());
      audit.record("pauseWebhook", because.code(), why);
    }
  }
}

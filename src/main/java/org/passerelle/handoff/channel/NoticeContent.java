package org.passerelle.handoff.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.handoff.DisclosureChannel;
import org.passerelle.handoff.NoticesOfArrival;
import org.passerelle.handoff.Receipts;
import org.passerelle.notification.webhook.WebhookContent;
import org.passerelle.partner.Organizations;
import org.springframework.stereotype.Component;

/** What is said to the system of an organization about a notice it was sent: what the organization may read of it, as its page and its program do. */
@Component
class NoticeContent implements WebhookContent {

  private final NoticesOfArrival notices;
  private final Receipts receipts;
  private final Organizations organizations;
  private final ObjectMapper json;

  NoticeContent(NoticesOfArrival notices, Receipts receipts, Organizations organizations, ObjectMapper json) {
    this.notices = notices;
    this.receipts = receipts;
    this.organizations = organizations;
    this.json = json;
  }

  @Override
  public Optional<String> body(UUID organization, String type, UUID subject) {
    return notices.open(organization, subject, DisclosureChannel.webhook).map(opened -> written(NoticeMessage.of(type, opened)));
  }

  @Override
  public void received(UUID organization, UUID subject) {
    receipts.bySystem(organization, organizations.get(organization).code(), subject);
  }

  private String written(NoticeMessage message) {
    try {
      return json.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

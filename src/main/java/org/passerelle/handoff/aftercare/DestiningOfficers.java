package org.passerelle.handoff.aftercare;

import org.passerelle.access.Role;
import org.passerelle.notification.Outbox;
import org.passerelle.notification.Outbox.Mail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes to every destining officer, each in their own language. The mail says that something waits, and nothing of whom it is about. */
@Component
class DestiningOfficers {

  private final JdbcClient jdbc;
  private final Outbox outbox;

  DestiningOfficers(JdbcClient jdbc, Outbox outbox) {
    this.jdbc = jdbc;
    this.outbox = outbox;
  }

  /** Queues the mail in the transaction of the event that causes it, once for each event. */
  void tell(String template, String path, String event) {
    jdbc.sql("select username, email, language from account where ? = any(roles) and disabled_at is null")
        .param(Role.destiningOfficer.name()).query(Officer.class).list()
        .forEach(each -> outbox.queue(new Mail(each.email, each.language, template, null, path), event + ":" + template + ":" + each.username));
  }

  private record Officer(String username, String email, String language) {
  }
}

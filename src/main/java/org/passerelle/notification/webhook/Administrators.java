package org.passerelle.notification.webhook;

import org.passerelle.access.Role;
import org.passerelle.notification.Outbox;
import org.passerelle.notification.Outbox.Mail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes to every administrator at once, each in their own language. */
@Component
class Administrators {

  private final JdbcClient jdbc;
  private final Outbox outbox;

  Administrators(JdbcClient jdbc, Outbox outbox) {
    this.jdbc = jdbc;
    this.outbox = outbox;
  }

  /**
   * Queues the mail in the transaction of the event that causes it.
   *
   * @param code  of the organization it is about
   * @param event names the event, so that nobody is told twice
   */
  void tell(String template, String code, String event) {
    jdbc.sql("select username, email, language from account where ? = any(roles) and disabled_at is null").param(Role.admin.name())
        .query(Administrator.class).list()
        .forEach(each -> outbox.queue(new Mail(each.email, each.language, template, code, "/desk/partners/" + code + "/change/channel"),
            event + ":" + template + ":" + each.username));
  }

  private record Administrator(String username, String email, String language) {
  }
}

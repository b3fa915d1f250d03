package org.passerelle.identity;

import org.passerelle.access.Role;
import org.passerelle.notification.Outbox;
import org.passerelle.notification.Outbox.Mail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes to every supervisor at once, each in their own language. The mail names the case by its number and nothing else. */
@Component
public class Supervisors {

  private final JdbcClient jdbc;
  private final Outbox outbox;

  Supervisors(JdbcClient jdbc, Outbox outbox) {
    this.jdbc = jdbc;
    this.outbox = outbox;
  }

  /**
   * Queues the mail in the transaction of the event that causes it.
   *
   * @param template key of the mail's texts
   * @param event    names the event, so that nobody is told twice
   */
  public void tell(String template, String caseNumber, String event) {
    jdbc.sql("select username, email, language from account where ? = any(roles) and disabled_at is null")
        .param(Role.supervisor.name()).query(Supervisor.class).list()
        .forEach(each -> outbox.queue(new Mail(each.email, each.language, template, caseNumber, "/desk/cases/" + caseNumber),
            event + ":" + template + ":" + each.username));
  }

  private record Supervisor(String username, String email, String language) {
  }
}

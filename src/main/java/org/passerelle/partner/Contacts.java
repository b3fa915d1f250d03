package org.passerelle.partner;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of contacts. One is ended, never overwritten: who somebody was to us stays readable. */
@Component
public class Contacts {

  private static final String SELECT =
      "select id, name, function, email, phone, language, from_day, last_day from organization_contact where organization_id = ? ";

  private final JdbcClient jdbc;
  private final Clock clock;

  Contacts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** An organization's contacts: those of today first, the one that came last at the end. */
  public List<Contact> of(UUID organizationId) {
    return jdbc.sql(SELECT + "order by last_day is not null, last_day desc, id").param(organizationId).query(Contact.class).list();
  }

  /** The organization's contact of that id. */
  public Optional<Contact> find(UUID organizationId, long id) {
    return jdbc.sql(SELECT + "and id = ?").params(organizationId, id).query(Contact.class).optional();
  }

  void add(UUID organizationId, Contact contact, String actor) {
    jdbc.sql("insert into organization_contact (organization_id, name, function, email, phone, language, from_day, entered_by, entered_at) "
            + "values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(Arrays.asList(organizationId, contact.name(), contact.function(), contact.email(), contact.phone(), contact.language(),
            contact.fromDay(), actor, Timestamp.from(clock.instant())))
        .update();
  }

  void end(long id, LocalDate lastDay) {
    jdbc.sql("update organization_contact set last_day = ? where id = ?").params(lastDay, id).update();
  }
}

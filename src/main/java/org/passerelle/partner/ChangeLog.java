package org.passerelle.partner;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was changed about each organization, from what to what, from when it holds, by whom. Rows are only added. */
@Component
public class ChangeLog {

  public static final int PAGE = 25;

  private final JdbcClient jdbc;
  private final Clock clock;

  ChangeLog(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * An organization's changes, newest first; one more than a page holds.
   *
   * @param before only changes before this one; null for the newest
   */
  public List<Change> of(UUID organizationId, @Nullable Long before) {
    return jdbc.sql("select id, at, actor, what, subject, field, before, after, holds_from from organization_change "
            + "where organization_id = :organization and (:before::bigint is null or id < :before) order by id desc limit " + (PAGE + 1))
        .param("organization", organizationId).param("before", before)
        .query((row, number) -> new Change(row.getLong("id"), row.getTimestamp("at").toInstant(), row.getString("actor"), row.getString("what"),
            row.getString("subject"), row.getString("field"), row.getString("before"), row.getString("after"),
            row.getObject("holds_from", LocalDate.class)))
        .list();
  }

  /** Notes an event that has no fields of its own, with its reason if it has one. */
  public void note(UUID organizationId, String what, @Nullable String subject, @Nullable String reason, LocalDate holdsFrom) {
    write(organizationId, what, subject, null, null, reason, holdsFrom);
  }

  /** Notes each field whose value differs. */
  public void note(UUID organizationId, String what, @Nullable String subject, Map<String, @Nullable String> before,
      Map<String, @Nullable String> after, LocalDate holdsFrom) {
    after.forEach((field, value) -> {
      if (!Objects.equals(before.get(field), value)) {
        write(organizationId, what, subject, field, before.get(field), value, holdsFrom);
      }
    });
  }

  private void write(UUID organizationId, String what, @Nullable String subject, @Nullable String field, @Nullable String before,
      @Nullable String after, LocalDate holdsFrom) {
    jdbc.sql("insert into organization_change (organization_id, at, actor, what, subject, field, before, after, holds_from) "
            + "values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(Arrays.asList(organizationId, Timestamp.from(clock.instant()), SignedIn.actor(), what, subject, field, before, after, holdsFrom))
        .update();
  }

  /**
   * A change of one field, or an event.
   *
   * @param what   code of the event; its words are {@code organization.change.<what>}
   * @param field  which field, or null when the event is all there is; its reason stands in {@code after}
   */
  public record Change(long id, Instant at, String actor, String what, @Nullable String subject, @Nullable String field,
      @Nullable String before, @Nullable String after, LocalDate holdsFrom) {
  }
}

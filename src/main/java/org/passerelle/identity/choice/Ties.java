package org.passerelle.identity.choice;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of which organizations are not independent of each other. A tie is ended, never deleted. */
@Component
public class Ties {

  private final JdbcClient jdbc;

  Ties(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The ties of an organization, those that have not ended first. */
  public List<Tie> of(UUID organizationId) {
    return jdbc.sql("select t.id, o.id as other_id, o.code, o.name_en, o.name_fr, t.why, t.from_day, t.last_day, t.end_reason, t.entered_by, t.entered_at "
            + "from organization_tie t join organization o on o.id = case when t.organization_id = :id then t.other_id else t.organization_id end "
            + "where t.organization_id = :id or t.other_id = :id order by t.last_day is not null, t.from_day desc, t.id")
        .param("id", organizationId).query(Tie.class).list();
  }

  /** The organization's tie of that id, unless it has ended. */
  public Optional<Tie> find(UUID organizationId, UUID id) {
    return of(organizationId).stream().filter(each -> each.id.equals(id) && each.lastDay == null).findFirst();
  }

  /** Enters one; false when the two are tied already. */
  boolean add(UUID organizationId, UUID other, String why, LocalDate fromDay, String by, Instant at) {
    return jdbc.sql("insert into organization_tie (id, organization_id, other_id, why, from_day, entered_by, entered_at) "
            + "values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
        .params(UUID.randomUUID(), organizationId, other, why, fromDay, by, Timestamp.from(at)).update() == 1;
  }

  /** Ends one; false when it has ended. */
  boolean end(UUID id, LocalDate lastDay, String reason, String by, Instant at) {
    return jdbc.sql("update organization_tie set last_day = greatest(?, from_day - 1), end_reason = ?, ended_by = ?, ended_at = ? "
        + "where id = ? and last_day is null").params(lastDay, reason, by, Timestamp.from(at), id).update() == 1;
  }

  /**
   * A tie as it is seen from one of the two.
   *
   * @param code    of the other
   * @param lastDay null while they are tied
   */
  public record Tie(UUID id, UUID otherId, String code, String nameEn, String nameFr, String why, LocalDate fromDay, @Nullable LocalDate lastDay,
      @Nullable String endReason, String enteredBy, Instant enteredAt) {

    public String name(String language) {
      return language.equals("fr") ? nameFr : nameEn;
    }
  }
}

package org.passerelle.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Storage of the programs by which organizations call the API. */
@Component
public class ApiPrograms {

  /** Enough for a change of secret without a gap in each of an organization's systems. */
  public static final int MOST = 10;

  private final JdbcClient jdbc;
  private final Clock clock;

  ApiPrograms(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The organization's programs that may call. */
  public List<ApiProgram> of(UUID organization) {
    return jdbc.sql("select client_id, label, created_at, created_by from api_client where organization_id = ? and disabled_at is null "
            + "order by created_at nulls first, client_id").param(organization)
        .query((row, number) -> new ApiProgram(row.getString("client_id"), row.getString("label"), instant(row.getTimestamp("created_at")),
            row.getString("created_by"))).list();
  }

  /**
   * Enters a program.
   *
   * @return false when the organization has {@value #MOST} already
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean enter(UUID organization, String clientId, String label, String secret) {
    jdbc.sql("select id from organization where id = ? for update").param(organization).query(UUID.class).single();
    return jdbc.sql("insert into api_client (client_id, organization_id, secret_hash, label, created_at, created_by) select ?, ?, ?, ?, ?, ? "
            + "where (select count(*) from api_client where organization_id = ? and disabled_at is null) < " + MOST)
        .params(clientId, organization, ProgramSecrets.stored(secret), label, Timestamp.from(clock.instant()), SignedIn.actor(), organization)
        .update() == 1;
  }

  /** Shuts the program out from its next request on. Returns whether it was this organization's and open. */
  public boolean revoke(UUID organization, String clientId) {
    return jdbc.sql("update api_client set disabled_at = ? where client_id = ? and organization_id = ? and disabled_at is null")
        .params(Timestamp.from(clock.instant()), clientId, organization).update() == 1;
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  /**
   * A program that may call the API.
   *
   * @param label     what its organization calls it; null when it came with the roster, as the two after it
   * @param createdBy user name of the lead who made it
   */
  public record ApiProgram(String clientId, @Nullable String label, @Nullable Instant createdAt, @Nullable String createdBy) {
  }
}

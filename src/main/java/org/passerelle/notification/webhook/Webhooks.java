package org.passerelle.notification.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SealedSecrets;
import org.passerelle.access.SignedIn;
import org.passerelle.notification.Attempt.Outcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of webhooks. Their secrets stand in the database encrypted, each bound to its organization. */
@Component
public class Webhooks {

  /** So long after a change a message is signed with both secrets. */
  static final Duration BOTH = Duration.ofDays(7);

  private final JdbcClient jdbc;
  private final SealedSecrets secrets;
  private final Clock clock;

  Webhooks(JdbcClient jdbc, SealedSecrets secrets, Clock clock) {
    this.jdbc = jdbc;
    this.secrets = secrets;
    this.clock = clock;
  }

  public Optional<Webhook> of(UUID organization) {
    return jdbc.sql("select organization_id, url, secret_since, case when former_until > ? then former_until end as former_until, paused_at, paused_by, "
            + "paused_because, tested_at, test_outcome, test_status from webhook where organization_id = ?")
        .params(now(), organization).query(Webhooks::read).optional();
  }

  /** Whether the organization has a webhook, locked against being paused until the transaction ends. */
  public Optional<Boolean> lockRunning(UUID organization) {
    return jdbc.sql("select paused_at is null from webhook where organization_id = ? for share").param(organization).query(Boolean.class).optional();
  }

  /** The secrets that sign now, the one in force first. */
  List<String> secrets(UUID organization) {
    return jdbc.sql("select secret, case when former_until > ? then former_secret end as former_secret from webhook where organization_id = ?")
        .params(now(), organization)
        .query((row, number) -> {
          List<String> opened = new ArrayList<>();
          for (byte[] sealed : new byte[][] {row.getBytes("secret"), row.getBytes("former_secret")}) {
            if (sealed != null) {
              opened.add(secrets.open(owner(organization), sealed));
            }
          }
          return opened;
        }).single();
  }

  /** Enters a webhook; false when the organization has one. */
  boolean add(UUID organization, String url, String secret) {
    return jdbc.sql("insert into webhook (organization_id, url, secret, secret_since, entered_by, entered_at) values (?, ?, ?, ?, ?, ?) "
            + "on conflict do nothing")
        .params(organization, url, secrets.seal(owner(organization), secret), now(), SignedIn.actor(), now()).update() == 1;
  }

  boolean move(UUID organization, String url) {
    return jdbc.sql("update webhook set url = ?, entered_by = ?, entered_at = ?, tested_at = null, test_outcome = null, test_status = null "
        + "where organization_id = ?").params(url, SignedIn.actor(), now(), organization).update() == 1;
  }

  /** Puts a new secret in force; the one before it goes on signing for some days. */
  boolean rotate(UUID organization, String secret, Instant since) {
    return jdbc.sql("update webhook set former_secret = secret, former_until = ?, secret = ?, secret_since = ? where organization_id = ? "
            + "and secret_since = ?")
        .params(Timestamp.from(clock.instant().plus(BOTH)), secrets.seal(owner(organization), secret), now(), organization, Timestamp.from(since)).update() == 1;
  }

  /** Says whether it was running. */
  boolean pause(UUID organization, String because) {
    return jdbc.sql("update webhook set paused_at = ?, paused_by = ?, paused_because = ? where organization_id = ? and paused_at is null")
        .params(now(), SignedIn.actor(), because, organization).update() == 1;
  }

  boolean resume(UUID organization) {
    return jdbc.sql("update webhook set paused_at = null, paused_by = null, paused_because = null where organization_id = ? and paused_at is not null")
        .param(organization).update() == 1;
  }

  boolean remove(UUID organization) {
    return jdbc.sql("delete from webhook where organization_id = ?").param(organization).update() == 1;
  }

  void tested(UUID organization, Outcome outcome, @Nullable Integer status) {
    jdbc.sql("update webhook set tested_at = ?, test_outcome = ?, test_status = ? where organization_id = ?")
        .params(now(), outcome.name(), status, organization).update();
  }

  private static String owner(UUID organization) {
    return "webhook:" + organization;
  }

  private static Webhook read(ResultSet row, int number) throws SQLException {
    String outcome = row.getString("test_outcome");
    return new Webhook(row.getObject("organization_id", UUID.class), row.getString("url"), row.getTimestamp("secret_since").toInstant(),
        instant(row, "former_until"), instant(row, "paused_at"), row.getString("paused_by"), row.getString("paused_because"), instant(row, "tested_at"),
        outcome == null ? null : Outcome.valueOf(outcome), (Integer) row.getObject("test_status"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}

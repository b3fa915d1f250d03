package org.passerelle.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Reach;
import org.passerelle.access.SignedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of invitations. One that was used, withdrawn or whose organization is suspended opens nothing. */
@Component
class Invitations {

  static final int PAGE = 25;
  static final int MOST_OPEN = 50;
  private static final Duration KEPT = Duration.ofDays(30);

  private static final String SELECT = "select i.id, i.organization_id, o.name_en, o.name_fr, i.organization_role, i.roles, i.display_name, i.email, "
      + "i.language, i.invited_at, i.expires_at from invitation i left join organization o on o.id = i.organization_id ";
  private static final String WITHIN = "(:organization::uuid is null or i.organization_id = :organization) ";

  private final JdbcClient jdbc;
  private final Clock clock;

  Invitations(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Enters an invitation.
   *
   * @return false when so many wait already that nobody can have meant them
   */
  boolean enter(Invitation invitation, String tokenHash) {
    return jdbc.sql("insert into invitation (id, token_hash, organization_id, organization_role, roles, display_name, email, language, invited_by, "
            + "invited_at, expires_at) select ?, ?, ?::uuid, ?, ?, ?, ?, ?, ?, ?, ? where ?::uuid is null or "
            + "(select count(*) from invitation where organization_id = ?::uuid and ended_at is null) < " + MOST_OPEN)
        .params(invitation.id(), tokenHash, invitation.organizationId(),
            invitation.organizationId() == null ? null : invitation.lead() ? "lead" : "member", invitation.roles().toArray(String[]::new),
            invitation.displayName(), invitation.email(), invitation.language(), SignedIn.actor(), Timestamp.from(invitation.invitedAt()),
            Timestamp.from(invitation.expiresAt()), invitation.organizationId(), invitation.organizationId())
        .update() == 1;
  }

  /** Those who have not come yet, newest first, one more than a page holds. */
  List<Invitation> open(Reach reach, @Nullable UUID before) {
    return jdbc.sql(SELECT + "where i.ended_at is null and " + WITHIN
            + "and (:before::uuid is null or (i.invited_at, i.id) < (select l.invited_at, l.id from invitation l where l.id = :before)) "
            + "order by i.invited_at desc, i.id desc limit " + (PAGE + 1))
        .param("organization", reach.organization()).param("before", before).query(Invitations::read).list();
  }

  /** Gives an open invitation another link; the one before opens nothing any more. */
  Optional<Invitation> renew(Reach reach, UUID id, String tokenHash, Instant expiresAt) {
    int renewed = jdbc.sql("update invitation i set token_hash = :hash, invited_at = :now, expires_at = :expires "
            + "where i.id = :id and i.ended_at is null and " + WITHIN)
        .param("hash", tokenHash).param("now", now()).param("expires", Timestamp.from(expiresAt)).param("id", id)
        .param("organization", reach.organization()).update();
    return renewed == 0 ? Optional.empty() : jdbc.sql(SELECT + "where i.id = ?").param(id).query(Invitations::read).optional();
  }

  boolean withdraw(Reach reach, UUID id) {
    return jdbc.sql("update invitation i set ended_at = :now, token_hash = null where i.id = :id and i.ended_at is null and " + WITHIN)
        .param("now", now()).param("id", id).param("organization", reach.organization()).update() == 1;
  }

  /** The invitation this link still opens. */
  Optional<Invitation> opened(String tokenHash) {
    return jdbc.sql(SELECT + "where i.token_hash = ? and i.expires_at > ? and o.suspended_at is null").params(tokenHash, now())
        .query(Invitations::read).optional();
  }

  /** Uses the link up. Of two who send it at one moment, one is told that it was used. */
  boolean use(String tokenHash) {
    return jdbc.sql("update invitation set ended_at = ?, token_hash = null where token_hash = ?").params(now(), tokenHash).update() == 1;
  }

  void forget() {
    jdbc.sql("delete from invitation where coalesce(ended_at, expires_at) < ?").param(Timestamp.from(clock.instant().minus(KEPT))).update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static Invitation read(ResultSet row, int number) throws SQLException {
    return new Invitation(row.getObject("id", UUID.class), row.getObject("organization_id", UUID.class), row.getString("name_en"),
        row.getString("name_fr"), "lead".equals(row.getString("organization_role")), List.of((String[]) row.getArray("roles").getArray()),
        row.getString("display_name"), row.getString("email"), row.getString("language"), row.getTimestamp("invited_at").toInstant(),
        row.getTimestamp("expires_at").toInstant());
  }
}

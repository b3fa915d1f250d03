package org.passerelle.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Storage of accounts for those who look after them. */
@Component
public class AccountRecords {

  public static final int PAGE = 25;

  private static final String SELECT = "select a.id, a.username, a.display_name, a.email, a.language, a.organization_id, o.name_en, o.name_fr, a.roles, "
      + "a.organization_id is not null and a.organization_role = 'lead' as lead, "
      + "exists (select 1 from second_factor f where f.account_id = a.id) as secured, a.disabled_at "
      + "from account a left join organization o on o.id = a.organization_id ";

  private static final String WITHIN = "(:organization::uuid is null or a.organization_id = :organization) ";

  /** A lead cannot leave an organization without one; nobody can leave us without an administrator. */
  private static final String NOT_THE_LAST = "(:organization::uuid is null or a.organization_role <> 'lead' or exists (select 1 from account b "
      + "where b.organization_id = a.organization_id and b.organization_role = 'lead' and b.disabled_at is null and b.id <> a.id)) "
      + "and (a.organization_id is not null or not 'admin' = any(a.roles) or exists (select 1 from account b "
      + "where b.organization_id is null and 'admin' = any(b.roles) and b.disabled_at is null and b.id <> a.id))";

  private final JdbcClient jdbc;
  private final Clock clock;

  AccountRecords(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Accounts by name, one more than a page holds, so that the reader knows whether another follows.
   *
   * @param search part of a name, or the beginning of a user name; null for all
   * @param role   only people with this role; null for all
   * @param after  only those who follow this one
   */
  public List<AccountRecord> page(Reach reach, @Nullable String search, @Nullable Role role, @Nullable UUID after) {
    return jdbc.sql(SELECT + "where " + WITHIN
            + "and (:search::text is null or position(lower(:search) in lower(a.display_name)) > 0 or starts_with(lower(a.username), lower(:search))) "
            + "and (:role::text is null or :role = any(a.roles)) "
            + "and (:after::uuid is null or (lower(a.display_name), a.id) > (select lower(l.display_name), l.id from account l where l.id = :after)) "
            + "order by lower(a.display_name), a.id limit " + (PAGE + 1))
        .param("organization", reach.organization()).param("search", search).param("role", role == null ? null : role.name())
        .param("after", after).query(AccountRecords::read).list();
  }

  public Optional<AccountRecord> find(Reach reach, UUID id) {
    return jdbc.sql(SELECT + "where a.id = :id and " + WITHIN).param("id", id).param("organization", reach.organization())
        .query(AccountRecords::read).optional();
  }

  public AccountRecord of(String username) {
    return jdbc.sql(SELECT + "where a.username = :username").param("username", username).query(AccountRecords::read).single();
  }

  /** Those who may sign in and have this user name or this address; a handful at most. */
  public List<AccountRecord> active(String usernameOrEmail) {
    return jdbc.sql(SELECT + "where a.disabled_at is null and o.suspended_at is null and (a.username = :who or lower(a.email) = lower(:who)) "
            + "order by a.id limit 5").param("who", usernameOrEmail).query(AccountRecords::read).list();
  }

  /**
   * Enters an account.
   *
   * @return whether it was entered; not when the user name is taken, however its letters are written
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean enter(AccountRecord account, String passwordHash) {
    return jdbc.sql("insert into account (id, username, display_name, email, password_hash, language, organization_id, roles, organization_role) "
            + "values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
        .params(account.id(), account.username(), account.displayName(), account.email(), passwordHash, account.language(),
            account.organizationId(), account.roles().toArray(String[]::new), account.lead() ? "lead" : "member")
        .update() == 1;
  }

  /** Shuts the account. The person's sessions end at their next request. Returns false when they are the last one who must stay. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean deactivate(Reach reach, UUID id) {
    holdTheLast(reach);
    return jdbc.sql("update account a set disabled_at = :now where a.id = :id and a.disabled_at is null and " + WITHIN + "and " + NOT_THE_LAST)
        .param("now", Timestamp.from(clock.instant())).param("id", id).param("organization", reach.organization()).update() == 1;
  }

  public void reactivate(Reach reach, UUID id) {
    jdbc.sql("update account a set disabled_at = null where a.id = :id and " + WITHIN).param("id", id)
        .param("organization", reach.organization()).update();
  }

  /** Makes a person of an organization its lead, or a member. Returns false when they are the last lead. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean giveOrganizationRole(Reach reach, UUID id, boolean lead) {
    holdTheLast(reach);
    return jdbc.sql("update account a set organization_role = :role where a.id = :id and a.organization_id is not null and " + WITHIN
            + "and (:role = 'lead' or a.disabled_at is not null or " + NOT_THE_LAST + ")")
        .param("role", lead ? "lead" : "member").param("id", id).param("organization", reach.organization()).update() == 1;
  }

  /** Gives a member of staff these roles in place of those they had. Returns false when they are the last administrator. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean giveRoles(UUID id, Collection<Role> roles) {
    holdTheLast(Reach.everybody());
    return jdbc.sql("update account a set roles = :roles where a.id = :id and a.organization_id is null "
            + "and ('admin' = any(:roles) or a.disabled_at is not null or " + NOT_THE_LAST + ")")
        .param("roles", roles.stream().map(Role::name).sorted().toArray(String[]::new)).param("id", id).param("organization", null)
        .update() == 1;
  }

  /** Gives the account another password. All its sessions end at their next request. */
  public void givePassword(UUID id, String passwordHash) {
    jdbc.sql("update account set password_hash = ? where id = ?").params(passwordHash, id).update();
  }

  public void rename(String username, String displayName) {
    jdbc.sql("update account set display_name = ? where username = ?").params(displayName, username).update();
  }

  /** The person enters another second factor at the next sign-in. */
  public void askForSecondFactor(UUID id) {
    jdbc.sql("update account set second_factor_due = true where id = ?").param(id).update();
  }

  // of two who take each other's place away at one moment, the second waits here and then sees what the first has done
  private void holdTheLast(Reach reach) {
    jdbc.sql("select id from account where disabled_at is null and (organization_id = :organization and organization_role = 'lead' "
            + "or :organization::uuid is null and organization_id is null and 'admin' = any(roles)) order by id for update")
        .param("organization", reach.organization()).query(UUID.class).list();
  }

  private static AccountRecord read(ResultSet row, int number) throws SQLException {
    Timestamp disabled = row.getTimestamp("disabled_at");
    return new AccountRecord(row.getObject("id", UUID.class), row.getString("username"), row.getString("display_name"), row.getString("email"),
        row.getString("language"), row.getObject("organization_id", UUID.class), row.getString("name_en"), row.getString("name_fr"),
        List.of((String[]) row.getArray("roles").getArray()), row.getBoolean("lead"), row.getBoolean("secured"),
        disabled == null ? null : disabled.toInstant());
  }
}

package org.passerelle.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of the people and programs that may sign in. */
@Component
public class Accounts {

  private static final String ACTIVE_ORGANIZATION =
      "not exists (select 1 from organization o where o.id = organization_id and o.suspended_at is not null)";

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  Accounts(JdbcClient jdbc, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  /** The person of that user name; disabled ones and those of a suspended organization come as not enabled. */
  public Optional<SignedIn> person(String username) {
    return jdbc.sql("select username, display_name, password_hash, language, organization_id, roles, "
            + "organization_id is not null and organization_role = 'lead' as lead, "
            + "exists (select 1 from second_factor f where f.account_id = account.id) as secured, "
            + "disabled_at is null and " + ACTIVE_ORGANIZATION + " as enabled from account where username = ?")
        .param(username).query(Accounts::read).optional();
  }

  /** The program of that client id, with the role of its organization's kind. */
  public Optional<SignedIn> program(String clientId) {
    return jdbc.sql("select client_id as username, o.name_en as display_name, secret_hash as password_hash, o.language, organization_id, "
            + "array[o.kind] as roles, false as lead, false as secured, disabled_at is null and o.suspended_at is null as enabled "
            + "from api_client join organization o on o.id = organization_id where client_id = ?")
        .param(clientId).query(Accounts::read).optional();
  }

  /** Whether the person's second factor was taken off, so that they must enter another one. */
  boolean secondFactorDue(String username) {
    return jdbc.sql("select second_factor_due from account where username = ?").param(username).query(Boolean.class).single();
  }

  /** Sets the language in which the person is served from now on. */
  public void chooseLanguage(String username, String language) {
    jdbc.sql("update account set language = ? where username = ?").params(language, username).update();
    person(username).map(LanguageChosen::new).ifPresent(events::publishEvent);
  }

  private static SignedIn read(ResultSet row, int number) throws SQLException {
    Set<Role> roles = Arrays.stream((String[]) row.getArray("roles").getArray()).map(Role::valueOf).collect(Collectors.toSet());
    return new SignedIn(row.getString("username"), row.getString("display_name"), row.getString("password_hash"),
        row.getString("language"), row.getObject("organization_id", UUID.class), roles, row.getBoolean("lead"), row.getBoolean("secured"),
        row.getBoolean("enabled"));
  }
}

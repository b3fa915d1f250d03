package org.passerelle.engine.webapps;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.passerelle.access.PersonSignedIn;
import org.passerelle.access.Role;
import org.passerelle.access.SignedIn;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps staff and their roles in the engine's identity tables, where the web applications look them up at each turn of their cache. The engine
 * itself may only read these tables, so they are written here in SQL: at start the groups, at each sign-in the person. The engine password is
 * random and kept nowhere; nobody can sign in to the engine past us.
 */
@Component
@Order(0)
class EngineIdentities implements ApplicationRunner {

  private static final int PASSWORD_BYTES = 64;

  private final JdbcClient jdbc;
  private final SecureRandom random = new SecureRandom();

  EngineIdentities(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @Transactional
  public void run(ApplicationArguments arguments) {
    Stream.of(Role.staff()).forEach(role -> jdbc
        .sql("insert into act_id_group (id_, rev_, name_, type_) values (?, 1, ?, 'STAFF') on conflict (id_) do nothing")
        .params(role.name(), role.name()).update());
  }

  @EventListener
  @Order(0)
  @Transactional
  public void signedIn(PersonSignedIn event) {
    if (event.person().staff()) {
      write(event.person());
    }
  }

  private void write(SignedIn person) {
    String[] names = person.displayName().split(" ", 2);
    jdbc.sql("insert into act_id_user as u (id_, rev_, first_, last_, pwd_) values (?, 1, ?, ?, ?) on conflict (id_) do update "
            + "set first_ = excluded.first_, last_ = excluded.last_, rev_ = u.rev_ + 1 "
            + "where (u.first_, u.last_) is distinct from (excluded.first_, excluded.last_)")
        .params(person.username(), names[0], names.length > 1 ? names[1] : "", unusablePassword()).update();
    String[] groups = person.roles().stream().map(Role::name).toArray(String[]::new);
    jdbc.sql("delete from act_id_membership where user_id_ = ? and group_id_ <> all (?)").params(person.username(), groups).update();
    Arrays.stream(groups).forEach(group -> jdbc
        .sql("insert into act_id_membership (user_id_, group_id_) values (?, ?) on conflict do nothing")
        .params(person.username(), group).update());
  }

  private String unusablePassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    return "{SHA-512}" + Base64.getEncoder().encodeToString(bytes);
  }
}

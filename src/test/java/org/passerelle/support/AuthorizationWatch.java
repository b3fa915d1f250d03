package org.passerelle.support;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.passerelle.partner.authorization.AuthorizationObserver;
import org.passerelle.partner.authorization.Ending;
import org.passerelle.partner.authorization.RunningUnder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Is told of every authorization that ends, and knows what a test says is in hand under one. */
public class AuthorizationWatch implements AuthorizationObserver, RunningUnder {

  private final JdbcClient jdbc;
  private final Map<UUID, List<Ending>> told = new ConcurrentHashMap<>();
  private final Map<UUID, List<CaseLine>> inHand = new ConcurrentHashMap<>();
  private final Set<UUID> failing = ConcurrentHashMap.newKeySet();

  AuthorizationWatch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void ended(UUID authorizationId, Ending ending) {
    told.computeIfAbsent(authorizationId, id -> new CopyOnWriteArrayList<>()).add(ending);
    // what an observer writes belongs to the end: when the end is undone, so is this
    jdbc.sql("insert into audit_event (at, actor, action, subject) values (now(), 'watch', 'told', ?)").param(authorizationId.toString()).update();
    if (failing.contains(authorizationId)) {
      throw new IllegalStateException("a test lets this fail");
    }
  }

  @Override
  public List<CaseLine> of(UUID authorizationId) {
    return inHand.getOrDefault(authorizationId, List.of());
  }

  /** Why it ended, each time anybody was told, also in vain. */
  public List<Ending> told(UUID authorizationId) {
    return told.getOrDefault(authorizationId, List.of());
  }

  /** How often it was told and stayed so. */
  public int kept(UUID authorizationId) {
    return jdbc.sql("select count(*) from audit_event where actor = 'watch' and subject = ?").param(authorizationId.toString()).query(Integer.class).single();
  }

  public void inHand(UUID authorizationId, CaseLine line) {
    inHand.put(authorizationId, List.of(line));
  }

  /** Whoever is told of this one's end fails, until {@link #mend}. */
  public void fail(UUID authorizationId) {
    failing.add(authorizationId);
  }

  public void mend(UUID authorizationId) {
    failing.remove(authorizationId);
  }
}

package org.passerelle.support;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reception windows of a test's own, and applications in them. */
public final class ReceptionWindowsOpen {

  private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private final JdbcClient jdbc;

  public ReceptionWindowsOpen(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A window of the demonstration's ministry.
   *
   * @param caps by pool: {@code all}, or categories
   */
  public UUID window(String admission, LocalDate opensOn, LocalDate closesOn, int perSponsor, Map<String, Integer> caps) {
    UUID id = UUID.randomUUID();
    jdbc.sql("insert into reception_window (id, ministry_id, opens_on, closes_on, admission, per_sponsor, source, entered_by, entered_at) "
            + "select ?, id, ?, ?, ?, ?, 'A fictional notice', 'quebec', now() from organization where code = 'MINISTEREQC'")
        .params(id, opensOn, closesOn, admission, perSponsor).update();
    caps.forEach((pool, cap) -> jdbc.sql("insert into reception_pool (window_id, pool, cap) values (?, ?, ?)").params(id, pool, cap).update());
    return id;
  }

  /** As if the sponsor's application for this family had been received, so that its undertaking may be filed. */
  public void received(UUID caseId, UUID sponsorId) {
    UUID window = window("inOrder", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31), 1, Map.of("all", 1));
    apply(window, caseId, sponsorId, "received");
  }

  /** As {@link #received}, unless an application for this family is there already. */
  public void receivedOnce(UUID caseId, UUID sponsorId) {
    if (jdbc.sql("select count(*) from reception_application where case_id = ?").param(caseId).query(Integer.class).single() == 0) {
      received(caseId, sponsorId);
    }
  }

  /** An application in state {@code waiting} or {@code received}. */
  public String apply(UUID window, UUID caseId, UUID sponsorId, String state) {
    StringBuilder number = new StringBuilder();
    ThreadLocalRandom.current().ints(10, 0, SIGNS.length()).forEach(sign -> number.append(SIGNS.charAt(sign)));
    jdbc.sql("insert into reception_application (id, number, window_id, per_sponsor, pool, category, case_id, sponsor_id, slot, declared, state, applied_by, "
            + "applied_at, decided_at) select gen_random_uuid(), ?, w.id, w.per_sponsor, 'all', 'R', ?, ?, "
            + "1 + (select count(*) from reception_application where window_id = w.id and sponsor_id = ?), true, ?, 'test', now(), "
            + "case when ? = 'waiting' then null else now() end from reception_window w where w.id = ?")
        .params(number.toString(), caseId, sponsorId, sponsorId, state, state, window).update();
    return number.toString();
  }
}

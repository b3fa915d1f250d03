package org.passerelle.casefile;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.passerelle.engine.Wait;
import org.passerelle.engine.WaitObserver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps each wait of a case, as the engine announces them, and reads the clock from them. */
@Component
public class CaseWaits implements WaitObserver {

  private final JdbcClient jdbc;
  private final Clock clock;

  CaseWaits(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void began(Wait wait) {
    jdbc.sql("insert into case_wait (id, case_id, element, holder, critical, began_at) "
            + "select ?, id, ?, ?, ?, ? from case_file where number = ? on conflict (id) do nothing")
        .params(wait.id(), wait.element(), wait.holder(), wait.critical(), Timestamp.from(wait.began()), wait.caseNumber()).update();
  }

  @Override
  public void ended(String waitId, Instant at) {
    jdbc.sql("update case_wait set ended_at = ? where id = ? and ended_at is null").params(Timestamp.from(at), waitId).update();
  }

  /** The case's time from its receipt until it closed, or until now. */
  public List<CaseClock.Booking> clock(CaseFile file) {
    return CaseClock.book(spans(file.id()), file.receivedAt(), file.closedAt() == null ? clock.instant() : file.closedAt());
  }

  /** What each of these cases waits for now, by the clock's precedence; a case that waits for nobody is left out. */
  public Map<UUID, Held> holding(Collection<UUID> caseIds) {
    return jdbc.sql("select distinct on (case_id) case_id, holder, element from case_wait where case_id = any(?::uuid[]) and ended_at is null "
            + "order by case_id, critical desc, began_at, element")
        .param(caseIds.stream().map(UUID::toString).toArray(String[]::new))
        .query((row, number) -> Map.entry(row.getObject("case_id", UUID.class), new Held(row.getString("holder"), row.getString("element"))))
        .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private List<CaseClock.Span> spans(UUID caseId) {
    return jdbc.sql("select element, holder, critical, began_at, ended_at from case_wait where case_id = ? order by began_at")
        .param(caseId)
        .query((row, number) -> {
          Timestamp ended = row.getTimestamp("ended_at");
          return new CaseClock.Span(row.getString("element"), row.getString("holder"), row.getBoolean("critical"),
              row.getTimestamp("began_at").toInstant(), ended == null ? null : ended.toInstant());
        })
        .list();
  }

  /** Who holds a case, and at which wait of the models. */
  public record Held(String holder, String element) {
  }
}

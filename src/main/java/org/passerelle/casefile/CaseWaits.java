package org.passerelle.casefile;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
}

package org.passerelle.sponsorship;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of streams that officers chose otherwise than the decision table. The last one counts; none is overwritten. */
@Component
class StreamChoices {

  private final JdbcClient jdbc;

  StreamChoices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(UUID caseId, Stream stream, String reason, String by, Instant at) {
    jdbc.sql("insert into stream_choice (case_id, stream, reason, chosen_by, chosen_at) values (?, ?, ?, ?, ?)")
        .params(caseId, stream.name(), reason, by, Timestamp.from(at)).update();
  }

  Optional<Stream> last(UUID caseId) {
    return jdbc.sql("select stream from stream_choice where case_id = ? order by id desc limit 1").param(caseId).query(String.class).optional()
        .map(Stream::valueOf);
  }

  List<StreamChoice> all(UUID caseId) {
    return jdbc.sql("select stream, reason, chosen_by, chosen_at from stream_choice where case_id = ? order by id").param(caseId)
        .query((row, number) -> new StreamChoice(Stream.valueOf(row.getString(1)), row.getString(2), row.getString(3), row.getTimestamp(4).toInstant())).list();
  }
}

package org.passerelle.sponsorship.round;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of trade-offs that were computed, or are being. */
@Component
public class TradeOffs {

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  TradeOffs(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  UUID begin(String by, Instant at, int most) {
    UUID id = UUID.randomUUID();
    jdbc.sql("insert into trade_off (id, begun_by, begun_at, most) values (?, ?, ?, ?)").params(id, by, Timestamp.from(at), most).update();
    return id;
  }

  void done(UUID id, int done) {
    jdbc.sql("update trade_off set done = ? where id = ?").params(done, id).update();
  }

  void end(UUID id, List<Point> points, Instant at) {
    try {
      jdbc.sql("update trade_off set done = most, points = ?::jsonb, ended_at = ? where id = ?").params(json.writeValueAsString(points), Timestamp.from(at), id).update();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The last, but for one that was begun before that moment and has not come to its end. */
  Optional<TradeOff> latest(Instant abandonedBefore) {
    return jdbc.sql("select * from trade_off where ended_at is not null or begun_at >= ? order by begun_at desc limit 1").param(Timestamp.from(abandonedBefore))
        .query((row, number) -> new TradeOff(row.getString("begun_by"), row.getTimestamp("begun_at").toInstant(), row.getInt("done"), row.getInt("most"),
            points(row.getString("points")), row.getTimestamp("ended_at") == null ? null : row.getTimestamp("ended_at").toInstant())).optional();
  }

  private List<Point> points(@Nullable String written) {
    try {
      return written == null ? List.of() : json.readValue(written, new TypeReference<List<Point>>() { });
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A trade-off.
   *
   * @param done   of {@code most} plans
   * @param points one a plan, from the policy as it stands on; empty until it has ended
   */
  public record TradeOff(String by, Instant begunAt, int done, int most, List<Point> points, @Nullable Instant endedAt) {
  }

  /**
   * A plan of the queue when wishes of families count more than the policy says.
   *
   * @param weight how many times the points of wishes are added once more
   * @param policy what the plan is worth by the policy, in points
   * @param wishes families that would go where they wish
   * @param placed families placed
   */
  public record Point(double weight, double policy, int wishes, int placed) {
  }
}

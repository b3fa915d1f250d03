package org.passerelle.screening.duplicate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How common search keys are, as PostgreSQL counts them for its planner: it knows the commonest ten thousand, from a sample it renews by itself.
 * A copy is kept for a minute; nothing depends on two nodes having the same one.
 */
@Component
class KeyStatistics {

  private static final Duration FRESH = Duration.ofMinutes(1);

  private final JdbcClient jdbc;
  private final Clock clock;
  private volatile @Nullable Snapshot last;

  KeyStatistics(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Snapshot now() {
    Snapshot known = last;
    Instant now = clock.instant();
    if (known == null || known.at().plus(FRESH).isBefore(now) || known.at().isAfter(now)) {
      known = read(now);
      last = known;
    }
    return known;
  }

  private Snapshot read(Instant now) {
    double people = Math.max(0, jdbc.sql("select reltuples from pg_class where oid = 'person_search'::regclass").query(Double.class).single());
    Map<String, Double> bearers = new HashMap<>();
    Map<String, Double> parts = new HashMap<>();
    double[] fewest = {Double.MAX_VALUE};
    jdbc.sql("select key, share from pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) as common (key, share) "
            + "where schemaname = current_schema() and tablename = 'person_search' and attname = 'keys' and key is not null")
        .query(row -> {
          double bearing = row.getDouble("share") * people;
          String key = row.getString("key");
          fewest[0] = Math.min(fewest[0], bearing);
          bearers.put(key, bearing);
          if (key.startsWith(SearchKeys.PART)) {
            parts.put(key.substring(SearchKeys.PART.length()), bearing);
          }
        });
    // one that is not among the commonest: somewhere between nobody and the rarest of those
    double uncounted = bearers.isEmpty() ? 0 : fewest[0] / 4;
    return new Snapshot(now, people, bearers, uncounted, new NameRarity(people, parts, uncounted));
  }

  /**
   * What was counted last.
   *
   * @param people    how many are on file
   * @param bearers   how many have a key
   * @param uncounted how many have a key that is not among those
   */
  record Snapshot(Instant at, double people, Map<String, Double> bearers, double uncounted, NameRarity rarity) {

    double bearing(String key) {
      return bearers.getOrDefault(key, uncounted);
    }
  }
}

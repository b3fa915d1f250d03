package org.passerelle.screening.watchlist.hit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.screening.Evidence;
import org.passerelle.screening.watchlist.edition.Editions.StoredEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Storage of hits. A hit is a pair of what was compared of somebody on file and of an entry; the same pair is one hit for ever, so that a decision about it
 * stands until one of the two changes.
 */
@Component
public class WatchlistHits {

  private static final String OPEN = "decision is null and lapsed_at is null ";

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  WatchlistHits(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** Hits of the case that no officer has decided yet. */
  public int open(UUID caseId) {
    return jdbc.sql("select count(*) from watchlist_hit where case_id = ? and " + OPEN).param(caseId).query(Integer.class).single();
  }

  /** Upheld hits of the case that stand: neither side has changed since. */
  public int standing(UUID caseId) {
    return jdbc.sql("select count(*) from watchlist_hit where case_id = ? and decision = 'upheld' and lapsed_at is null").param(caseId)
        .query(Integer.class).single();
  }

  /** Lets nobody else screen the same case or organization until the transaction ends, on whatever node. */
  void oneAtATime(UUID id) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('passerelle.watchlist'), hashtext(?))").param(id.toString()).query((row, number) -> 0).list();
  }

  /**
   * Keeps a hit, unless it is known; one that had lapsed and holds again stands again as it was, decision and all.
   *
   * @return its id, and whether somebody must look at it who did not have to before
   */
  Kept keep(Screened screened, Subject subject, byte[] subjectHash, StoredEntry entry, double score, String strength, List<Evidence> evidence) {
    Optional<Kept> fresh = jdbc.sql("insert into watchlist_hit (id, subject_kind, subject_id, " + screened.kind().column() + ", entry_id, list_code, reference, "
            + "subject_hash, entry_hash, score, strength, evidence, found_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?) "
            + "on conflict (subject_id, list_code, reference, subject_hash, entry_hash) do nothing returning id")
        .params(UUID.randomUUID(), subject.kind(), subject.id(), screened.id(), entry.id(), entry.list(), entry.entry().reference(), subjectHash,
            entry.factsHash(), score, strength, json(evidence), now())
        .query(UUID.class).optional().map(id -> new Kept(id, true));
    return fresh.orElseGet(() -> again(subject, subjectHash, entry));
  }

  private Kept again(Subject subject, byte[] subjectHash, StoredEntry entry) {
    String pair = "where subject_id = ? and list_code = ? and reference = ? and subject_hash = ? and entry_hash = ? ";
    Object[] values = {subject.id(), entry.list(), entry.entry().reference(), subjectHash, entry.factsHash()};
    Optional<Kept> back = jdbc.sql("update watchlist_hit set lapsed_at = null, asked_in = null " + pair + "and lapsed_at is not null returning id, decision")
        .params(values).query((row, number) -> new Kept(row.getObject("id", UUID.class), row.getString("decision") == null)).optional();
    return back.orElseGet(() -> new Kept(jdbc.sql("select id from watchlist_hit " + pair).params(values).query(UUID.class).single(), false));
  }

  /**
   * Hits of the case or organization that do not hold any more: all but those.
   *
   * @return the models in which somebody is asked about one of them
   */
  List<String> lapseAllBut(Screened screened, Collection<UUID> holding) {
    return jdbc.sql("update watchlist_hit set lapsed_at = ? where " + screened.kind().column() + " = ? and lapsed_at is null and id <> all(?::uuid[]) "
            + "returning case when decision is null then asked_in end as asked_in")
        .params(now(), screened.id(), ids(holding)).query((row, number) -> Optional.ofNullable(row.getString("asked_in"))).list().stream()
        .flatMap(Optional::stream).toList();
  }

  /** Open hits of a case that stops. */
  void lapseOpen(UUID caseId) {
    jdbc.sql("update watchlist_hit set lapsed_at = ? where case_id = ? and " + OPEN).params(now(), caseId).update();
  }

  /** Hits of entries that are on no list any more. */
  List<String> lapseRemoved(String list) {
    return jdbc.sql("update watchlist_hit h set lapsed_at = ? where h.list_code = ? and h.lapsed_at is null and not exists "
            + "(select 1 from watchlist_entry e where e.list_code = h.list_code and e.reference = h.reference and e.until is null) "
            + "returning case when decision is null then asked_in end as asked_in")
        .params(now(), list).query((row, number) -> Optional.ofNullable(row.getString("asked_in"))).list().stream().flatMap(Optional::stream).toList();
  }

  /**
   * Takes the strongest open hit about which nobody is asked yet, for this model to ask.
   *
   * @param running ids of all running models that ask about this case or organization: one that has ended asks no more
   */
  Optional<UUID> take(Screened screened, String asking, Collection<String> running) {
    String[] others = running.stream().filter(id -> !id.equals(asking)).toArray(String[]::new);
    return jdbc.sql("update watchlist_hit set asked_in = :asking where id = (select id from watchlist_hit where " + screened.kind().column() + " = :id and "
            + OPEN + "and (asked_in is null or asked_in <> all(:others)) order by strength desc, score desc, id limit 1) returning id")
        .param("asking", asking).param("id", screened.id()).param("others", others).query(UUID.class).optional();
  }

  /** Whether there is an open hit about which none of these models asks. */
  boolean unasked(Screened screened, Collection<String> running) {
    return jdbc.sql("select exists (select 1 from watchlist_hit where " + screened.kind().column() + " = :id and " + OPEN
            + "and (asked_in is null or asked_in <> all(:running)))")
        .param("id", screened.id()).param("running", running.toArray(String[]::new)).query(Boolean.class).single();
  }

  /** Writes the decision on an open hit, once; false when it is not open (any more). */
  boolean decide(UUID id, String decision, String reason, String officer) {
    return jdbc.sql("update watchlist_hit set decision = ?, decision_reason = ?, decided_by = ?, decided_at = ? where id = ? and " + OPEN)
        .params(decision, reason, officer, now(), id).update() == 1;
  }

  boolean strong(UUID hit) {
    return jdbc.sql("select strength = 'strong' from watchlist_hit where id = ?").param(hit).query(Boolean.class).single();
  }

  /** Which case or organization a hit is about. */
  Optional<Screened> of(UUID hit) {
    return jdbc.sql("select h.case_id, h.organization_id, coalesce(f.number, o.code) as key from watchlist_hit h left join case_file f on f.id = h.case_id "
        + "left join organization o on o.id = h.organization_id where h.id = ?").param(hit).query((row, number) -> {
          UUID caseId = row.getObject("case_id", UUID.class);
          return caseId != null ? new Screened(Screened.Kind.caseFile, caseId, row.getString("key"))
              : new Screened(Screened.Kind.organization, row.getObject("organization_id", UUID.class), row.getString("key"));
        }).optional();
  }

  private static String[] ids(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).toArray(String[]::new);
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private String json(List<Evidence> evidence) {
    try {
      return json.writeValueAsString(evidence);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("evidence cannot be written", e);
    }
  }

  /**
   * A hit after a screening.
   *
   * @param fresh whether it is open now and was not before
   */
  record Kept(UUID id, boolean fresh) {
  }
}

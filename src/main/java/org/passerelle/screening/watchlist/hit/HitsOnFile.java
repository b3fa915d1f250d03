package org.passerelle.screening.watchlist.hit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.screening.Evidence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hits as staff read them: in lists, on a file, one by one. */
@Component
public class HitsOnFile {

  /** Hits on a page. */
  public static final int PAGE = 25;

  private static final String SELECT = "select h.id, h.subject_kind, h.subject_id, h.case_id, h.organization_id, coalesce(f.number, o.code) as key, "
      + "coalesce(p.full_name, y.name, case when h.subject_kind = 'organization' then o.name_en end) as subject, "
      + "coalesce(p.full_name, y.name, case when h.subject_kind = 'organization' then o.name_fr end) as subject_fr, "
      + "coalesce(p.birth_as_written, y.birth_as_written) as birth, h.list_code, l.name_en as list_en, l.name_fr as list_fr, h.reference, h.entry_id, e.name as entry, "
      + "h.score, h.strength, h.evidence, h.found_at, h.lapsed_at, h.decision, h.decision_reason, h.decided_by, h.decided_at "
      + "from watchlist_hit h join watchlist_entry e on e.id = h.entry_id join watchlist l on l.code = h.list_code "
      + "left join case_file f on f.id = h.case_id left join organization o on o.id = h.organization_id "
      + "left join person p on p.id = h.subject_id and h.subject_kind = 'person' "
      + "left join organization_party y on y.id = h.subject_id and h.subject_kind in ('principal', 'payee') ";

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  HitsOnFile(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** The hits of a case: open first, then decided ones; those that have lapsed last. */
  public List<Hit> ofCase(UUID caseId) {
    return jdbc.sql(SELECT + "where h.case_id = ? order by h.lapsed_at is not null, h.decision is not null, h.strength desc, h.score desc, h.id")
        .param(caseId).query(this::read).list();
  }

  /** The hits of an organization, its principals and its payees, in the same order. */
  public List<Hit> ofOrganization(UUID organizationId) {
    return jdbc.sql(SELECT + "where h.organization_id = ? order by h.lapsed_at is not null, h.decision is not null, h.strength desc, h.score desc, h.id")
        .param(organizationId).query(this::read).list();
  }

  /** All hits of one person or organization, the latest first. */
  public List<Hit> ofSubject(Hit hit) {
    String column = hit.caseId() != null ? "h.case_id" : "h.organization_id";
    return jdbc.sql(SELECT + "where " + column + " = ? and h.subject_id = ? order by h.found_at desc, h.id").params(hit.owner(), hit.subjectId())
        .query(this::read).list();
  }

  public Optional<Hit> find(UUID id) {
    return jdbc.sql(SELECT + "where h.id = ?").param(id).query(this::read).optional();
  }

  /** A page of open hits, the strongest first, and one more when others follow. */
  public List<Hit> open(@Nullable UUID after) {
    return jdbc.sql(SELECT + "where h.decision is null and h.lapsed_at is null " + (after == null ? ""
            : "and (h.strength, h.score, h.id) < (select strength, score, id from watchlist_hit where id = :after) ")
            + "order by h.strength desc, h.score desc, h.id desc limit " + (PAGE + 1))
        .param("after", after).query(this::read).list();
  }

  /**
   * A page of decided hits, the latest decision first, and one more when others follow.
   *
   * @param decision {@code upheld}, or null for all
   */
  public List<Hit> decided(@Nullable String decision, @Nullable UUID after) {
    return jdbc.sql(SELECT + "where " + (decision == null ? "h.decision is not null " : "h.decision = 'upheld' ")
            + (after == null ? "" : "and (h.decided_at, h.id) < (select decided_at, id from watchlist_hit where id = :after) ")
            + "order by h.decided_at desc, h.id desc limit " + (PAGE + 1))
        .param("after", after).query(this::read).list();
  }

  private Hit read(ResultSet row, int number) throws SQLException {
    return new Hit(row.getObject("id", UUID.class), row.getString("subject_kind"), row.getObject("subject_id", UUID.class),
        row.getObject("case_id", UUID.class), row.getObject("organization_id", UUID.class), row.getString("key"), row.getString("subject"),
        row.getString("subject_fr"), row.getString("birth"), row.getString("list_en"), row.getString("list_fr"), row.getString("reference"),
        row.getObject("entry_id", UUID.class), row.getString("entry"), row.getDouble("score"), row.getString("strength"), evidence(row.getString("evidence")),
        instant(row.getTimestamp("found_at")), instant(row.getTimestamp("lapsed_at")), row.getString("decision"), row.getString("decision_reason"),
        row.getString("decided_by"), instant(row.getTimestamp("decided_at")));
  }

  private List<Evidence> evidence(String stored) {
    try {
      return json.readValue(stored, new TypeReference<>() { });
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("evidence cannot be read", e);
    }
  }

  private static @Nullable Instant instant(@Nullable Timestamp moment) {
    return moment == null ? null : moment.toInstant();
  }

  /**
   * A hit with the two it is about.
   *
   * @param key      number of the case, or code of the organization
   * @param subject  name of whom it is about, as written; null when no longer on file
   * @param birth    as written; null for organizations
   * @param entry    the name under which the entry stands
   * @param lapsedAt when it ceased to hold; null while it does
   */
  public record Hit(UUID id, String subjectKind, UUID subjectId, @Nullable UUID caseId, @Nullable UUID organizationId, String key,
      @Nullable String subject, @Nullable String subjectFr, @Nullable String birth, String listEn, String listFr, String reference, UUID entryId, String entry,
      double score, String strength, List<Evidence> evidence, @Nullable Instant foundAt, @Nullable Instant lapsedAt, @Nullable String decision,
      @Nullable String decisionReason, @Nullable String decidedBy, @Nullable Instant decidedAt) {

    /** The subject's name; organizations have one in each language. */
    public @Nullable String subjectName(String language) {
      return language.equals("fr") ? subjectFr : subject;
    }

    public String list(String language) {
      return language.equals("fr") ? listFr : listEn;
    }

    /** {@code open}, {@code cleared}, {@code upheld} or {@code lapsed}. */
    public String state() {
      return lapsedAt != null ? "lapsed" : decision == null ? "open" : decision;
    }

    public int percent() {
      return (int) Math.floor(score * 100);
    }

    UUID owner() {
      return caseId != null ? caseId : java.util.Objects.requireNonNull(organizationId);
    }
  }
}

package org.passerelle.referral;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of drafts. Facts that a member of the family must not see are kept apart from the rest. */
@Component
class ReferralDrafts {

  /** How long a version that another has replaced is kept, so that a page opened before can still be told apart from it. */
  private static final Duration REPLACED_KEPT = Duration.ofDays(1);

  private static final String SELECT = "select d.*, coalesce(a.display_name, d.changed_by) as changed_name "
      + "from referral_draft d left join account a on a.username = d.changed_by ";
  private static final TypeReference<Map<String, List<String>>> ANSWERS = new TypeReference<>() {
  };
  private static final String CONFIDENTIAL = "confidential";

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  ReferralDrafts(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** Begins a draft for a family not referred yet. */
  UUID begin(UUID partnerId, TypedReferral typed) {
    UUID id = UUID.randomUUID();
    insert(id, partnerId, null, null, typed);
    write(id, 1, typed);
    return id;
  }

  /** Begins the mending of a returned file; nothing happens when it has begun already. */
  void begin(UUID partnerId, UUID caseId, int baseVersion, TypedReferral onFile) {
    UUID id = UUID.randomUUID();
    if (insert(id, partnerId, caseId, baseVersion, onFile) == 1) {
      write(id, 0, onFile);
      write(id, 1, onFile);
    }
  }

  private int insert(UUID id, UUID partnerId, @Nullable UUID caseId, @Nullable Integer baseVersion, TypedReferral typed) {
    Timestamp now = now();
    return jdbc.sql("insert into referral_draft (id, partner_id, case_id, base_version, version, label, created_at, created_by, changed_at, "
            + "changed_by) values (?, ?, ?, ?, 1, ?, ?, ?, ?, ?) on conflict (case_id) do nothing")
        .params(id, partnerId, caseId, baseVersion, label(typed), now, SignedIn.actor(), now, SignedIn.actor()).update();
  }

  Optional<ReferralDraft> find(UUID partnerId, UUID id) {
    return jdbc.sql(SELECT + "where d.id = ? and d.partner_id = ?").params(id, partnerId).query(ReferralDrafts::read).optional();
  }

  /** The draft, locked until the transaction ends. */
  Optional<ReferralDraft> lock(UUID partnerId, UUID id) {
    return jdbc.sql(SELECT + "where d.id = ? and d.partner_id = ? for update of d").params(id, partnerId).query(ReferralDrafts::read)
        .optional();
  }

  /** The mending of a returned file. */
  Optional<ReferralDraft> ofCase(UUID partnerId, UUID caseId) {
    return jdbc.sql(SELECT + "where d.case_id = ? and d.partner_id = ?").params(caseId, partnerId).query(ReferralDrafts::read).optional();
  }

  /**
   * A page of the partner's drafts, last changed first.
   *
   * @param after the draft after which the page begins; null for the first
   */
  List<ReferralDraft> page(UUID partnerId, @Nullable UUID after, int size) {
    return jdbc.sql(SELECT + "where d.partner_id = :partner and (:after::uuid is null or (d.changed_at, d.id) < "
            + "(select changed_at, id from referral_draft where id = :after and partner_id = :partner)) "
            + "order by d.changed_at desc, d.id desc limit :size")
        .param("partner", partnerId).param("after", after).param("size", size).query(ReferralDrafts::read).list();
  }

  /** What was typed, as of a version; empty when that version is not kept any more. */
  Optional<TypedReferral> typed(UUID id, int version) {
    return jdbc.sql("select v.content || coalesce(c.facts, '{}') as answers from referral_draft_version v "
            + "left join referral_draft_confidential c using (draft_id, version) where draft_id = ? and version = ?")
        .params(id, version).query((row, number) -> TypedReferral.kept(read(row.getString("answers")))).optional();
  }

  /** The saves since a version, newest first. */
  List<Save> since(UUID id, int version) {
    return jdbc.sql("select v.version, v.content || coalesce(c.facts, '{}') as answers, v.saved_at, coalesce(a.display_name, v.saved_by) as name "
            + "from referral_draft_version v left join referral_draft_confidential c using (draft_id, version) "
            + "left join account a on a.username = v.saved_by where draft_id = ? and version >= ? order by version desc")
        .params(id, version).query((row, number) -> new Save(row.getInt("version"), TypedReferral.kept(read(row.getString("answers"))),
            row.getTimestamp("saved_at").toInstant(), row.getString("name"))).list();
  }

  /** Writes the next version. The draft is locked. */
  void save(ReferralDraft draft, TypedReferral typed) {
    int next = draft.version() + 1;
    jdbc.sql("update referral_draft set version = ?, label = ?, changed_at = ?, changed_by = ? where id = ? and version = ?")
        .params(next, label(typed), now(), SignedIn.actor(), draft.id(), draft.version()).update();
    write(draft.id(), next, typed);
    jdbc.sql("delete from referral_draft_version where draft_id = ? and version between 1 and ? and saved_at < ?")
        .params(draft.id(), draft.version(), Timestamp.from(clock.instant().minus(REPLACED_KEPT))).update();
  }

  /** Another version on file is what the mending starts from now. */
  void rebase(ReferralDraft draft, int baseVersion, TypedReferral onFile) {
    jdbc.sql("update referral_draft set base_version = ? where id = ?").params(baseVersion, draft.id()).update();
    jdbc.sql("delete from referral_draft_version where draft_id = ? and version = 0").param(draft.id()).update();
    write(draft.id(), 0, onFile);
  }

  /** Whether one of the partner's drafts names this document. */
  boolean name(UUID partnerId, UUID document) {
    return jdbc.sql("select exists (select 1 from referral_draft d join referral_draft_version v on v.draft_id = d.id and v.version = d.version "
        + "where d.partner_id = ? and v.content::text like ?)").params(partnerId, "%\"" + document + "\"%").query(Boolean.class).single();
  }

  void markChecked(UUID id) {
    jdbc.sql("update referral_draft set checked = true where id = ? and not checked").param(id).update();
  }

  void delete(UUID id) {
    jdbc.sql("delete from referral_draft where id = ?").param(id).update();
  }

  /** Deletes what nobody has changed since then. */
  int deleteUnchangedSince(Instant moment) {
    return jdbc.sql("delete from referral_draft where changed_at < ?").param(Timestamp.from(moment)).update();
  }

  void addSent(ReferralDraft draft, UUID caseId) {
    jdbc.sql("insert into referral_draft_sent (draft_id, partner_id, case_id, sent_at) values (?, ?, ?, ?)")
        .params(draft.id(), draft.partnerId(), caseId, now()).update();
  }

  /** The case number that a draft has become. */
  Optional<String> sentAs(UUID partnerId, UUID id) {
    return jdbc.sql("select f.number from referral_draft_sent s join case_file f on f.id = s.case_id where s.draft_id = ? and s.partner_id = ?")
        .params(id, partnerId).query(String.class).optional();
  }

  private void write(UUID id, int version, TypedReferral typed) {
    jdbc.sql("insert into referral_draft_version (draft_id, version, content, saved_at, saved_by) values (?, ?, ?::jsonb, ?, ?)")
        .params(id, version, part(typed, path -> !TypedReferral.within(path, CONFIDENTIAL)), now(), SignedIn.actor()).update();
    String facts = part(typed, path -> TypedReferral.within(path, CONFIDENTIAL));
    jdbc.sql("insert into referral_draft_confidential (draft_id, version, facts) values (?, ?, ?::jsonb)").params(id, version, facts).update();
  }

  private String part(TypedReferral typed, Predicate<String> which) {
    try {
      return json.writeValueAsString(typed.answers().entrySet().stream().filter(answer -> which.test(answer.getKey()))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a draft cannot be written", e);
    }
  }

  private Map<String, List<String>> read(String stored) {
    try {
      return new HashMap<>(json.readValue(stored, ANSWERS));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a draft cannot be read", e);
    }
  }

  private static String label(TypedReferral typed) {
    String reference = typed.answer("partnerReference").strip().replaceAll("\\p{C}", "");
    return reference.substring(0, Math.min(60, reference.length()));
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static ReferralDraft read(ResultSet row, int number) throws SQLException {
    return new ReferralDraft(row.getObject("id", UUID.class), row.getObject("partner_id", UUID.class), row.getObject("case_id", UUID.class),
        row.getObject("base_version", Integer.class), row.getInt("version"), row.getString("label"), row.getBoolean("checked"),
        row.getTimestamp("changed_at").toInstant(), row.getString("changed_name"));
  }

  /** A save, with the name of who made it. */
  record Save(int version, TypedReferral typed, Instant at, String by) {
  }
}

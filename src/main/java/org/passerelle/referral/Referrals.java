package org.passerelle.referral;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of referrals. */
@Component
public class Referrals {

  /** Earlier versions to look at; nobody sends more. */
  private static final int MOST_EARLIER = 20;

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  Referrals(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  public Referral get(UUID caseId) {
    return jdbc.sql("select * from referral where case_id = ?").param(caseId).query(Referrals::read).single();
  }

  /** When the referrals of these cases must be back, for those that were returned. */
  Map<UUID, Instant> returned(Collection<UUID> caseIds) {
    return jdbc.sql("select case_id, resubmit_by from referral where case_id = any(?::uuid[]) and returned_at is not null")
        .param(caseIds.stream().map(UUID::toString).toArray(String[]::new))
        .query((row, number) -> Map.entry(row.getObject("case_id", UUID.class), row.getTimestamp("resubmit_by").toInstant())).list()
        .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Writes a submission: the referral as it now stands, and the submission as it came in. */
  void write(UUID caseId, int version, ReferralSubmission sent, String content, String confidential, String by) {
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.sql("insert into referral (case_id, version, form, programme, primary_category, secondary_category, stated_size, danger, medical_need, "
            + "country_of_asylum, inside_home_country, languages, intended_province, sponsor_code, claim, need, consent, submitted_at, "
            + "submitted_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (case_id) do update set "
            + "version = excluded.version, form = excluded.form, programme = excluded.programme, primary_category = excluded.primary_category, secondary_category = excluded.secondary_category, "
            + "stated_size = excluded.stated_size, danger = excluded.danger, medical_need = excluded.medical_need, "
            + "country_of_asylum = excluded.country_of_asylum, inside_home_country = excluded.inside_home_country, "
            + "languages = excluded.languages, intended_province = excluded.intended_province, sponsor_code = excluded.sponsor_code, "
            + "claim = excluded.claim, need = excluded.need, consent = excluded.consent, submitted_at = excluded.submitted_at, "
            + "submitted_by = excluded.submitted_by, returned_at = null, return_reason = null, resubmit_by = null")
        .params(caseId, version, sent.formOrUsual(), sent.programmeOrUsual(), sent.primaryCategory(), sent.secondaryCategory(), sent.caseSize(), sent.danger(), sent.medicalNeed(),
            sent.countryOfAsylum(), sent.insideHomeCountry(), sent.languages().toArray(String[]::new), sent.intendedProvince(),
            sent.sponsorCode(), sent.claim(), sent.need(), sent.consent(), now, by)
        .update();
    jdbc.sql("insert into referral_version (case_id, version, content, submitted_at, submitted_by) values (?, ?, ?::jsonb, ?, ?)")
        .params(caseId, version, content, now, by).update();
    jdbc.sql("insert into confidential_record (case_id, version, facts) values (?, ?, ?::jsonb)").params(caseId, version, confidential).update();
  }

  /**
   * What was reported makes a version of its own, so that nobody who began to write before it writes over it unseen. What was sent, what is kept
   * apart and what was found stay the same.
   */
  void nextVersion(UUID caseId, String by) {
    int before = jdbc.sql("update referral set version = version + 1 where case_id = ? returning version - 1").param(caseId)
        .query(Integer.class).single();
    jdbc.sql("insert into referral_version (case_id, version, content, submitted_at, submitted_by) "
            + "select case_id, version + 1, content, ?, ? from referral_version where case_id = ? and version = ?")
        .params(Timestamp.from(clock.instant()), by, caseId, before).update();
    jdbc.sql("insert into confidential_record (case_id, version, facts) "
        + "select case_id, version + 1, facts from confidential_record where case_id = ? and version = ?").params(caseId, before).update();
    jdbc.sql("insert into referral_fault (case_id, version, position, code, field) "
        + "select case_id, version + 1, position, code, field from referral_fault where case_id = ? and version = ?").params(caseId, before)
        .update();
  }

  /** The submission as it came in last, without what is kept apart. */
  public ReferralSubmission lastSent(UUID caseId) {
    return jdbc.sql("select v.content from referral_version v join referral r using (case_id, version) where case_id = ?").param(caseId)
        .query((row, number) -> read(row.getString("content"), ReferralSubmission.class)).single();
  }

  /** The family as versions of the referral before the last listed it, the latest first. The ids of its members are new. */
  public List<Earlier> earlier(UUID caseId) {
    return jdbc.sql("select v.content, v.submitted_at from referral_version v join referral r on r.case_id = v.case_id and v.version < r.version "
            + "where v.case_id = ? order by v.version desc limit ?").params(caseId, MOST_EARLIER)
        .query((row, number) -> {
          Instant at = row.getTimestamp("submitted_at").toInstant();
          return new Earlier(at, read(row.getString("content"), ReferralSubmission.class).familyThen(LocalDate.ofInstant(at, ZoneOffset.UTC)));
        }).list();
  }

  /** The facts of the last submission that a member of the family must not see. */
  public List<ReferralSubmission.ConfidentialFact> confidential(UUID caseId) {
    return jdbc.sql("select c.facts from confidential_record c join referral r using (case_id, version) where case_id = ?").param(caseId)
        .query((row, number) -> List.of(read(row.getString("facts"), ReferralSubmission.ConfidentialFact[].class))).optional().orElse(List.of());
  }

  /** Whether the last submission holds facts that a member of the family must not see. */
  public boolean hasConfidential(UUID caseId) {
    return jdbc.sql("select exists (select 1 from confidential_record c join referral r using (case_id, version) "
            + "where case_id = ? and c.facts <> '[]')").param(caseId).query(Boolean.class).single();
  }

  /** Whether this is what the partner sent in one of the submissions of the case. */
  boolean wasSent(UUID caseId, String content, String confidential) {
    return jdbc.sql("select exists (select 1 from referral_version v left join confidential_record c using (case_id, version) "
            + "where case_id = ? and v.content = ?::jsonb and coalesce(c.facts, '[]') = ?::jsonb)")
        .params(caseId, content, confidential).query(Boolean.class).single();
  }

  /** Replaces what was found in this version of the referral. */
  void writeFaults(UUID caseId, int version, List<Fault> faults) {
    jdbc.sql("delete from referral_fault where case_id = ? and version = ?").params(caseId, version).update();
    for (int position = 0; position < faults.size(); position++) {
      jdbc.sql("insert into referral_fault (case_id, version, position, code, field) values (?, ?, ?, ?, ?)")
          .params(caseId, version, position, faults.get(position).code().name(), faults.get(position).field()).update();
    }
  }

  /** What was found in the referral as last submitted, in the form's order. */
  public List<Fault> faults(UUID caseId) {
    return jdbc.sql("select f.code, f.field from referral_fault f join referral r on r.case_id = f.case_id and r.version = f.version "
            + "where f.case_id = ? order by f.position")
        .param(caseId)
        .query((row, number) -> new Fault(Fault.Code.valueOf(row.getString("code")), row.getString("field"))).list();
  }

  void markReturned(UUID caseId, Instant resubmitBy) {
    jdbc.sql("update referral set returned_at = ?, resubmit_by = ? where case_id = ?")
        .params(Timestamp.from(clock.instant()), Timestamp.from(resubmitBy), caseId).update();
  }

  /** The referral waits for its partner no more. */
  void clearReturn(UUID caseId) {
    jdbc.sql("update referral set returned_at = null, return_reason = null, resubmit_by = null where case_id = ?").param(caseId).update();
  }

  void writeReturnReason(UUID caseId, String reason) {
    jdbc.sql("update referral set return_reason = ? where case_id = ?").params(reason, caseId).update();
  }

  void writeDecision(UUID caseId, String decision, @Nullable String ground, @Nullable String reason, String officer) {
    jdbc.sql("update referral set decision = ?, decision_ground = ?, decision_reason = ?, decided_by = ?, decided_at = ? where case_id = ?")
        .params(decision, ground, reason, officer, Timestamp.from(clock.instant()), caseId).update();
  }

  void writeNeed(UUID caseId, String danger, String medicalNeed, int statedSize) {
    jdbc.sql("update referral set danger = ?, medical_need = ?, stated_size = ? where case_id = ?")
        .params(danger, medicalNeed, statedSize, caseId).update();
  }

  /** Writes a change of circumstances; false when the very same was reported before. */
  boolean addChange(UUID caseId, String kind, String description, String by) {
    return jdbc.sql("insert into change_of_circumstances (id, case_id, kind, description, reported_by, reported_at) "
            + "select ?, ?, ?, ?, ?, ? where not exists "
            + "(select 1 from change_of_circumstances where case_id = ? and kind = ? and description = ?)")
        .params(UUID.randomUUID(), caseId, kind, description, by, Timestamp.from(clock.instant()), caseId, kind, description).update() == 1;
  }

  private <T> T read(String stored, Class<T> type) {
    try {
      return json.readValue(stored, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a submission on file cannot be read", e);
    }
  }

  private static Referral read(ResultSet row, int number) throws SQLException {
    return new Referral(row.getObject("case_id", UUID.class), row.getInt("version"), row.getString("form"), row.getString("programme"),
        row.getString("primary_category"),
        row.getString("secondary_category"), row.getInt("stated_size"), row.getString("danger"), row.getString("medical_need"),
        row.getString("country_of_asylum"), row.getBoolean("inside_home_country"),
        List.of((String[]) row.getArray("languages").getArray()), row.getString("intended_province"), row.getString("sponsor_code"),
        row.getString("claim"), row.getString("need"), row.getBoolean("consent"), row.getTimestamp("submitted_at").toInstant(),
        row.getString("submitted_by"), instant(row, "returned_at"), row.getString("return_reason"), instant(row, "resubmit_by"),
        row.getString("decision"), row.getString("decision_ground"), row.getString("decision_reason"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }

  /** The family as a version of the referral listed it. */
  public record Earlier(Instant submittedAt, List<Person> family) {
  }
}

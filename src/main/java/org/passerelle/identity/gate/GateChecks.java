package org.passerelle.identity.gate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.identity.gate.Gate.Condition;
import org.passerelle.identity.gate.SafetyAssessment.StaffSex;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of what the gate found, each time, and of what officers answered when it was shut. Rows are only added. */
@Component
public class GateChecks {

  /** Checks of a case that are shown. */
  public static final int MOST = 25;

  private final JdbcClient jdbc;

  GateChecks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Holds the organization's entry on the register until the transaction ends: its agreements, their terms and suspensions and its principals
   * and payees are changed under that entry's lock.
   *
   * @return whether it is suspended
   */
  boolean hold(UUID organizationId) {
    return jdbc.sql("select suspended_at is not null from organization where id = ? for share").param(organizationId).query(Boolean.class).single();
  }

  /** Whether something happened that endangers the family or the NGO's people, at that moment or later. */
  boolean incidentSince(UUID caseId, Instant moment) {
    return jdbc.sql("select exists (select 1 from verification_request where case_id = ? and state = 'incident' and closed_at >= ?)")
        .params(caseId, Timestamp.from(moment)).query(Boolean.class).single();
  }

  /** Whether the NGO can send whom a family can be met by. It stays so until the transaction ends. */
  boolean canSend(UUID organizationId, StaffSex wish) {
    return wish == StaffSex.any || jdbc.sql("select " + wish.name() + " from verifier where organization_id = ? for share").param(organizationId)
        .query(Boolean.class).optional().orElse(false);
  }

  void add(UUID id, Asked asked, String by, boolean open, @Nullable UUID authorizationId, List<Finding> findings) {
    Timestamp at = Timestamp.from(asked.now());
    jdbc.sql("insert into gate_check (id, case_id, organization_id, at, checked_by, open, authorization_id) values (?, ?, ?, ?, ?, ?, ?)")
        .params(Arrays.asList(id, asked.caseId(), asked.organizationId(), at, by, open, authorizationId)).update();
    for (Finding each : findings) {
      jdbc.sql("insert into gate_finding (check_id, condition, met, code, rests_on, moment, reference, kept_from) values (?, ?, ?, ?, ?, ?, ?, ?)")
          .params(Arrays.asList(id, each.condition().name(), each.met(), each.code(), each.restsOn(),
              each.moment() == null ? null : Timestamp.from(each.moment()), each.reference(), at))
          .update();
    }
  }

  void answer(UUID caseId, UUID organizationId, String answer, @Nullable String reason, String by, Instant at) {
    jdbc.sql("insert into gate_answer (id, case_id, organization_id, answer, reason, answered_by, answered_at) values (?, ?, ?, ?, ?, ?, ?)")
        .params(Arrays.asList(UUID.randomUUID(), caseId, organizationId, answer, reason, by, Timestamp.from(at))).update();
  }

  /** The checks of a case, the latest first; one more than are shown when there are. */
  public List<Check> of(UUID caseId) {
    List<Check> heads = jdbc.sql("select k.id, k.at, k.checked_by, k.open, o.code, o.name_en, o.name_fr from gate_check k "
            + "join organization o on o.id = k.organization_id where k.case_id = ? order by k.at desc, k.id limit " + (MOST + 1))
        .param(caseId).query((row, number) -> new Check(row.getObject("id", UUID.class), row.getTimestamp("at").toInstant(),
            row.getString("checked_by"), row.getBoolean("open"), row.getString("code"), row.getString("name_en"), row.getString("name_fr"),
            List.of())).list();
    Map<UUID, List<Finding>> findings = jdbc.sql("select * from gate_finding where check_id = any(?) order by id")
        .param(heads.stream().map(Check::id).toArray(UUID[]::new))
        .query((row, number) -> Map.entry(row.getObject("check_id", UUID.class), finding(row))).list().stream()
        .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    return heads.stream().map(each -> each.with(findings.getOrDefault(each.id, List.of()))).toList();
  }

  /** What officers answered for a case, the latest first. */
  public List<Answer> answers(UUID caseId) {
    return jdbc.sql("select a.*, o.code, o.name_en, o.name_fr from gate_answer a join organization o on o.id = a.organization_id "
            + "where a.case_id = ? order by a.answered_at desc, a.id limit " + MOST)
        .param(caseId).query((row, number) -> new Answer(row.getString("answer"), row.getString("reason"), row.getString("answered_by"),
            row.getTimestamp("answered_at").toInstant(), row.getString("name_en"), row.getString("name_fr"))).list();
  }

  private static Finding finding(ResultSet row) throws SQLException {
    Timestamp moment = row.getTimestamp("moment");
    return new Finding(Condition.valueOf(row.getString("condition")), row.getBoolean("met"), row.getString("code"), row.getString("rests_on"),
        moment == null ? null : moment.toInstant(), row.getObject("reference", UUID.class));
  }

  /**
   * A check that was made.
   *
   * @param by       user name, or {@code system} when the model made it
   * @param code     of the NGO that would be asked
   * @param findings of each condition, in their order
   */
  public record Check(UUID id, Instant at, String by, boolean open, String code, String nameEn, String nameFr, List<Finding> findings) {

    Check with(List<Finding> found) {
      return new Check(id, at, by, open, code, nameEn, nameFr, found);
    }

    public String name(String language) {
      return language.equals("fr") ? nameFr : nameEn;
    }

    /** What was found of a condition: one when it is met, else every reason. */
    public List<Finding> of(Condition condition) {
      return findings.stream().filter(each -> each.condition() == condition).toList();
    }
  }

  /** What an officer answered when the gate was shut for an NGO. */
  public record Answer(String answer, @Nullable String reason, String by, Instant at, String nameEn, String nameFr) {

    public String name(String language) {
      return language.equals("fr") ? nameFr : nameEn;
    }
  }
}

package org.passerelle.sponsorship.round;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of what officers chose otherwise than the plan. The last for a family counts; none is overwritten. */
@Component
public class Overrides {

  /** What became of a family of a round, and when its sponsorship broke down if it did: nothing else ends one after somebody looked after the family's safety. */
  private static final String BECAME = "case when t.state = 'released' and b.broke_down_at is not null then 'brokeDown' "
      + "else coalesce(t.state, f.outcome, 'none') end as state ";
  private static final String HOLD = "left join proposal t on t.id = f.proposal_id left join lateral (select max(reported_at) as broke_down_at "
      + "from sponsorship_breakdown where case_id = t.case_id and sponsor_id = t.sponsor_id and assessed_at is not null) b on true ";

  private final JdbcClient jdbc;

  Overrides(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(MatchingRound round, PlacedFamily family, @Nullable UUID planned, @Nullable UUID chosen, double lost, String reason, String by, Instant at) {
    jdbc.sql("insert into round_override (round_id, attempt, case_id, planned, chosen, points_lost, reason, decided_by, decided_at) "
            + "values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(round.id(), round.attempt(), family.caseId(), planned, chosen, lost, reason, by, Timestamp.from(at)).update();
  }

  /** What was written on this family in this round, latest first. */
  List<Override> of(UUID round, UUID caseId) {
    return page("where o.round_id = :round and o.case_id = :case order by o.id desc limit 20", caseId, round, null, 0);
  }

  /** What counts in published rounds, latest first, before that number; one more than asked for says that there is a next page. */
  List<Override> counting(@Nullable Long before, int size) {
    return page("where r.state = 'published' and r.attempt = o.attempt and f.chosen is distinct from f.planned "
        + "and not exists (select from round_override l where l.round_id = o.round_id and l.case_id = o.case_id and l.attempt = o.attempt and l.id > o.id) "
        + "and (:before::bigint is null or o.id < :before) order by o.id desc limit :most", null, null, before, size + 1);
  }

  private List<Override> page(String where, @Nullable UUID caseId, @Nullable UUID round, @Nullable Long before, int most) {
    return jdbc.sql("select o.*, r.number, c.number as case_number, p.code as planned_code, p.name_en as planned_en, p.name_fr as planned_fr, q.code as chosen_code, "
            + "q.name_en as chosen_en, q.name_fr as chosen_fr, b.broke_down_at, " + BECAME + "from round_override o join matching_round r on r.id = o.round_id "
            + "join case_file c on c.id = o.case_id left join organization p on p.id = o.planned left join organization q on q.id = o.chosen "
            + "left join round_family f on f.round_id = o.round_id and f.case_id = o.case_id " + HOLD + where)
        .param("case", caseId).param("round", round).param("before", before).param("most", most)
        .query((row, number) -> new Override(row.getLong("id"), row.getString("number"), row.getString("case_number"), row.getString("planned_en"),
            row.getString("planned_fr"), row.getString("chosen_en"), row.getString("chosen_fr"), row.getDouble("points_lost"), row.getString("reason"),
            row.getString("decided_by"), row.getTimestamp("decided_at").toInstant(), row.getString("state"),
            row.getTimestamp("broke_down_at") == null ? null : row.getTimestamp("broke_down_at").toInstant()))
        .list();
  }

  /** What became of the holds of the past year's rounds, of those as planned and of those chosen otherwise. */
  List<Became> became(Instant since) {
    return jdbc.sql("select f.chosen is distinct from f.planned as overridden, count(*) as families, " + BECAME
            + "from matching_round r join round_family f on f.round_id = r.id " + HOLD
            + "where r.state = 'published' and r.begun_at > ? and (f.chosen is not null or f.planned is not null) group by 1, 3")
        .param(Timestamp.from(since)).query(Became.class).list();
  }

  /**
   * A choice otherwise than the plan.
   *
   * @param state       of the hold that followed, or why there is none: {@code brokeDown}, a proposal's, or the publication's outcome; {@code none} when
   *                    nobody was chosen
   * @param brokeDownAt when it was reported that the sponsorship broke down; null when it did not
   */
  public record Override(long id, String round, String caseNumber, @Nullable String plannedEn, @Nullable String plannedFr, @Nullable String chosenEn,
      @Nullable String chosenFr, double pointsLost, String reason, String by, Instant at, String state, @Nullable Instant brokeDownAt) {

    public @Nullable String planned(String language) {
      return language.equals("fr") ? plannedFr : plannedEn;
    }

    public @Nullable String chosen(String language) {
      return language.equals("fr") ? chosenFr : chosenEn;
    }
  }

  /** How many families came to that state. */
  public record Became(boolean overridden, String state, int families) {
  }
}

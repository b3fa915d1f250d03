package org.passerelle.handoff.aftercare;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of reported arrivals nobody had announced. Who reported one reads it; another's does not exist for them. */
@Component
class UnannouncedReports {

  private static final String SELECT = "select r.*, o.name_en, o.name_fr, p.name as place_name, c.number as case_number "
      + "from unannounced_report r join organization o on o.id = r.organization_id join place p on p.code = r.place "
      + "left join case_file c on c.id = r.case_id ";

  private final JdbcClient jdbc;
  private final Clock clock;

  UnannouncedReports(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  UUID add(UUID organization, UnannouncedReport.Facts facts) {
    UUID id = UUID.randomUUID();
    jdbc.sql("insert into unannounced_report (id, organization_id, landed_on, port, persons, languages, names, place, remarks, reported_by, "
            + "reported_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(id, organization, Date.valueOf(facts.landedOn()), facts.port(), facts.persons(), facts.languages(), facts.names(),
            facts.place(), facts.remarks(), SignedIn.actor(), now())
        .update();
    return id;
  }

  /** The latest that this organization reported. */
  List<UnannouncedReport> of(UUID organization, int size) {
    return jdbc.sql(SELECT + "where r.organization_id = ? order by r.reported_at desc limit ?").params(organization, size)
        .query(UnannouncedReports::read).list();
  }

  /** Those that wait for an officer, the oldest first. */
  List<UnannouncedReport> open(@Nullable UUID after, int size) {
    return jdbc.sql(SELECT + "where r.settled_at is null " + (after == null ? "" : "and (r.reported_at, r.id) > (select reported_at, id from unannounced_report where id = :after) ")
            + "order by r.reported_at, r.id limit :size")
        .param("after", after).param("size", size).query(UnannouncedReports::read).list();
  }

  /** Those tied or found to be none of ours, the latest first. */
  List<UnannouncedReport> settled(@Nullable UUID after, int size) {
    return jdbc.sql(SELECT + "where r.settled_at is not null " + (after == null ? "" : "and (r.settled_at, r.id) < (select settled_at, id from unannounced_report where id = :after) ")
            + "order by r.settled_at desc, r.id desc limit :size")
        .param("after", after).param("size", size).query(UnannouncedReports::read).list();
  }

  Optional<UnannouncedReport> find(UUID id) {
    return jdbc.sql(SELECT + "where r.id = ?").param(id).query(UnannouncedReports::read).optional();
  }

  /** Whether a report of that case's arrival was tied to it before. */
  boolean tied(UUID caseId) {
    return jdbc.sql("select exists (select from unannounced_report where case_id = ?)").param(caseId).query(Boolean.class).single();
  }

  /** Ties it to the case, or says why it is none of ours; false when somebody had settled it before. */
  boolean settle(UUID id, @Nullable UUID caseId, @Nullable String notOurs) {
    return jdbc.sql("update unannounced_report set case_id = :case::uuid, not_ours = :why, settled_by = :by, settled_at = :now "
            + "where id = :id and settled_at is null")
        .param("case", caseId).param("why", notOurs).param("by", SignedIn.actor()).param("now", now()).param("id", id).update() == 1;
  }

  int forgetNames(Instant settledBefore) {
    return jdbc.sql("update unannounced_report set names = null where settled_at < ? and names is not null")
        .param(Timestamp.from(settledBefore)).update();
  }

  private static UnannouncedReport read(ResultSet row, int number) throws SQLException {
    Timestamp settled = row.getTimestamp("settled_at");
    return new UnannouncedReport(row.getObject("id", UUID.class), row.getObject("organization_id", UUID.class), row.getString("name_en"),
        row.getString("name_fr"), row.getObject("landed_on", LocalDate.class), row.getString("port"), row.getInt("persons"),
        row.getString("languages"), row.getString("names"), row.getString("place"), row.getString("place_name"), row.getString("remarks"),
        row.getString("reported_by"), row.getTimestamp("reported_at").toInstant(), row.getObject("case_id", UUID.class),
        row.getString("case_number"), row.getString("not_ours"), row.getString("settled_by"), settled == null ? null : settled.toInstant());
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}

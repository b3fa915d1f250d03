package org.passerelle.handoff;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.reference.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of where families go and how they travel there. */
@Component
class Destinations {

  private final JdbcClient jdbc;
  private final Clock clock;

  Destinations(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The province the family means to live in, when its referral says so. */
  Optional<String> intendedProvince(UUID caseId) {
    return jdbc.sql("select intended_province from referral where case_id = ? and intended_province is not null").param(caseId)
        .query(String.class).optional();
  }

  /** The city of the sponsor who has taken charge of the family, if a sponsor has. */
  Optional<Place> sponsorCommunity(UUID caseId) {
    return jdbc.sql("select p.code, p.province, p.name from charge c join sponsor s on s.organization_id = c.sponsor_id "
            + "join place p on p.code = s.place where c.case_id = ? and c.taken_by = 'sponsor'")
        .param(caseId).query(Place.class).optional();
  }

  /** Writes the destination; a later one takes its place. */
  void choose(UUID caseId, String place, @Nullable String reason) {
    jdbc.sql("insert into destination (case_id, place, reason, decided_by, decided_at) values (?, ?, ?, ?, ?) on conflict (case_id) "
            + "do update set place = excluded.place, reason = excluded.reason, decided_by = excluded.decided_by, "
            + "decided_at = excluded.decided_at")
        .params(caseId, place, reason, SignedIn.actor(), now()).update();
  }

  boolean chosen(UUID caseId) {
    return jdbc.sql("select exists (select from destination where case_id = ?)").param(caseId).query(Boolean.class).single();
  }

  /** The city that receives the family; a place that has closed since stays the destination of those already destined for it. */
  Place of(UUID caseId) {
    return jdbc.sql("select p.code, p.province, p.name from destination d join place p on p.code = d.place where d.case_id = ?")
        .param(caseId).query(Place.class).single();
  }

  void plan(UUID caseId, ArrivalPlan plan) {
    jdbc.sql("insert into arrival_plan (case_id, arrives_on, port, flight, remarks, journey, exceptions, planned_by, planned_at) "
            + "values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?) on conflict (case_id) do update set arrives_on = excluded.arrives_on, port = excluded.port, flight = excluded.flight, "
            + "remarks = excluded.remarks, journey = excluded.journey, exceptions = excluded.exceptions, planned_by = excluded.planned_by, planned_at = excluded.planned_at")
        .params(caseId, Date.valueOf(plan.arrivesOn()), plan.port().name(), plan.flight(), plan.remarks(),
            JourneyJson.write(plan.journey()), JourneyJson.write(plan.exemptions()), SignedIn.actor(), now())
        .update();
  }

  ArrivalPlan plan(UUID caseId) {
    return jdbc.sql("select arrives_on, port, flight, remarks, journey, exceptions from arrival_plan where case_id = ?").param(caseId)
        .query((row, number) -> new ArrivalPlan(row.getObject("arrives_on", LocalDate.class), PortOfEntry.valueOf(row.getString("port")),
            row.getString("flight"), row.getString("remarks"), JourneyJson.journey(row.getString("journey")),
            JourneyJson.exemptions(row.getString("exceptions"))))
        .single();
  }

  void searched(UUID caseId, String result, String reason) {
    jdbc.sql("insert into family_search (id, case_id, result, reason, decided_by, decided_at) values (?, ?, ?, ?, ?, ?)")
        .params(UUID.randomUUID(), caseId, result, reason, SignedIn.actor(), now()).update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}

package org.passerelle.handoff.destining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.reference.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of requests to match a destination, of the cities proposed for them and of what officers chose. */
@Component
public class DestinationRequests {

  /** More families than these are not planned for together: those who have waited longest. */
  private static final int MOST_WAITING = 200;
  /** More of the past than this adds nothing to what it says. */
  private static final int MOST_PAST = 200;
  private static final long YEAR = 365;

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  DestinationRequests(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  public Optional<DestinationRequest> of(UUID caseId) {
    return jdbc.sql("select r.*, p.code, p.province as place_province, p.name from destination_request r left join place p on p.code = r.place where r.case_id = ?")
        .param(caseId).query(DestinationRequests::request).optional();
  }

  /** The cities laid before the officer, in that order. */
  public List<Option> options(UUID caseId) {
    return jdbc.sql("select o.*, p.province, p.name from destination_option o join place p on p.code = o.place where o.case_id = ? order by o.position")
        .param(caseId).query(this::option).list();
  }

  /** What officers chose, the last first. */
  public List<Choice> choices(UUID caseId) {
    return jdbc.sql("select c.*, p.province, p.name, f.province as first_province, f.name as first_name from destination_choice c "
            + "join place p on p.code = c.place left join place f on f.code = c.first_place where c.case_id = ? order by c.id desc limit 20")
        .param(caseId).query(DestinationRequests::choice).list();
  }

  /** Opens the request, or opens it again for a case that was stopped; an open one stays as it is, a chosen one too. */
  void open(UUID caseId, AskedFor asked) {
    jdbc.sql("insert into destination_request (case_id, number, state, asked_at, place, province, grounds) values (?, ?, 'asked', ?, ?, ?, ?) "
            + "on conflict (case_id) do update set state = 'asked', asked_at = excluded.asked_at, place = excluded.place, province = excluded.province, "
            + "grounds = excluded.grounds where destination_request.state = 'withdrawn'")
        .params(caseId, nextNumber(), now(), asked.place(), asked.province(), asked.grounds().toArray(String[]::new)).update();
  }

  /** Families who wait for a destination, those who have waited longest. */
  List<UUID> waiting() {
    return jdbc.sql("select case_id from destination_request where state = 'asked' order by asked_at, case_id limit ?").param(MOST_WAITING)
        .query(UUID.class).list();
  }

  /** Families destined in the past year, the last ones, with the moment of the choice. */
  List<Destined> past() {
    return jdbc.sql("select case_id, decided_at as at from destination_choice where decided_at > ? order by id desc limit ?")
        .params(Timestamp.from(clock.instant().minus(YEAR, ChronoUnit.DAYS)), MOST_PAST)
        .query((row, number) -> new Destined(row.getObject("case_id", UUID.class), row.getTimestamp("at").toInstant())).list();
  }

  void proposed(UUID caseId, String policy, int families, List<Option> options) {
    jdbc.sql("update destination_request set proposed_at = ?, policy = ?, families = ? where case_id = ?").params(now(), policy, families, caseId).update();
    jdbc.sql("delete from destination_option where case_id = ?").param(caseId).update();
    jdbc.sql("insert into destination_option (case_id, position, place, planned, worth, price, parts, against, plan, taken) "
            + "select :case, o.position, o.place, o.planned, o.worth, o.price, o.parts::jsonb, o.against::jsonb, o.plan, o.taken "
            + "from unnest(:places, :planned, :worths, :prices, :parts, :against, :plans, :taken) "
            + "with ordinality as o (place, planned, worth, price, parts, against, plan, taken, position)")
        .param("case", caseId).param("places", column(options, option -> option.place().code(), String[]::new))
        .param("planned", column(options, Option::planned, Boolean[]::new)).param("worths", column(options, Option::worth, Integer[]::new))
        .param("prices", column(options, Option::price, Double[]::new)).param("parts", column(options, option -> write(option.parts()), String[]::new))
        .param("against", column(options, option -> write(option.against()), String[]::new)).param("plans", column(options, Option::plan, Integer[]::new))
        .param("taken", column(options, Option::taken, Integer[]::new)).update();
  }

  private static <T> T[] column(List<Option> options, Function<Option, @Nullable T> value, IntFunction<T[]> array) {
    return options.stream().map(value).toArray(array);
  }

  /** What the case has taken of a year's plan; the row is locked, so that nobody gives it back twice. */
  Optional<Counted> lockCounted(UUID caseId) {
    return jdbc.sql("select counted_place as place, counted_year as year, counted as persons from destination_request where case_id = ? for update")
        .param(caseId).query((row, number) -> row.getString("place") == null ? null
            : new Counted(row.getString("place"), row.getInt("year"), row.getInt("persons"))).optional();
  }

  void counted(UUID caseId, Counted counted) {
    jdbc.sql("update destination_request set state = 'chosen', counted_place = ?, counted_year = ?, counted = ? where case_id = ?")
        .params(counted.place(), counted.year(), counted.persons(), caseId).update();
  }

  void withdrawn(UUID caseId) {
    jdbc.sql("update destination_request set state = 'withdrawn', counted_place = null, counted_year = null, counted = null where case_id = ?")
        .param(caseId).update();
  }

  void chosen(UUID caseId, Place place, @Nullable Integer position, @Nullable Place first, @Nullable Double lost, String reason, @Nullable String beyondPlan) {
    jdbc.sql("insert into destination_choice (case_id, place, position, first_place, points_lost, reason, beyond_plan, decided_by, decided_at) "
            + "values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(caseId, place.code(), position, first == null ? null : first.code(), lost, reason, beyondPlan, SignedIn.actor(), now()).update();
  }

  private String nextNumber() {
    return "DMR-%s-%06d".formatted(Year.from(clock.instant().atOffset(ZoneOffset.UTC)),
        jdbc.sql("select nextval('destination_request_number')").query(Long.class).single());
  }

  private static DestinationRequest request(ResultSet row, int number) throws SQLException {
    Place place = row.getString("code") == null ? null : new Place(row.getString("code"), row.getString("place_province"), row.getString("name"));
    Timestamp proposed = row.getTimestamp("proposed_at");
    return new DestinationRequest(row.getString("number"), DestinationRequest.State.valueOf(row.getString("state")), row.getTimestamp("asked_at").toInstant(),
        place, row.getString("province"), List.of((String[]) row.getArray("grounds").getArray()), proposed == null ? null : proposed.toInstant(),
        row.getString("policy"), row.getInt("families"));
  }

  private Option option(ResultSet row, int number) throws SQLException {
    int plan = row.getInt("plan");
    Integer planOrNone = row.wasNull() ? null : plan;
    return new Option(new Place(row.getString("place"), row.getString("province"), row.getString("name")), row.getBoolean("planned"), row.getInt("worth"),
        row.getDouble("price"), read(row.getString("parts"), new TypeReference<List<Part>>() { }),
        read(row.getString("against"), new TypeReference<List<Obstacle>>() { }), planOrNone, row.getInt("taken"));
  }

  private static Choice choice(ResultSet row, int number) throws SQLException {
    int position = row.getInt("position");
    Integer positionOrNone = row.wasNull() ? null : position;
    Place first = row.getString("first_place") == null ? null
        : new Place(row.getString("first_place"), row.getString("first_province"), row.getString("first_name"));
    return new Choice(new Place(row.getString("place"), row.getString("province"), row.getString("name")), positionOrNone, first,
        row.getDouble("points_lost"), row.getString("reason"), row.getString("beyond_plan"), row.getString("decided_by"),
        row.getTimestamp("decided_at").toInstant());
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T read(String text, TypeReference<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  /** A family that was destined. */
  record Destined(UUID caseId, Instant at) {
  }

  /** What a family has taken of a city's plan for a year. */
  record Counted(String place, int year, int persons) {
  }
}

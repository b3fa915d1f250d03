package org.passerelle.handoff.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passerelle.casefile.CaseFile;
import org.passerelle.handoff.HandoffTest;
import org.passerelle.handoff.Notice;
import org.passerelle.handoff.process.HandoffModel;
import org.passerelle.support.Browser;
import org.passerelle.support.Browser.Page;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody's own calendar reads of the families expected, as a calendar program asks for it. */
@ExtendWith(OutputCaptureExtension.class)
class ArrivalsInCalendarsTest extends HandoffTest {

  private static final String PERSON = "calendarfictional";
  private static final Pattern ADDRESS = Pattern.compile("<code id=\"address\">[^<]*(/calendar/[A-Za-z0-9_-]{43}[.]ics)</code>");
  private static final ZoneId WINNIPEG = ZoneId.of("America/Winnipeg");
  private static final ZoneId TORONTO = ZoneId.of("America/Toronto");

  @LocalServerPort
  private int port;

  @Autowired
  private ArrivalCalendar calendars;

  @BeforeEach
  void somebodyOfManitoba() {
    nobody();
    jdbc.sql("insert into account (id, username, display_name, email, password_hash, language, organization_id, roles) "
            + "select ?, ?, 'Calendar Personfictional', ?, password_hash, 'en', organization_id, roles from account where username = 'manitoba'")
        .params(UUID.randomUUID(), PERSON, PERSON + "@example.org").update();
  }

  @AfterEach
  void nobody() {
    jdbc.sql("delete from calendar_feed where account_id in (select id from account where username = ?)").param(PERSON).update();
    jdbc.sql("delete from account where username = ?").param(PERSON).update();
  }

  @Test
  void aPersonMakesAnAddressWhichIsShownOnceAndReadsInTheirCalendar(CapturedOutput output) throws Exception {
    CaseFile file = announced();
    Notice notice = current(file);
    Browser person = new Browser(port).signIn(PERSON);
    assertThat(person.get("/province").html()).contains("href=\"/province/calendar\"");
    assertThat(person.get("/province/calendar").text()).contains("Arrivals in your calendar", "Make the address").doesNotContain("The address you have");
    Page made = person.post("/province/calendar", Map.of("do", "make", "language", "en"));
    String address = address(made);
    assertThat(made.text()).contains("Copy it now", "Not yet");
    assertThat(person.get("/province/calendar").text()).contains("The address you have", "Not yet", "Make another address").doesNotContain("/calendar/");

    HttpResponse<String> answer = read(address);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).isEqualToIgnoringCase("text/calendar;charset=utf-8"));
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    assertThat(calendar(answer.body()).validate().hasErrors()).isFalse();
    assertThat(read(address).statusCode()).isEqualTo(200);
    assertThat(jdbc.sql("select version || ' ' || told_to from disclosure where case_id = ? and channel = 'calendar'").param(file.id())
        .query(String.class).list()).as("in the register once, however often it is read").containsExactly(notice.label() + " " + PERSON);
    VEvent event = event(answer, notice).orElseThrow();
    assertThat(value(event, Property.SUMMARY)).isEqualTo("Arrival, 2 persons, Winnipeg, " + notice.number());
    assertThat(value(event, Property.UID)).isEqualTo(notice.number() + "@passerelle");
    assertThat(value(event, Property.SEQUENCE)).isEqualTo("1");
    assertThat(value(event, Property.STATUS)).isEqualTo("CONFIRMED");
    assertThat(value(event, Property.LOCATION)).isEqualTo("Winnipeg (YWG)");
    assertThat(value(event, Property.URL)).endsWith(notice.path());
    assertThat(value(event, Property.DESCRIPTION)).contains("after sign-in", notice.path());
    assertThat(day(event)).as("all day, as no hour is known").isEqualTo(notice.arrivesOn());
    assertThat(answer.body()).doesNotContain("estfictional", "ZZ 123", "infant", file.number(), "Personfictional");
    assertThat(new Browser(port).get(notice.path()).path()).as("the link asks for sign-in").isEqualTo("/login");

    assertThat(person.get("/province/calendar").text()).contains("Last read by a calendar").doesNotContain("Not yet");
    String token = address.substring("/calendar/".length(), address.length() - ".ics".length());
    assertThat(jdbc.sql("select token_hash from calendar_feed f join account a on a.id = f.account_id where username = ?").param(PERSON)
        .query(String.class).single()).hasSize(64).isNotEqualTo(token);
    assertThat(jdbc.sql("select count(*) from audit_event where subject like '%' || ? || '%' or detail like '%' || ? || '%'").params(token, token)
        .query(Long.class).single()).isZero();
    assertThat(jdbc.sql("select action from audit_event where actor = ? and subject = ?").params(PERSON, PERSON).query(String.class).list())
        .contains("makeCalendar");
    assertThat(Visitor.signedIn(port, "supervisor").get("/actuator/prometheus").body()).contains("/calendar/{token}").doesNotContain(token);
    assertThat(output.getAll()).doesNotContain(token);
  }

  @Test
  void theHourIsThatOfTheAirportAndTheEndThatOfTheDestination() throws Exception {
    CaseFile file = destined("winnipeg");
    LocalDate day = today().plusDays(11);
    Map<String, Object> plan = new HashMap<>(plan(day));
    plan.putAll(Map.of("port", "YYZ", "flightFrom", "FRA", "flightDeparts", day + "T08:30", "flightArrives", day + "T14:05", "onward", "flight",
        "onwardDetails", "ZZ 900", "onwardArrives", day + "T19:45"));
    officers.complete(file.number(), HandoffModel.PLAN_ARRIVAL, OFFICER, plan);
    HttpResponse<String> answer = read(made("fr"));
    VEvent event = event(answer, current(file)).orElseThrow();
    assertThat(Instant.from(event.getDateTimeStart().getDate())).isEqualTo(day.atTime(14, 5).atZone(TORONTO).toInstant());
    assertThat(Instant.from(event.getDateTimeEnd().getDate())).isEqualTo(day.atTime(19, 45).atZone(WINNIPEG).toInstant());
    assertThat(value(event, Property.LOCATION)).isEqualTo("Toronto (YYZ)");
    assertThat(value(event, Property.SUMMARY)).startsWith("Arrivée, 2 personnes, Winnipeg, NAT-");
    assertThat(answer.body()).contains("arrivées attendues").doesNotContain("ZZ 900");
  }

  @Test
  void anEventKeepsItsIdentityThroughVersionsAndCancellation() throws Exception {
    CaseFile file = announced();
    String address = made("en");
    notices.reopen(file.id(), "The fictional flight was moved.");
    officers.runJobs(file.number());
    assertThat(value(event(read(address), current(file)).orElseThrow(), Property.STATUS)).isEqualTo("TENTATIVE");
    plan(file, today().plusDays(14));
    Notice second = current(file);
    VEvent changed = event(read(address), second).orElseThrow();
    assertThat(value(changed, Property.SEQUENCE)).isEqualTo("2");
    assertThat(day(changed)).isEqualTo(today().plusDays(14));
    assertThat(value(changed, Property.URL)).endsWith(second.path());
    assertThat(calendar(read(address).body()).getComponents(Component.VEVENT).stream().filter(event -> value((VEvent) event, Property.UID).startsWith(second.number())))
        .as("one event for both versions").hasSize(1);

    notices.cancel(file.id());
    VEvent cancelled = event(read(address), second).orElseThrow();
    assertThat(value(cancelled, Property.STATUS)).isEqualTo("CANCELLED");
    assertThat(value(cancelled, Property.SUMMARY)).isEqualTo("Arrival cancelled, 2 persons, Winnipeg, " + second.number());
  }

  @Test
  void whatDoesNotComeToThemAnyMoreSaysNothingOfItself() throws Exception {
    CaseFile file = announced();
    Notice notice = current(file);
    jdbc.sql("update notice set state = 'superseded' where id = ?").param(notice.id()).update();
    VEvent event = event(read(made("en")), notice).orElseThrow();
    assertThat(value(event, Property.STATUS)).isEqualTo("CANCELLED");
    assertThat(value(event, Property.SUMMARY)).isEqualTo("Arrival withdrawn, " + notice.number());
    assertThat(event.getProperty(Property.LOCATION)).isEmpty();
  }

  @Test
  void itGoesBackSixtyDaysAndNoFurther() throws Exception {
    Notice notice = current(announced());
    String address = made("en");
    arrives(notice, today().minusDays(58));
    assertThat(event(read(address), notice)).isPresent();
    arrives(notice, today().minusDays(62));
    assertThat(event(read(address), notice)).isEmpty();
  }

  @Test
  void anotherOrganizationsArrivalsAreNotInIt() throws Exception {
    Notice notice = current(announced());
    moveTo("ontario");
    assertThat(event(read(made("en")), notice)).isEmpty();
  }

  @Test
  void anAddressIsWorthNothingOnceWithdrawnReplacedOrItsPersonHasGone() throws Exception {
    String first = made("en");
    assertThat(read(first).statusCode()).isEqualTo(200);
    String second = made("en");
    assertNothing(first);
    Browser person = new Browser(port).signIn(PERSON);
    person.get("/province/calendar");
    assertThat(person.post("/province/calendar", Map.of("do", "withdraw")).text()).contains("The address is withdrawn.");
    assertNothing(second);

    String third = made("en");
    jdbc.sql("update account set disabled_at = now() where username = ?").param(PERSON).update();
    assertNothing(third);
    jdbc.sql("update account set disabled_at = null where username = ?").param(PERSON).update();
    assertThat(read(third).statusCode()).isEqualTo(200);
    moveTo("ontario");
    assertNothing(third);
    moveTo("manitoba");
    jdbc.sql("update account set roles = array['referralPartner'] where username = ?").param(PERSON).update();
    assertNothing(third);
    assertNothing("/calendar/" + "A".repeat(43) + ".ics");
    assertNothing("/calendar/short");
  }

  @Test
  void itIsReadSoOftenAndNoMore() throws Exception {
    String address = made("en");
    jdbc.sql("update calendar_feed set reads = ?, reads_since = ? where account_id = (select id from account where username = ?)")
        .params(ArrivalsInCalendars.MOST_READS - 1, Timestamp.from(clock.instant()), PERSON).update();
    assertThat(read(address).statusCode()).isEqualTo(200);
    HttpResponse<String> refused = read(address);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("900");
    jdbc.sql("update calendar_feed set reads_since = ? where account_id = (select id from account where username = ?)")
        .params(Timestamp.from(clock.instant().minus(ArrivalsInCalendars.WINDOW)), PERSON).update();
    assertThat(read(address).statusCode()).isEqualTo(200);
  }

  @Test
  void aCalendarInWhichNothingIsExpectedIsOneAllTheSame() throws IOException {
    Calendar empty = calendar(calendars.written(List.of(), Locale.FRENCH));
    assertThat(empty.validate().hasErrors()).isFalse();
    assertThat(empty.<CalendarComponent>getComponents()).extracting(Component::getName).containsExactly(Component.VTIMEZONE);
  }

  @Test
  void nobodyElseMakesOne() {
    assertThat(new Browser(port).get("/province/calendar").path()).isEqualTo("/login");
    assertThat(new Browser(port).signIn("partner").get("/province/calendar").status()).isEqualTo(403);
    assertThat(new Browser(port).signIn("destining").get("/province/calendar").status()).isEqualTo(403);
    assertThat(new Browser(port).post("/calendar/" + "A".repeat(43) + ".ics", Map.of()).status()).isBetween(400, 499);
  }

  private String made(String language) {
    Browser person = new Browser(port).signIn(PERSON);
    person.get("/province/calendar");
    return address(person.post("/province/calendar", Map.of("do", "make", "language", language)));
  }

  private static String address(Page made) {
    Matcher found = ADDRESS.matcher(made.html());
    assertThat(found.find()).as("the address is shown").isTrue();
    return found.group(1);
  }

  /** As a calendar program does: without a cookie. */
  private HttpResponse<String> read(String address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + address)).build(),
        BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private void assertNothing(String address) throws IOException, InterruptedException {
    HttpResponse<String> answer = read(address);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
  }

  private static Calendar calendar(String written) throws IOException {
    try {
      return new CalendarBuilder().build(new StringReader(written));
    } catch (ParserException e) {
      throw new IOException(e);
    }
  }

  private static Optional<VEvent> event(HttpResponse<String> answer, Notice notice) throws IOException {
    assertThat(answer.statusCode()).isEqualTo(200);
    return calendar(answer.body()).getComponents(Component.VEVENT).stream().map(VEvent.class::cast)
        .filter(event -> value(event, Property.UID).equals(notice.number() + "@passerelle")).findFirst();
  }

  private static LocalDate day(VEvent event) {
    Temporal start = event.<Temporal>getDateTimeStart().getDate();
    return LocalDate.from(start);
  }

  private static String value(VEvent event, String name) {
    return event.getProperty(name).map(Property::getValue).orElseThrow();
  }

  private void arrives(Notice notice, LocalDate day) {
    jdbc.sql("update notice set arrives_on = ? where id = ?").params(java.sql.Date.valueOf(day), notice.id()).update();
  }

  private void moveTo(String colleague) {
    jdbc.sql("update account set organization_id = (select organization_id from account where username = ?) where username = ?").params(colleague, PERSON)
        .update();
  }
}

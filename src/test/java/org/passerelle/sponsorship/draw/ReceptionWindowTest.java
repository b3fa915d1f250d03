package org.passerelle.sponsorship.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.engine.WrongField;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.Priority;
import org.passerelle.reference.Today;
import org.passerelle.roster.DrawCommandProbe;
import org.passerelle.sponsorship.FiledUndertaking;
import org.passerelle.sponsorship.Limit.Refusal;
import org.passerelle.sponsorship.Stream;
import org.passerelle.sponsorship.draw.WindowApplication.State;
import org.passerelle.support.Browser;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.passerelle.support.ReceptionWindowsOpen;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Reception windows, applications in them, and the draw, on the real database and over HTTP. */
class ReceptionWindowTest extends IntegrationTest {

  @LocalServerPort
  private int port;
  @Autowired
  private Applying applying;
  @Autowired
  private WindowKeeping keeping;
  @Autowired
  private PublishedDraws published;
  @Autowired
  private ReceivedInWindow condition;
  @Autowired
  private Organizations organizations;
  @Autowired
  private Today today;
  @Autowired
  private TestRestTemplate http;

  private OutsideParties parties;
  private ReceptionWindowsOpen windows;
  private UUID ministry;
  private Party sponsor;

  @BeforeEach
  void aSponsorInQuebec() {
    parties = new OutsideParties(jdbc);
    windows = new ReceptionWindowsOpen(jdbc);
    ministry = organizations.officeOf("QC").id();
    sponsor = sponsor();
  }

  @Test
  void aFamilyHasOneApplicationInAWindowAndASponsorTwo() {
    UUID window = byDraw(5);
    CaseFile family = named(sponsor);
    WindowApplication made = apply(sponsor, window, family);
    assertThat(made.state()).isEqualTo(State.waiting);
    assertThat(made.number()).matches("[0-9A-Z]{10}");
    refused("caseNumber", "window.fault.refugee", () -> apply(sponsor, window, family));
    apply(sponsor, window, named(sponsor));
    refused("window", "window.fault.most", () -> apply(sponsor, window, named(sponsor)));
    assertThat(applying.of(sponsor.id(), null)).hasSize(2);
    assertThat(audited("applyInWindow", family.number())).isOne();
    for (String again : List.of("case_id", "sponsor_id")) {
      assertThatThrownBy(() -> jdbc.sql("insert into reception_application (id, number, window_id, per_sponsor, pool, category, case_id, sponsor_id, slot, "
          + "declared, state, applied_by, applied_at) select gen_random_uuid(), left(upper(md5(random()::text)), 10), window_id, per_sponsor, pool, category, "
          + (again.equals("case_id") ? "case_id, sponsor_id, 2" : "'" + named(sponsor).id() + "'::uuid, sponsor_id, 3")
          + ", true, 'waiting', 'test', now() from reception_application where number = ?").param(made.number()).update()).as(again)
          .hasMessageContaining(again.equals("case_id") ? "reception_one_per_refugee" : "check");
    }
  }

  @Test
  void whateverIsNotAsItMustBeIsRefusedInWords() {
    LocalDate day = today.get();
    CaseFile family = named(sponsor);
    UUID later = windows.window("byDraw", day.plusDays(2), day.plusDays(9), 2, Map.of("all", 5));
    UUID over = windows.window("byDraw", day.minusDays(9), day.minusDays(2), 2, Map.of("all", 5));
    refused("window", "window.fault.notOpen", () -> apply(sponsor, later, family));
    refused("window", "window.fault.notOpen", () -> apply(sponsor, over, family));
    refused("window", "window.fault.notOpen", () -> apply(sponsor, UUID.randomUUID(), family));
    UUID experienced = windows.window("byDraw", day, day.plusDays(9), 2, Map.of("E", 5));
    refused("window", "window.fault.category", () -> apply(sponsor, experienced, family));
    UUID open = byDraw(5);
    refused("declared", "window.fault.declared", () -> applying.apply(sponsor.id(), open, family.number(), false));
    refused("caseNumber", "window.fault.case", () -> apply(sponsor(), open, family));
    refused("caseNumber", "window.fault.case", () -> applying.apply(sponsor.id(), open, "PAS-0000-000000", true));
    Party elsewhere = parties.sponsor("WPG", "winnipeg", OutsideParties.word(), 1, 9);
    refused("window", "window.fault.notQuebec", () -> apply(elsewhere, open, named(elsewhere)));
    assertThat(applying.of(sponsor.id(), null)).isEmpty();
  }

  @Test
  void ofManyWhoApplyAtOnceOneGetsTheLastPlace() throws Exception {
    UUID window = windows.window("inOrder", today.get(), today.get(), 2, Map.of("all", 1));
    List<Party> many = java.util.stream.IntStream.range(0, 8).mapToObj(each -> sponsor()).toList();
    List<Callable<Boolean>> all = new ArrayList<>();
    for (Party one : many) {
      CaseFile family = named(one);
      all.add(() -> {
        try {
          return applying.apply(one.id(), window, family.number(), true).state() == State.received;
        } catch (WrongField full) {
          assertThat(full.messageKey()).isEqualTo("window.fault.full");
          return false;
        }
      });
    }
    assertThat(atOnce(all)).containsOnlyOnce(true);
    assertThat(jdbc.sql("select taken from reception_pool where window_id = ?").param(window).query(Integer.class).single()).isOne();
    assertThatThrownBy(() -> windows.apply(window, named(sponsor).id(), sponsor.id(), "received")).hasMessageContaining("reception_cap");
  }

  @Test
  void ofThreeApplicationsOfOneSponsorAtOnceTwoAreMade() throws Exception {
    UUID window = byDraw(9);
    List<Callable<Boolean>> all = new ArrayList<>();
    for (int each = 0; each < 6; each++) {
      CaseFile family = named(sponsor);
      all.add(() -> {
        try {
          applying.apply(sponsor.id(), window, family.number(), true);
          return true;
        } catch (WrongField most) {
          assertThat(most.messageKey()).isEqualTo("window.fault.most");
          return false;
        }
      });
    }
    assertThat(atOnce(all).stream().filter(made -> made)).hasSize(2);
  }

  @Test
  void ofManyApplicationsForOneFamilyAtOnceOneIsMade() throws Exception {
    UUID window = byDraw(9);
    CaseFile family = named(sponsor);
    List<Callable<Boolean>> all = new ArrayList<>();
    for (int each = 0; each < 6; each++) {
      all.add(() -> {
        try {
          applying.apply(sponsor.id(), window, family.number(), true);
          return true;
        } catch (WrongField another) {
          assertThat(another.messageKey()).isEqualTo("window.fault.refugee");
          return false;
        }
      });
    }
    assertThat(atOnce(all)).containsOnlyOnce(true);
    assertThat(applying.of(sponsor.id(), null)).hasSize(1);
  }

  @Test
  void theCategoryIsTheRegisters() {
    UUID experienced = windows.window("byDraw", today.get(), today.get(), 2, Map.of("ES", 5));
    CaseFile family = named(sponsor);
    jdbc.sql("update sponsor set category = 'ES' where organization_id = ?").param(sponsor.id()).update();
    assertThat(apply(sponsor, experienced, family)).satisfies(made -> {
      assertThat(made.category()).isEqualTo(Category.ES);
      assertThat(made.pool()).isEqualTo("ES");
    });
    jdbc.sql("update sponsor set category = null where organization_id = ?").param(sponsor.id()).update();
    refused("window", "window.fault.notQuebec", () -> apply(sponsor, experienced, named(sponsor)));
  }

  @Test
  void whatIsWithdrawnInTimeCountsNowhere() {
    UUID window = byDraw(1);
    CaseFile family = named(sponsor);
    WindowApplication first = apply(sponsor, window, family);
    WindowApplication second = apply(sponsor, window, named(sponsor));
    Browser browser = new Browser(port).signIn(sponsor.signIn());
    String page = "/sponsor/windows/applications/" + first.id() + "/withdrawal";
    assertThat(browser.get("/sponsor/windows").html()).contains(page);
    assertThat(new Browser(port).signIn(sponsor().signIn()).get(page).status()).isEqualTo(404);
    assertThat(applying.withdraw(sponsor().id(), first.id(), null)).as("another's").isEmpty();
    assertThat(new Visitor(port).get(page).headers().firstValue("Location").orElseThrow()).endsWith("/login");
    assertThat(Visitor.signedIn(port, "quebec").get(page).statusCode()).isEqualTo(403);
    browser.get(page);
    Browser.Page wrong = browser.post(page, Map.of("reason", "x".repeat(1001)));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.html()).contains("href=\"#reason\"", "id=\"reason-fault\"");
    assertThat(browser.post(page, Map.of("reason", "A fictional reason.")).text()).contains("Your application is withdrawn", "Withdrawn");
    assertThat(browser.post(page, Map.of("reason", "Again.")).status()).as("again, nothing changes").isEqualTo(200);
    assertThat(jdbc.sql("select withdrawal_reason || ' ' || withdrawn_by from reception_application where id = ?").param(first.id()).query(String.class).single())
        .isEqualTo("A fictional reason. " + sponsor.signIn());
    assertThat(audited("withdrawApplication", family.number())).isOne();
    assertThat(missing(sponsor, family)).extracting(Refusal::code).containsExactly("noWindowApplication");

    WindowApplication third = apply(sponsor, window, family);
    refused("window", "window.fault.most", () -> apply(sponsor, window, named(sponsor)));
    Party another = sponsor();
    WindowApplication theirs = apply(another, window, named(another));
    officers.signIn(another.signIn());
    applying.withdraw(another.id(), theirs.id(), " ").orElseThrow();
    clock.advance(Duration.ofDays(3));
    officers.signIn("quebec");
    keeping.publish(ministry, window, "A fictional lottery", clock.instant().plusSeconds(60)).orElseThrow();
    assertThat(published.whole(window).orElseThrow().applications()).extracting(Draw.Entry::number).contains(second.number(), third.number()).doesNotContain(first.number(), theirs.number());
    assertThat(new Visitor(port).get("/draws/" + window).body()).doesNotContain(first.number());
    refused("window", "window.fault.listed", () -> applying.withdraw(sponsor.id(), third.id(), null));
    assertThatThrownBy(() -> jdbc.sql("update reception_application set state = 'withdrawn', withdrawn_by = 'test', decided_at = now() where id = ?")
        .param(third.id()).update()).hasMessageContaining("final");
    browser.get("/sponsor/windows");
    Browser.Page late = browser.post("/sponsor/windows/applications/" + third.id() + "/withdrawal", Map.of());
    assertThat(late.status()).isEqualTo(422);
    assertThat(late.text()).contains("The list of this window is published");
    clock.advance(Duration.ofMinutes(2));
    keeping.hold(ministry, window, "1 2 3").orElseThrow();
    assertThat(applying.find(sponsor.id(), first.id()).orElseThrow().state()).isEqualTo(State.withdrawn);
    assertThat(published.whole(window).orElseThrow().replay().flaw()).isNull();
    assertThat(jdbc.sql("select count(*) from outbox where case_number = ?").param(theirs.caseNumber()).query(Integer.class).single()).isZero();
  }

  @Test
  void aWithdrawalAtTheMomentOfThePublicationIsInTheListOrRefused() throws Exception {
    UUID window = byDraw(1);
    WindowApplication made = apply(sponsor, window, named(sponsor));
    Party another = sponsor();
    apply(another, window, named(another));
    apply(another, window, named(another));
    clock.advance(Duration.ofDays(3));
    List<Boolean> both = atOnce(List.of(() -> {
      officers.signIn(sponsor.signIn());
      try {
        return applying.withdraw(sponsor.id(), made.id(), null).isPresent();
      } catch (WrongField late) {
        return false;
      }
    }, () -> {
      officers.signIn("quebec");
      return keeping.publish(ministry, window, "A fictional lottery", clock.instant().plusSeconds(60)).isPresent();
    }));
    assertThat(both.get(1)).isTrue();
    assertThat(published.whole(window).orElseThrow().applications().stream().anyMatch(entry -> entry.number().equals(made.number()))).isNotEqualTo(both.get(0));
  }

  @Test
  void whatWasReceivedInOrderIsNotWithdrawn() {
    UUID window = windows.window("inOrder", today.get(), today.get(), 2, Map.of("all", 2));
    assertThat(new Browser(port).signIn(sponsor.signIn()).get("/sponsor/windows/" + window).text()).contains("cannot be withdrawn");
    WindowApplication made = apply(sponsor, window, named(sponsor));
    refused("window", "window.fault.received", () -> applying.withdraw(sponsor.id(), made.id(), null));
    TestRestTemplate mine = http.withBasicAuth(sponsor.signIn(), OutsideParties.SECRET);
    String path = "/api/v1/windows/applications/" + made.id() + "/withdrawal";
    assertThat(fields(mine.postForEntity(path, Map.of("reason", "No."), JsonNode.class))).containsExactly("window");
    UUID other = byDraw(2);
    String waiting = "/api/v1/windows/applications/" + apply(sponsor, other, named(sponsor)).id() + "/withdrawal";
    assertThat(http.withBasicAuth(sponsor().signIn(), OutsideParties.SECRET).postForEntity(waiting, Map.of(), JsonNode.class).getStatusCode())
        .isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(mine.postForEntity(waiting, Map.of(), JsonNode.class).getBody().at("/state").asText()).isEqualTo("withdrawn");
    assertThat(http.postForEntity(waiting, Map.of(), JsonNode.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
  }

  @Test
  void whatWasAnnouncedOrPublishedStands() {
    UUID window = byDraw(1);
    apply(sponsor, window, named(sponsor));
    for (String change : List.of("update reception_window set closes_on = closes_on + 1 where id = ?", "delete from reception_window where id = ?",
        "update reception_window set withdrawn_at = now() where id = ?", "update reception_pool set cap = 9 where window_id = ?",
        "insert into reception_pool (window_id, pool, cap) select id, 'E', 9 from reception_window where id = ?",
        "update reception_application set category = 'E' where window_id = ?", "delete from reception_application where window_id = ?")) {
      assertThatThrownBy(() -> jdbc.sql(change).param(window).update()).as(change).hasMessageMatching("(?s).*(stands as it was|kept for ten years).*");
    }
    apply(sponsor, window, named(sponsor));
    clock.advance(Duration.ofDays(3));
    officers.signIn("quebec");
    keeping.publish(ministry, window, "A fictional lottery", clock.instant().plusSeconds(60)).orElseThrow();
    for (String change : List.of("update reception_draw set nonce = repeat('0', 64) where window_id = ?", "update reception_draw set value_source = 'x' where window_id = ?",
        "delete from reception_draw where window_id = ?")) {
      assertThatThrownBy(() -> jdbc.sql(change).param(window).update()).as(change).hasMessageContaining("stands");
    }
    Party late = sponsor();
    assertThatThrownBy(() -> windows.apply(window, named(late).id(), late.id(), "waiting")).hasMessageContaining("final");
    refused("window", "window.fault.notToClose", () -> keeping.publish(ministry, window, "Another", clock.instant().plusSeconds(60)));
    refused("value", "window.fault.tooEarly", () -> keeping.hold(ministry, window, "1 2 3"));
    clock.advance(Duration.ofMinutes(2));
    refused("value", "window.fault.value", () -> keeping.hold(ministry, window, "é'; rm"));
    keeping.hold(ministry, window, "1 2 3").orElseThrow();
    refused("window", "window.fault.drawn", () -> keeping.hold(ministry, window, "4 5 6"));
    assertThatThrownBy(() -> jdbc.sql("update reception_draw set value = '9' where window_id = ?").param(window).update()).hasMessageContaining("stands");
    assertThatThrownBy(() -> jdbc.sql("update reception_application set state = 'received' where window_id = ?").param(window).update())
        .hasMessageContaining("stands");
  }

  @Test
  void aWindowWithPlacesForAllNeedsNoDraw() {
    UUID window = byDraw(2);
    CaseFile family = named(sponsor);
    apply(sponsor, window, family);
    officers.signIn("quebec");
    refused("window", "window.fault.notToClose", () -> keeping.receiveAll(ministry, window));
    assertThat(missing(sponsor, family)).extracting(Refusal::code).containsExactly("awaitingDraw");
    clock.advance(Duration.ofDays(3));
    refused("window", "window.fault.noDrawNeeded", () -> keeping.publish(ministry, window, "A lottery", clock.instant().plusSeconds(60)));
    keeping.receiveAll(ministry, window).orElseThrow();
    refused("window", "window.fault.notToClose", () -> keeping.receiveAll(ministry, window));
    assertThat(mails(family)).containsExactly("windowReceived");
    assertThat(missing(sponsor, family)).isEmpty();
  }

  @Test
  void anUndertakingInQuebecNeedsAnApplicationThatWasReceivedOrDrawn() {
    CaseFile family = named(sponsor);
    assertThat(missing(sponsor, family)).extracting(Refusal::code).containsExactly("noWindowApplication");
    assertThat(condition.missing(filed(sponsor, family, Stream.namedSponsor))).isEmpty();
    windows.received(family.id(), sponsor.id());
    assertThat(missing(sponsor, family)).isEmpty();
    assertThat(missing(sponsor(), family)).as("another sponsor's application").extracting(Refusal::code).containsExactly("noWindowApplication");
  }

  @Test
  void theDrawIsPublishedBeforeAndAfterAndAnyoneCanDoItAgain(@TempDir Path directory) throws Exception {
    UUID window = byDraw(2);
    Map<String, CaseFile> families = new HashMap<>();
    Map<String, Party> sponsors = new HashMap<>();
    for (int each = 0; each < 5; each++) {
      Party one = sponsor();
      CaseFile family = named(one);
      String number = apply(one, window, family).number();
      families.put(number, family);
      sponsors.put(number, one);
    }
    clock.advance(Duration.ofDays(3));
    officers.signIn("quebec");
    refused("window", "window.fault.drawNeeded", () -> keeping.receiveAll(ministry, window));
    refused("valueSource", "window.fault.valueSource", () -> keeping.publish(ministry, window, " ", clock.instant().plusSeconds(600)));
    refused("valueDueAt", "window.fault.valueDueAt", () -> keeping.publish(ministry, window, "A fictional lottery", clock.instant()));
    keeping.publish(ministry, window, "A fictional lottery of the next day", clock.instant().plusSeconds(600)).orElseThrow();

    Visitor anyone = new Visitor(port);
    String before = anyone.get("/draws/" + window).body();
    assertThat(before).contains("Not drawn yet", "A fictional lottery of the next day", published.find(window).orElseThrow().commitment())
        .contains(families.keySet().toArray(String[]::new)).doesNotContain("nonce");
    assertThat(anyone.get("/draws/" + window + "/draw.json").body()).doesNotContain("nonce", "\"seed\"");
    assertThat(anyone.get("/draws/" + window + "/result.csv").statusCode()).isEqualTo(404);
    assertThat(anyone.get("/draws/" + window + "/replay.sh").statusCode()).isEqualTo(404);
    Path file = directory.resolve("draw.json");
    Files.writeString(file, anyone.get("/draws/" + window + "/draw.json").body());
    assertThat(DrawCommandProbe.replay(file, Locale.CANADA).code()).isEqualTo(2);

    clock.advance(Duration.ofMinutes(11));
    officers.signIn("quebec");
    keeping.hold(ministry, window, "03 11 19 24 38 42").orElseThrow();
    PublishedDraw whole = published.whole(window).orElseThrow();
    assertThat(whole.replay().flaw()).isNull();
    assertThat(whole.result().stream().filter(Draw.Drawn::drawn)).hasSize(2);
    whole.result().forEach(drawn -> {
      CaseFile family = families.get(drawn.number());
      assertThat(mails(family)).containsExactly(drawn.drawn() ? "windowDrawn" : "windowNotDrawn");
      assertThat(missing(sponsors.get(drawn.number()), family)).extracting(Refusal::code).isEqualTo(drawn.drawn() ? List.of() : List.of("notDrawn"));
    });
    String after = anyone.get("/draws/" + window + "?lang=fr").body();
    assertThat(after).contains("Tirage de la période", "03 11 19 24 38 42", whole.seed());
    assertThat(anyone.get("/draws/" + window + "/list.csv").headers().firstValue("Cache-Control").orElseThrow()).contains("public");
    for (String path : List.of("", "/list.csv", "/result.csv", "/draw.json", "/replay.sh")) {
      String body = anyone.get("/draws/" + window + path).body();
      families.values().forEach(family -> assertThat(body).as(path).doesNotContain(family.number(), family.id().toString()));
      sponsors.values().forEach(one -> assertThat(body).as(path).doesNotContain(one.code(), one.id().toString(), "Testfictional"));
    }
    Files.writeString(file, anyone.get("/draws/" + window + "/draw.json").body());
    assertThat(DrawCommandProbe.replay(file, Locale.CANADA).code()).isZero();
    Files.writeString(file, Files.readString(file).replace("03 11 19", "03 11 20"));
    assertThat(DrawCommandProbe.replay(file, Locale.CANADA_FRENCH)).satisfies(wrong -> {
      assertThat(wrong.code()).isOne();
      assertThat(wrong.sentence()).contains("INEXACT", "germe");
    });
    Files.writeString(file, "{}");
    assertThat(DrawCommandProbe.replay(file, Locale.CANADA).code()).isOne();
    for (String name : List.of("list.csv", "result.csv", "replay.sh")) {
      Files.writeString(directory.resolve(name), anyone.get("/draws/" + window + "/" + name).body());
    }
    if (Files.isExecutable(Path.of("/usr/bin/sha256sum"))) {
      assertThat(new ProcessBuilder("/bin/sh", "replay.sh").directory(directory.toFile()).redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor()).isZero();
    }
  }

  @Test
  void theMinistryWorksOnItsPagesAndNobodyElseDoes() {
    Browser browser = new Browser(port).signIn("quebec");
    browser.get("/ministry/windows/new");
    Browser.Page wrong = browser.post("/ministry/windows/new", Map.of("opensOn", today.get().minusDays(1).toString(), "closesOn", "soon", "admission", "byDraw",
        "perSponsor", "0", "capAll", "5", "capR", "5", "source", ""));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.html()).contains("href=\"#opensOn\"", "href=\"#closesOn\"", "href=\"#perSponsor\"", "href=\"#capAll\"", "href=\"#source\"", "id=\"source-fault\"");
    LocalDate first = today.get().plusDays(40);
    String source = "Avis fictif " + OutsideParties.word();
    Browser.Page announced = browser.post("/ministry/windows/new", Map.of("opensOn", first.toString(), "closesOn", first.plusDays(5).toString(), "admission", "byDraw",
        "perSponsor", "2", "capR", "3", "capE", "4", "source", source));
    assertThat(announced.text()).contains("La période est annoncée", source, "Catégorie R", "Retirer cette période");
    UUID id = UUID.fromString(announced.path().substring(announced.path().lastIndexOf('/') + 1));
    assertThat(browser.get("/ministry/windows").status()).isEqualTo(200);
    assertThat(browser.get("/ministry/windows/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(keeping.open(sponsor.id(), id)).as("the windows of another").isEmpty();
    assertThat(keeping.withdraw(sponsor.id(), id)).isEmpty();
    assertThat(keeping.hold(sponsor.id(), id, "1")).isEmpty();
    browser.get("/ministry/windows/" + id);
    assertThat(browser.post("/ministry/windows/" + id + "/closing", Map.of()).status()).isEqualTo(422);
    assertThat(browser.post("/ministry/windows/" + id + "/withdrawal", Map.of()).text()).contains("La période est retirée");
    assertThat(jdbc.sql("select actor from audit_event where action in ('announceWindow', 'withdrawWindow') and subject = ?").param(id.toString())
        .query(String.class).list()).containsExactly("quebec", "quebec");
    assertThat(new Visitor(port).get("/ministry/windows").headers().firstValue("Location").orElseThrow()).endsWith("/login");
    for (String other : List.of("sponsor", "manitoba", "partner", "matching", "supervisor")) {
      assertThat(Visitor.signedIn(port, other).get("/ministry/windows").statusCode()).as(other).isEqualTo(403);
    }
  }

  @Test
  void aSponsorAppliesOnItsPage() {
    UUID window = byDraw(5);
    CaseFile family = named(sponsor);
    Browser browser = new Browser(port).signIn(sponsor.signIn());
    assertThat(browser.get("/sponsor").html()).contains("/sponsor/windows");
    assertThat(browser.get("/sponsor/windows").html()).contains("/sponsor/windows/" + window);
    assertThat(browser.get("/sponsor/windows/" + window).text()).contains("withdraw it until the list is published");
    Browser.Page wrong = browser.post("/sponsor/windows/" + window, Map.of("caseNumber", ""));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.html()).contains("href=\"#caseNumber\"", "href=\"#declared\"", "R – regular");
    Browser.Page made = browser.post("/sponsor/windows/" + window, Map.of("caseNumber", family.number(), "declared", "true"));
    assertThat(made.text()).contains("Your application is recorded", family.number(), "Waits for the closing");
    assertThat(new Browser(port).signIn(sponsor().signIn()).get("/sponsor/windows").text()).doesNotContain(family.number());
    assertThat(browser.get("/sponsor/windows/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(new Visitor(port).get("/sponsor/windows").headers().firstValue("Location").orElseThrow()).endsWith("/login");
    for (String other : List.of("quebec", "partner", "matching")) {
      assertThat(Visitor.signedIn(port, other).get("/sponsor/windows").statusCode()).as(other).isEqualTo(403);
    }
  }

  @Test
  void programsApplyAndTheMinistrysProgramDraws() {
    UUID window = byDraw(1);
    CaseFile family = named(sponsor);
    TestRestTemplate mine = http.withBasicAuth(sponsor.signIn(), OutsideParties.SECRET);
    assertThat(fields(mine.postForEntity("/api/v1/windows/" + window + "/applications", Map.of("declared", false), JsonNode.class)))
        .containsExactlyInAnyOrder("caseNumber", "declared");
    JsonNode made = mine.postForEntity("/api/v1/windows/" + window + "/applications",
        Map.of("caseNumber", family.number(), "declared", true), JsonNode.class).getBody();
    assertThat(made.at("/category").asText()).as("the register's").isEqualTo("R");
    assertThat(made.at("/state").asText()).isEqualTo("waiting");
    assertThat(mine.getForEntity("/api/v1/windows/applications", JsonNode.class).getBody().at("/applications/0/caseNumber").asText()).isEqualTo(family.number());
    assertThat(mine.getForEntity("/api/v1/windows", JsonNode.class).getBody().toString()).contains(window.toString());
    assertThat(http.withBasicAuth(sponsor().signIn(), OutsideParties.SECRET).getForEntity("/api/v1/windows/applications", JsonNode.class).getBody().at("/applications"))
        .isEmpty();
    apply(sponsor, window, named(sponsor));
    clock.advance(Duration.ofDays(3));
    TestRestTemplate office = http.withBasicAuth("ministere-qc", "demonstration-secret-ministere-qc");
    String path = "/api/v1/ministry/windows/" + window;
    assertThat(office.getForEntity(path, JsonNode.class).getBody().at("/drawNeeded").asBoolean()).isTrue();
    assertThat(fields(office.postForEntity(path + "/list", Map.of("valueSource", "A lottery"), JsonNode.class))).containsExactly("valueDueAt");
    JsonNode listed = office.postForEntity(path + "/list", Map.of("valueSource", "A lottery", "valueDueAt", clock.instant().plusSeconds(60).toString()), JsonNode.class)
        .getBody();
    assertThat(listed.at("/draw/commitment").asText()).hasSize(64);
    assertThat(listed.at("/draw").has("nonce")).isFalse();
    clock.advance(Duration.ofMinutes(2));
    assertThat(office.postForEntity(path + "/draw", Map.of("value", "7"), JsonNode.class).getBody().at("/draw/nonce").asText()).hasSize(64);
    assertThat(fields(office.postForEntity("/api/v1/ministry/windows", Map.of("opensOn", "x"), JsonNode.class)))
        .contains("opensOn", "closesOn", "admission", "perSponsor", "capAll", "source");
    assertThat(office.getForEntity("/api/v1/ministry/windows/" + UUID.randomUUID(), JsonNode.class).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(mine.getForEntity(path, JsonNode.class).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(office.getForEntity("/api/v1/windows", JsonNode.class).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(http.getForEntity(path, JsonNode.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/draws", "/draws?lang=fr"})
  void anyoneReadsTheListOfDraws(String path) {
    assertThat(new Visitor(port).get(path).statusCode()).isEqualTo(200);
    assertThat(new Visitor(port).get("/draws/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
  }

  private Party sponsor() {
    return parties.sponsor("QCG", "sherbrooke", OutsideParties.word(), 3, 9);
  }

  private CaseFile named(Party by) {
    return cases.open(Priority.normal, "QC", by.code());
  }

  private UUID byDraw(int cap) {
    return windows.window("byDraw", today.get().minusDays(1), today.get().plusDays(1), 2, Map.of("all", cap));
  }

  private WindowApplication apply(Party by, UUID window, CaseFile family) {
    officers.signIn(by.signIn());
    return applying.apply(by.id(), window, family.number(), true);
  }

  private List<Refusal> missing(Party by, CaseFile family) {
    return condition.missing(filed(by, family, Stream.quebecCollective));
  }

  private FiledUndertaking filed(Party by, CaseFile family, Stream stream) {
    return new FiledUndertaking(UUID.randomUUID(), family.id(), family.number(), by.id(), stream, clock.instant(), today.get());
  }

  private static void refused(String field, String key, Runnable attempt) {
    assertThatThrownBy(attempt::run).isInstanceOfSatisfying(WrongField.class, wrong -> {
      assertThat(wrong.messageKey()).isEqualTo(key);
      assertThat(wrong.field()).isEqualTo(field);
    });
  }

  private int audited(String action, String subject) {
    return jdbc.sql("select count(*) from audit_event where action = ? and subject = ?").params(action, subject).query(Integer.class).single();
  }

  private List<String> mails(CaseFile file) {
    return jdbc.sql("select template from outbox where case_number = ? order by created_at").param(file.number()).query(String.class).list();
  }

  private static List<String> fields(ResponseEntity<JsonNode> answer) {
    assertThat(answer.getStatusCode().value()).isIn(400, 422);
    List<String> fields = new ArrayList<>();
    answer.getBody().findValues("field").forEach(field -> fields.add(field.asText()));
    return fields;
  }

  private static List<Boolean> atOnce(List<Callable<Boolean>> all) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(all.size());
    List<Future<Boolean>> futures = threads.invokeAll(all);
    threads.shutdown();
    List<Boolean> results = new ArrayList<>();
    for (Future<Boolean> future : futures) {
      results.add(future.get());
    }
    return results;
  }
}

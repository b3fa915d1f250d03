package org.passerelle.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.screening.watchlist.edition.Edition.State;
import org.passerelle.screening.watchlist.hit.HitsOnFile.Hit;
import org.passerelle.screening.watchlist.hit.WatchlistScreening;
import org.passerelle.screening.watchlist.hit.WatchlistTest;
import org.passerelle.support.Browser;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Lists, editions and hits as people see them, and who may. */
class WatchlistPagesTest extends WatchlistTest {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @LocalServerPort
  private int port;

  @Autowired
  private WatchlistScreening screening;

  @Test
  void aComplianceOfficerLoadsAListAndSeesHowItDiffers() throws Exception {
    Sender officer = new Sender("compliance");
    HttpResponse<String> page = officer.send(list, "list.csv", csv(1, 6));
    assertThat(page.uri().getPath()).startsWith("/desk/watchlists/editions/");
    assertThat(page.body()).contains("The edition is in force", "Added (6)", "Invented Person1");
    assertThat(officer.send(list, "list.csv", csv(1, 6)).body()).contains("loaded before: nothing has changed");
    assertThat(officer.get("/desk/watchlists").body()).contains("Test list", "Edition 1", "families and organizations compared", "data-progress");
    assertThat(officer.get("/desk/watchlists/progress").body()).contains("\"running\":true");
    assertThat(officer.get("/desk/watchlists/lists/" + list).body()).contains("Edition 1", "compliance");
    assertThat(officer.get("/desk/watchlists/csv").body()).contains("weakAliases", "required");
    assertThat(officer.get("/assets/watchlist-sample.csv").body()).contains("This person is invented");
  }

  @Test
  void aShorterListAsksToBeConfirmed() throws Exception {
    Sender officer = new Sender("compliance");
    officer.send(list, "list.csv", csv(1, 6));
    HttpResponse<String> page = officer.send(list, "list.csv", csv(1, 3));
    assertThat(page.body()).contains("is not in force", "It lacks 3 of the 6 entries", "Put into force", "Removed (3)");
    assertThat(browser("supervisor").get(page.uri().getPath()).html()).contains("is not in force").doesNotContain("Put into force");
    assertThat(officer.post(page.uri().getPath() + "/force").body()).contains("The edition is in force");
    assertThat(officer.post(page.uri().getPath() + "/drop").body()).contains("somebody else decided");
    assertThat(editions.list(list).orElseThrow().inForce()).returns(State.inForce, edition -> edition.state()).returns(3, edition -> edition.entries());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"compliance|Line 3, “kind”: “spaceship” is not one of these: person, organization. The last entry without fault is A-1."})
  void aBrokenFileSaysWhereItBroke(String username, String sentence) throws Exception {
    HttpResponse<String> page = new Sender(username).send(list, "broken.csv", "reference,kind,name\nA-1,person,A\nA-2,spaceship,B\n");
    assertThat(page.body()).contains(sentence, "Nothing was loaded", "id=\"file-fault\"", "aria-describedby=\"file-fault file-hint\"", "href=\"#file\"");
    assertThat(new Sender(username).send(list, "", "").body()).contains("Choose a file.");
    assertThat(new Sender(username).send("nowhere", "a.csv", "x").body()).contains("Choose a list.");
    assertThat(editions.page(list, null)).isEmpty();
  }

  @Test
  void aHitIsShownSideBySideInBothLanguages() {
    Hit hit = hit();
    Browser.Page english = browser("compliance").get("/desk/watchlists/hits/" + hit.id());
    assertThat(english.status()).isEqualTo(200);
    assertThat(english.text()).contains("Side by side", name, "1970-05-05", "A-1", "An invented remark", "Why it was found", "Decide watchlist hit", hit.key());
    Browser french = browser("superviseure");
    assertThat(french.get("/desk/watchlists/hits/" + hit.id()).text()).contains("Côte à côte", "Pourquoi elle a été relevée", "Remarques de l’éditeur");
    assertThat(french.get("/desk/watchlists/hits").text()).contains("Correspondances avec les listes", name);
    assertThat(french.get("/desk/watchlists").text()).contains("Listes de surveillance", "Liste d’essai").doesNotContain("Charger le fichier");
    assertThat(browser("intake").get("/desk/cases/" + hit.key()).text()).contains("Watchlist hits", "Open");
    assertThat(jdbc.sql("select actor from audit_event where action = 'readWatchlistHit' and detail = ? order by id").param(hit.id().toString())
        .query(String.class).list()).containsExactly("compliance", "superviseure");
  }

  @Test
  void aDecidedHitShowsWhatWasDecided() {
    Hit hit = hit();
    screening.decide(hit.id(), WatchlistScreening.UPHELD, "The same invented passport.", "compliance");
    assertThat(browser("supervisor").get("/desk/watchlists/hits/" + hit.id()).text()).contains("Upheld", "The same invented passport.", "compliance");
    assertThat(browser("supervisor").get("/desk/watchlists/hits?show=upheld").text()).contains(name);
    assertThat(browser("supervisor").get("/desk/watchlists/hits?show=decided&after=" + hit.id()).status()).isEqualTo(200);
    assertThat(browser("supervisor").get("/desk/watchlists/hits?after=" + UUID.randomUUID()).status()).isEqualTo(200);
  }

  @Test
  void aReferralIsNotAcceptedWhileAHitIsOpenOrUpheld() {
    Hit hit = hit();
    assertThat(refusal(hit)).isEqualTo("watchlist.acceptWhileOpen");
    screening.decide(hit.id(), WatchlistScreening.UPHELD, "Invented.", "compliance");
    assertThat(refusal(hit)).isEqualTo("watchlist.acceptWhileUpheld");
  }

  @ParameterizedTest
  @ValueSource(strings = {"partner", "verifier", "sponsor", "manitoba", "quebec", "analyst", "intake", "admin"})
  void listsAreForThoseWhoKeepThem(String username) {
    Browser browser = browser(username);
    for (String path : new String[] {"", "/csv", "/progress", "/lists/" + list, "/hits", "/hits/" + hit().id()}) {
      assertThat(browser.get("/desk/watchlists" + path).status()).as(path).isIn(403, 404);
    }
    assertThat(browser.post("/desk/watchlists", Map.of("list", list)).status()).isIn(403, 404);
  }

  @Test
  void onlyComplianceOfficersLoadAndOnlyTheyAndSupervisorsSeeHits() throws Exception {
    Hit hit = hit();
    UUID edition = editions.list(list).orElseThrow().inForce().id();
    Browser auditor = browser("auditor");
    assertThat(auditor.get("/desk/watchlists").status()).isEqualTo(200);
    assertThat(auditor.get("/desk/watchlists/editions/" + edition).status()).isEqualTo(200);
    assertThat(auditor.get("/desk/watchlists/hits").status()).isEqualTo(403);
    assertThat(auditor.get("/desk/watchlists/hits/" + hit.id()).status()).isEqualTo(403);
    for (String username : new String[] {"auditor", "supervisor"}) {
      assertThat(new Sender(username).send(list, "a.csv", csv(1, 2)).statusCode()).isIn(403, 415);
      assertThat(new Sender(username).post("/desk/watchlists/editions/" + edition + "/force").statusCode()).isEqualTo(403);
      assertThat(new Sender(username).post("/desk/watchlists/editions/" + edition + "/drop").statusCode()).isEqualTo(403);
    }
    assertThat(editions.page(list, null)).hasSize(1);
    assertThat(browser("compliance").get("/desk/watchlists/hits/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(browser("compliance").get("/desk/watchlists/hits/x").status()).isIn(400, 404);
    assertThat(browser("compliance").get("/desk/watchlists/editions/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(browser("compliance").get("/desk/watchlists/lists/nowhere").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/hits", "/csv", "/progress"})
  void whoeverIsNotSignedInIsLedToTheSignIn(String path) {
    assertThat(new Visitor(port).get("/desk/watchlists" + path).headers().firstValue("Location").orElseThrow()).endsWith("/login");
  }

  private Hit hit() {
    if (editions.list(list).orElseThrow().inForce() == null) {
      load("A-1,person," + name + ",,1970,male,2026-01-01,An invented remark");
    }
    CaseFile file = family(name, "1970-05-05");
    screening.screen(file.id());
    return hitsOf(file).get(0);
  }

  private String refusal(Hit hit) {
    return org.assertj.core.api.Assertions.catchThrowableOfType(org.passerelle.engine.WrongField.class,
        () -> review.accept(hit.caseId(), null, "intake")).messageKey();
  }

  @Autowired
  private org.passerelle.referral.ReferralReview review;

  private static String csv(int first, int last) {
    return "reference,kind,name,births\n" + IntStream.rangeClosed(first, last).mapToObj(number -> "A-" + number + ",person,Invented Person" + number + ",1950\n")
        .reduce("", String::concat);
  }

  private Browser browser(String username) {
    return new Browser(port).signIn(username);
  }

  /** A browser that sends files. */
  private final class Sender {

    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NEVER).build();
    private String token = "";

    Sender(String username) throws Exception {
      get("/login");
      form("/login", "username=" + username + "&password=passerelle");
    }

    HttpResponse<String> get(String path) throws Exception {
      return keep(http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(), BodyHandlers.ofString()));
    }

    HttpResponse<String> post(String path) throws Exception {
      get("/desk/watchlists");
      return form(path, "x=y");
    }

    HttpResponse<String> send(String list, String fileName, String content) throws Exception {
      get("/desk/watchlists");
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      body.writeBytes(("--edge\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token + "\r\n--edge\r\nContent-Disposition: form-data; name=\"list\"\r\n\r\n"
          + list + "\r\n--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName + "\"\r\n\r\n" + content + "\r\n--edge--\r\n")
          .getBytes(StandardCharsets.UTF_8));
      return keep(http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/desk/watchlists")).header("Content-Type", "multipart/form-data; boundary=edge")
          .POST(BodyPublishers.ofByteArray(body.toByteArray())).build(), BodyHandlers.ofString()));
    }

    private HttpResponse<String> form(String path, String fields) throws Exception {
      return keep(http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString(fields + "&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8))).build(), BodyHandlers.ofString()));
    }

    /** As browsers do: what one is led to is asked for without what was sent. */
    private HttpResponse<String> keep(HttpResponse<String> page) throws Exception {
      if (page.statusCode() == 302) {
        return get(URI.create(page.headers().firstValue("Location").orElseThrow()).getPath());
      }
      Matcher found = TOKEN.matcher(page.body());
      token = found.find() ? found.group(1) : token;
      return page;
    }
  }
}

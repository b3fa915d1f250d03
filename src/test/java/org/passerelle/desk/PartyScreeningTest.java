package org.passerelle.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.Birth;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.partner.OrganizationChanges;
import org.passerelle.partner.OrganizationEntry;
import org.passerelle.partner.OrganizationFacts;
import org.passerelle.partner.OrganizationRegister;
import org.passerelle.partner.Parties;
import org.passerelle.partner.Party;
import org.passerelle.partner.PartyChanges;
import org.passerelle.partner.PartyFacts;
import org.passerelle.reference.Today;
import org.passerelle.screening.watchlist.edition.Edition;
import org.passerelle.screening.watchlist.edition.EditionLoading;
import org.passerelle.screening.watchlist.edition.Editions;
import org.passerelle.screening.watchlist.edition.ListFile;
import org.passerelle.screening.watchlist.hit.OrganizationScreenings;
import org.passerelle.screening.watchlist.hit.OrganizationStanding.Result;
import org.passerelle.screening.watchlist.hit.WatchlistScreening;
import org.passerelle.support.Browser;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.Officers;
import org.passerelle.support.OutsideParties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who is entered for an organization is looked for on the lists at once, and the register says with what result. */
class PartyScreeningTest extends IntegrationTest {

  private static final String LIST = "department";

  @LocalServerPort
  private int port;

  @Autowired
  private OrganizationChanges organizations;

  @Autowired
  private OrganizationRegister register;

  @Autowired
  private PartyChanges changes;

  @Autowired
  private Parties parties;

  @Autowired
  private Editions editions;

  @Autowired
  private EditionLoading loading;

  @Autowired
  private OrganizationScreenings screenings;

  @Autowired
  private WatchlistScreening screening;

  @Autowired
  private CaseProcesses processes;

  @Autowired
  private Today today;

  @Autowired
  private Officers officers;

  private String code;
  private String listed;

  @BeforeEach
  void aListedPerson() {
    code = "SCN" + OutsideParties.word().toUpperCase();
    listed = OutsideParties.word() + " " + OutsideParties.word() + " Fictionlisted";
    Edition edition = loading.load(editions.list(LIST).orElseThrow(), new File("reference,kind,name\nT-" + code + ",person," + listed + "\n" + others()))
        .edition();
    if (edition.state() == Edition.State.proposed) {
      loading.putIntoForce(edition.id());
    }
    organizations.enterPartner(code, new OrganizationFacts("ngo", code + " (fictional)", code + " (fictif)", "en", "scn@example.org"));
    officers.runJobs(code);
  }

  @Test
  void theRegisterSaysWhatWasFoundAndWhen() {
    Instant begun = clock.instant().truncatedTo(ChronoUnit.MICROS);
    assertThat(result(entry().id())).isEqualTo(Result.clear);
    add("Somebody Elsewhere Unlisted");
    add(listed);
    assertThat(result(party("Somebody Elsewhere Unlisted").id())).isEqualTo(Result.clear);
    assertThat(result(party(listed).id())).isEqualTo(Result.openHit);
    assertThat(processes.running(WatchlistScreening.MODEL, code)).as("an officer is asked").hasSize(1);
    assertThat(screenings.of(entry().id()).at()).isBetween(begun, clock.instant());
    assertThat(browser("intake").get("/desk/partners/" + code).text()).contains("Last screened", "The department’s own list", "Open hit", "Clear")
        .doesNotContain("See the hit");
    String hit = "/desk/watchlists/hits/" + hit(party(listed).id());
    assertThat(browser("compliance").get("/desk/partners/" + code).html()).contains("href=\"" + hit + "\"");
    assertThat(browser("compliance").get(hit).text()).contains(listed);

    screening.decide(hit(party(listed).id()), WatchlistScreening.CLEARED, "Another person (fictional).", "compliance");
    assertThat(result(party(listed).id())).isEqualTo(Result.clear);
  }

  @Test
  void anUpheldHitStandsUntilThePersonChanges() {
    add(listed);
    Party party = party(listed);
    screening.decide(hit(party.id()), WatchlistScreening.UPHELD, "The same person (fictional).", "compliance");
    assertThat(result(party.id())).isEqualTo(Result.upheld);
    assertThat(browser("accueil").get("/desk/partners/" + code).text()).contains("Correspondance retenue");
    changes.correct(entry(), entry().version(), party.id(), facts("Quite Another Corrected"), party.fromDay());
    officers.runJobs(code);
    assertThat(result(party.id())).isEqualTo(Result.clear);
  }

  @Test
  void whoHasEndedIsNotAskedAboutAnyMore() {
    changes.add(entry(), entry().version(), facts(listed), today.get().minusDays(5));
    officers.runJobs(code);
    Party party = party(listed);
    assertThat(result(party.id())).isEqualTo(Result.openHit);
    changes.end(entry(), entry().version(), party.id(), today.get().minusDays(1), "Left (fictional).");
    officers.runJobs(code);
    assertThat(result(party.id())).isEqualTo(Result.notScreened);
    assertThat(jdbc.sql("select lapsed_at is not null from watchlist_hit where subject_id = ?").param(party.id()).query(Boolean.class).single()).isTrue();
  }

  @Test
  void everyScreeningIsKept() {
    add("Kept One Fictional");
    add("Kept Two Fictional");
    assertThat(jdbc.sql("select cardinality(subjects) from organization_screening where organization_id = ? order by id").param(entry().id())
        .query(Integer.class).list()).startsWith(1, 2, 3);
  }

  /** What the list holds already stays on it. */
  private String others() {
    return jdbc.sql("select reference, kind, name from watchlist_entry where list_code = ? and until is null order by reference").param(LIST)
        .query((row, number) -> row.getString("reference") + "," + row.getString("kind") + ",\"" + row.getString("name").replace("\"", "\"\"") + "\"").list()
        .stream().collect(Collectors.joining("\n"));
  }

  private void add(String name) {
    changes.add(entry(), entry().version(), facts(name), today.get());
    officers.runJobs(code);
  }

  private static PartyFacts facts(String name) {
    return new PartyFacts("person", List.of("director"), name, null, List.of(), null, Birth.read(Birth.UNKNOWN).orElseThrow(), null, null);
  }

  private Party party(String name) {
    return parties.of(entry().id()).stream().filter(each -> each.facts().name().equals(name)).findFirst().orElseThrow();
  }

  private UUID hit(UUID subject) {
    return jdbc.sql("select id from watchlist_hit where subject_id = ?").param(subject).query(UUID.class).single();
  }

  private Result result(UUID id) {
    return screenings.of(entry().id()).of(id);
  }

  private OrganizationEntry entry() {
    return register.find(code).orElseThrow();
  }

  private Browser browser(String username) {
    return new Browser(port).signIn(username);
  }

  private record File(String content) implements ListFile {

    @Override
    public String name() {
      return "fictional.csv";
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
  }
}

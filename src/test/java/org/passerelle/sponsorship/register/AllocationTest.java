package org.passerelle.sponsorship.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.reference.Priority;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.Charges;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Yearly allocations: charged when a family is accepted, given back when it does not come. */
class AllocationTest extends IntegrationTest {

  private static final int GROUPS = 50;

  @Autowired
  private TestRestTemplate http;

  @Autowired
  private Allocations allocations;

  @Autowired
  private Charges charges;

  @Autowired
  private Today today;

  private OutsideParties parties;
  private String language;
  private Party holder;

  @BeforeEach
  void aHolder() {
    parties = new OutsideParties(jdbc);
    language = OutsideParties.word();
    holder = parties.sponsor("HOLDER", "winnipeg", language, 1, 8);
  }

  @AfterEach
  void nobodyElseMeetsThem() {
    parties.closeSponsors(language);
  }

  @Test
  void ofFiftyGroupsForOneLastPlaceOneWinsAndTheOthersReadWhy() throws Exception {
    List<Party> groups = new ArrayList<>();
    List<UUID> holds = new ArrayList<>();
    for (int each = 0; each < GROUPS; each++) {
      Party group = parties.constituentGroup(holder, "GROUP", "winnipeg", language, 1, 8);
      groups.add(group);
      holds.add(hold(group));
    }
    allocate(2);
    ExecutorService threads = Executors.newFixedThreadPool(GROUPS);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<ResponseEntity<JsonNode>>> answers = new ArrayList<>();
    for (int each = 0; each < GROUPS; each++) {
      int at = each;
      answers.add(threads.submit((Callable<ResponseEntity<JsonNode>>) () -> {
        start.await();
        return accept(groups.get(at), holds.get(at), at % 2 == 0 ? "en" : "fr");
      }));
    }
    start.countDown();
    int won = 0;
    for (int each = 0; each < GROUPS; each++) {
      ResponseEntity<JsonNode> answer = answers.get(each).get();
      if (answer.getStatusCode() == HttpStatus.OK) {
        won++;
      } else {
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(answer.getBody().get("detail").asText())
            .contains(each % 2 == 0 ? "others were first. The family stays held for you" : "d’autres ont été plus rapides. La famille vous reste réservée");
      }
    }
    threads.shutdown();
    assertThat(won).isOne();
    assertThat(allocations.left(holder.id(), today.get().getYear())).hasValue(0);
    assertThat(jdbc.sql("select state, count(*) as n from proposal where id = any(?) group by state order by n").param(holds.toArray(UUID[]::new))
        .query((row, number) -> row.getString("state") + row.getInt("n")).list()).containsExactly("accepted1", "held" + (GROUPS - 1));
  }

  @Test
  void whatEndsIsGivenBackOnceToTheYearThatWasCharged() {
    UUID hold = hold(holder);
    allocate(5);
    assertThat(accept(holder, hold, "en").getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(allocations.left(holder.id(), today.get().getYear())).hasValue(3);

    UUID caseId = jdbc.sql("select case_id from proposal where id = ?").param(hold).query(UUID.class).single();
    charges.endSponsorship(caseId);
    charges.endSponsorship(caseId);
    allocations.giveBack(hold, clock.instant());

    assertThat(allocations.left(holder.id(), today.get().getYear())).hasValue(5);
  }

  @Test
  void aHeldFamilyTakesNothingYet() {
    hold(holder);
    assertThat(jdbc.sql("select sum(used) from sponsor_allocation where organization_id = ?").param(holder.id()).query(Integer.class).single()).isZero();
    assertThat(allocations.left(parties.sponsor("QUEBEC", "sherbrooke", language, 1, 8).id(), today.get().getYear())).isEmpty();
  }

  private void allocate(int persons) {
    jdbc.sql("update sponsor_allocation set persons = ? where organization_id = ?").params(persons, holder.id()).update();
  }

  private UUID hold(Party sponsor) {
    CaseFile file = cases.open(Priority.normal, null, sponsor.code());
    cases.begin("sponsorship-matching", file, Map.of("priority", "normal"));
    officers.runJobs(file.number());
    return jdbc.sql("select id from proposal where case_id = ? and sponsor_id = ? and state = 'held'").params(file.id(), sponsor.id()).query(UUID.class).single();
  }

  private ResponseEntity<JsonNode> accept(Party sponsor, UUID hold, String languageTag) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.ACCEPT_LANGUAGE, languageTag);
    return http.withBasicAuth(sponsor.signIn(), OutsideParties.SECRET).exchange("/api/v1/proposals/" + hold + "/answer", HttpMethod.POST,
        new HttpEntity<>(Map.of("accept", true), headers), JsonNode.class);
  }
}

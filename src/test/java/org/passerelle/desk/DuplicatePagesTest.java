package org.passerelle.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.referral.SampleReferrals.born;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.reference.Priority;
import org.passerelle.referral.SampleReferrals;
import org.passerelle.screening.duplicate.DuplicateScreening;
import org.passerelle.screening.duplicate.Suspicions;
import org.passerelle.screening.merge.Answer;
import org.passerelle.screening.merge.MergeUnit;
import org.passerelle.support.Browser;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two files side by side, who may read them, and the way back from a link or a merge. */
class DuplicatePagesTest extends IntegrationTest {

  @LocalServerPort
  private int port;
  @Autowired
  private Persons persons;
  @Autowired
  private DuplicateScreening screening;
  @Autowired
  private Suspicions suspicions;
  @Autowired
  private MergeUnit unit;

  private final String name = SampleReferrals.familyName() + " " + SampleReferrals.familyName();
  private CaseFile first;
  private CaseFile second;
  private UUID pair;

  @BeforeEach
  void twoFilesOfOnePerson() {
    LocalDate birth = LocalDate.parse(born(1950, 35) + "-0" + born(1, 9) + "-" + born(11, 18));
    first = file(birth);
    second = file(birth);
    screening.screen(second.id());
    pair = suspicions.next(second.id()).orElseThrow();
  }

  @Test
  void theUnitReadsBothFilesSideBySideAndTheReadingIsAudited() {
    Browser.Page page = browser("merge").get("/desk/duplicates/" + pair);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("Two people who may be one", "Very likely the same person", name, first.number(), second.number(), "later file",
        "on record", "strongly for one person", "Both families", "FIC-1", "Nobody has answered yet");
    assertThat(browser("fusion").get("/desk/duplicates/" + pair).text()).contains("Deux personnes qui n’en font peut-être qu’une", "dossier plus récent",
        "parle fortement pour une seule personne", "Les deux familles");
    assertThat(jdbc.sql("select actor from audit_event where action = 'readDuplicate' and subject = ? order by id").param(first.number())
        .query(String.class).list()).containsExactly("merge", "fusion");
    assertThat(browser("merge").get("/desk/duplicates/" + pair + "?framed").text()).as("within a task it stands without the frame").doesNotContain("Sign out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"merge", "intake", "supervisor", "auditor"})
  void thoseWhoNeedToReadIt(String username) {
    assertThat(browser(username).get("/desk/duplicates/" + pair).status()).isEqualTo(200);
    assertThat(browser(username).get("/desk/duplicates").status()).isEqualTo(200);
    assertThat(browser(username).get("/desk/duplicates/answered").status()).isEqualTo(200);
    assertThat(browser(username).get("/desk/duplicates/" + UUID.randomUUID()).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"partner", "verifier", "sponsor", "manitoba", "quebec", "analyst", "admin", "identity", "matching"})
  void andNobodyElse(String username) {
    Browser browser = browser(username);
    for (String path : List.of("/desk/duplicates", "/desk/duplicates/answered", "/desk/duplicates/" + pair)) {
      Browser.Page page = browser.get(path);
      assertThat(page.status()).as(path).isIn(403, 404);
      assertThat(page.text()).doesNotContain(name);
    }
  }

  @Test
  void whoeverIsNotSignedInIsLedToTheSignIn() {
    assertThat(new Visitor(port).get("/desk/duplicates/" + pair).headers().firstValue("Location").orElseThrow()).endsWith("/login");
  }

  @Test
  void theUnitAloneUndoesAndSaysWhy() {
    unit.answer(second.id(), pair, Answer.linked, "The same fictional person.", "merge");
    UUID link = jdbc.sql("select id from record_link where case_id = ?").param(second.id()).query(UUID.class).single();
    String path = "/desk/duplicates/links/" + link + "/undo";
    for (String other : List.of("intake", "supervisor", "auditor", "partner")) {
      assertThat(browser(other).get(path).status()).as(other).isIn(403, 404);
      Browser browser = browser(other);
      browser.get("/account");
      assertThat(browser.post(path, Map.of("undoReason", "No.")).status()).as(other).isIn(403, 404);
    }
    assertThat(browser("intake").get("/desk/cases/" + first.number()).text()).contains("One person also stands in file " + second.number())
        .doesNotContain("Undo the link");

    Browser unitMember = browser("merge");
    assertThat(unitMember.get("/desk/cases/" + first.number()).text()).contains("The same fictional person.", "Undo the link");
    assertThat(unitMember.get(path).text()).contains("Undo a link", second.number(), first.number());
    Browser.Page refused = unitMember.post(path, Map.of("undoReason", " "));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("Nothing was undone", "Fill in “Why it is undone”.");
    assertThat(unitMember.post(path, Map.of("undoReason", "Another\u0007person.")).status()).isEqualTo(422);
    assertThat(unitMember.post(path, Map.of("undoReason", "x".repeat(4001))).status()).isEqualTo(422);
    assertThat(jdbc.sql("select undone_at is null from record_link where id = ?").param(link).query(Boolean.class).single()).isTrue();

    Browser.Page done = unitMember.post(path, Map.of("undoReason", "Two fictional cousins."));
    assertThat(done.text()).contains("The link is undone", "undone by merge", "Two fictional cousins.");
    assertThat(unitMember.get(path).status()).as("it can be undone once").isEqualTo(404);
    assertThat(browser("fusion").get("/desk/duplicates/answered").text()).contains(name);
  }

  @Test
  void aMergedFileNamesTheOtherAndTheNamesThatCame() {
    jdbc.sql("update person set full_name = full_name || ' Fictionalkhan' where case_id = ?").param(second.id()).update();
    unit.answer(second.id(), pair, Answer.same, "One fictional family.", "merge");
    assertThat(browser("merge").get("/desk/cases/" + second.number()).text()).contains("Merged into file " + first.number(), "Undo the merge");
    assertThat(browser("fusion").get("/desk/cases/" + first.number()).text()).contains("Fusionné dans ce dossier", second.number(),
        "Fictionalkhan (nom dans l’autre dossier, du dossier " + second.number() + ")");
    assertThat(browser("partner").get("/partner/referrals/" + first.number()).text()).as("a partner reads nothing of another file")
        .doesNotContain(second.number()).doesNotContain("Fictionalkhan");
    Browser unitMember = browser("merge");
    UUID link = jdbc.sql("select id from record_link where case_id = ?").param(second.id()).query(UUID.class).single();
    unitMember.get("/desk/duplicates/links/" + link + "/undo");
    assertThat(unitMember.post("/desk/duplicates/links/" + link + "/undo", Map.of("undoReason", "Too early.")).text())
        .as("a file that is still on its way to its end").contains("still being closed");
  }

  @Test
  void theListIsPagedStrongOnesFirst() {
    List<UUID> mine = new java.util.ArrayList<>();
    List<String> numbers = new java.util.ArrayList<>();
    UUID[] people = persons.of(second.id()).stream().map(Person::id).toArray(UUID[]::new);
    for (int index = 0; index < 30; index++) {
      CaseFile other = file(LocalDate.of(1950, 1, 1).plusDays(index));
      UUID id = UUID.randomUUID();
      jdbc.sql("insert into duplicate_suspicion (id, case_id, person_id, other_person_id, other_case_id, weight, strength, evidence, found_at) "
              + "values (?, ?, ?, ?, ?, 20, ?, '[]', ?)")
          .params(id, second.id(), people[0], persons.of(other.id()).get(0).id(), other.id(), index % 2 == 0 ? "possible" : "strong",
              Timestamp.from(clock.instant().minusSeconds(4_000_000_000L - index))).update();
      mine.add(id);
      numbers.add(other.number());
    }
    Browser browser = browser("merge");
    String one = browser.get("/desk/duplicates").text();
    assertThat(one.indexOf(numbers.get(1))).isBetween(0, one.indexOf(numbers.get(3)));
    String next = browser.get("/desk/duplicates?after=" + mine.get(1)).text();
    assertThat(next).contains(numbers.get(3)).doesNotContain(numbers.get(1));
    jdbc.sql("delete from duplicate_suspicion where id = any(?)").param(mine.toArray(UUID[]::new)).update();
  }

  private CaseFile file(LocalDate birth) {
    CaseFile file = cases.open(Priority.normal, null, null);
    List<Person> family = List.of(new Person(UUID.randomUUID(), 1, "principalApplicant", true, name, null, "female", birth.toString(), birth, birth,
        "AFG", "passport", "FIC-1" + birth.toEpochDay()));
    persons.replace(file.id(), family);
    screening.remember(family);
    return file;
  }

  private Browser browser(String username) {
    return new Browser(port).signIn(username);
  }
}

package org.passerelle.screening.watchlist.hit;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.reference.Priority;
import org.passerelle.screening.watchlist.edition.EditionLoading;
import org.passerelle.screening.watchlist.edition.EditionLoading.Loaded;
import org.passerelle.screening.watchlist.edition.Editions;
import org.passerelle.screening.watchlist.edition.Lists;
import org.passerelle.screening.watchlist.hit.HitsOnFile.Hit;
import org.passerelle.support.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Tests with a list of their own, which is gone afterwards with all that was found by it. Everybody in it is invented. */
public abstract class WatchlistTest extends IntegrationTest {

  private static final String HEADER = "reference,kind,name,nameInScript,births,sex,listedOn,remarks\n";

  @Autowired
  protected Editions editions;

  @Autowired
  protected EditionLoading loading;

  @Autowired
  protected Persons persons;

  @Autowired
  protected HitsOnFile hits;

  /** Code of the test's own list. */
  protected String list = "";

  /** A name nobody else has, so that tests do not find each other's people. */
  protected String name = "";

  @BeforeEach
  void aListOfOnesOwn() {
    String letters = UUID.randomUUID().toString().replaceAll("[^a-f0-9]", "").chars().limit(14).mapToObj(digit -> String.valueOf((char) ('a' + Character.digit(digit, 16))))
        .reduce("", String::concat);
    list = "test" + letters;
    name = "Qor" + letters.substring(0, 7) + " Vex" + letters.substring(7);
    jdbc.sql("insert into watchlist (code, position, name_en, name_fr, format, source) select ?, max(position) + 1, 'Test list', 'Liste d’essai', 'csv', 'none' "
        + "from watchlist").param(list).update();
  }

  @AfterEach
  void theListIsGone() {
    jdbc.sql("delete from watchlist_round").update();
    jdbc.sql("delete from watchlist_hit where list_code = ?").param(list).update();
    jdbc.sql("delete from watchlist_entry where list_code = ?").param(list).update();
    jdbc.sql("delete from watchlist_change where edition_id in (select id from watchlist_edition where list_code = ?)").param(list).update();
    jdbc.sql("delete from watchlist_edition where list_code = ?").param(list).update();
    jdbc.sql("delete from watchlist where code = ?").param(list).update();
  }

  /** Loads an edition of these lines: {@code reference,kind,name,nameInScript,births,sex,listedOn,remarks}. */
  protected Loaded load(String... lines) {
    return loading.load(editions.list(list).orElseThrow(), Lists.file("test.csv", HEADER + String.join("\n", lines) + "\n"));
  }

  /** A case of one person. */
  protected CaseFile family(String fullName, String birth) {
    CaseFile file = cases.open(Priority.normal, null, null);
    write(file, UUID.randomUUID(), fullName, birth);
    return file;
  }

  protected void write(CaseFile file, UUID id, String fullName, String birth) {
    persons.replace(file.id(), List.of());
    persons.replace(file.id(), List.of(new Person(id, 1, "principalApplicant", true, fullName, null, "male", birth, LocalDate.parse(birth),
        LocalDate.parse(birth), "AFG", null, null)));
  }

  /** The case's hits on the test's own list. */
  protected List<Hit> hitsOf(CaseFile file) {
    return hits.ofCase(file.id()).stream().filter(hit -> hit.listEn().equals("Test list")).toList();
  }
}

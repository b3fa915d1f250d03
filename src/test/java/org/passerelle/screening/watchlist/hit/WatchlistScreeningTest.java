package org.passerelle.screening.watchlist.hit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.partner.Organizations;
import org.passerelle.screening.watchlist.edition.Edition;
import org.passerelle.screening.watchlist.edition.Edition.State;
import org.passerelle.screening.watchlist.edition.EditionLoading.Loaded;
import org.passerelle.screening.watchlist.edition.Editions.ListedChange;
import org.passerelle.screening.watchlist.edition.Lists;
import org.passerelle.screening.watchlist.hit.HitsOnFile.Hit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Editions, what they bring to those on file, and what becomes of hits when either side changes. */
class WatchlistScreeningTest extends WatchlistTest {

  @Autowired
  private WatchlistScreening screening;

  @Autowired
  private WatchlistHits stored;

  @Autowired
  private Rounds rounds;

  @Autowired
  private RoundWork work;

  @Autowired
  private RuntimeService runtime;

  @Autowired
  private TaskService tasks;

  @Autowired
  private Organizations organizations;

  @Autowired
  private TransactionTemplate transaction;

  @Test
  void anEditionIsComparedWithTheLast() {
    Loaded first = load("A-1,person,Invented One,,1970,male,2026-01-01,", "A-2,person,Invented Two,,,,,", "A-3,person,Invented Three,,,,,", line(4), line(5), line(6),
        line(7));
    assertThat(first.edition()).returns(State.inForce, Edition::state).returns(7, Edition::added).returns(0, Edition::base);
    Loaded second = load("A-1,person,Invented One,,1971,male,2026-01-01,New remark", "A-3,person,Invented Three,,,,,", line(4), line(5), line(6), line(7),
        "A-8,organization,Invented Eight,,,,2026-01-03,");
    assertThat(second.edition()).returns(State.inForce, Edition::state).returns(1, Edition::added).returns(1, Edition::removed).returns(1, Edition::changed)
        .returns(1, Edition::base).returns(7, Edition::entries);
    assertThat(editions.changes(second.edition().id(), null, 0)).extracting(ListedChange::kind, ListedChange::reference)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("removed", "A-2"), org.assertj.core.groups.Tuple.tuple("changed", "A-1"),
            org.assertj.core.groups.Tuple.tuple("added", "A-8"));
    assertThat(editions.changes(second.edition().id(), "changed", 0).get(0).fields()).containsExactly("births", "remarks");
    assertThat(editions.find(first.edition().id()).orElseThrow().state()).isEqualTo(State.replaced);
    assertThat(jdbc.sql("select reference from watchlist_entry where list_code = ? and until is null order by reference").param(list).query(String.class).list())
        .containsExactly("A-1", "A-3", "A-4", "A-5", "A-6", "A-7", "A-8");
  }

  @Test
  void theSameFileTwiceChangesNothing() {
    Loaded first = load(line(1));
    long round = rounds.latest().orElseThrow().number();
    Loaded again = load(line(1));
    assertThat(again.fresh()).isFalse();
    assertThat(again.edition().id()).isEqualTo(first.edition().id());
    assertThat(rounds.latest().orElseThrow().number()).isEqualTo(round);
    Loaded same = load(line(1), "");
    assertThat(same.edition()).returns(State.inForce, Edition::state).returns(true, Edition::same);
    assertThat(rounds.latest().orElseThrow().number()).as("nobody has to be compared again").isEqualTo(round);
  }

  @Test
  void aListThatShrinksOrIsOlderWaitsUntilSomebodyConfirmsIt() {
    load(lines(1, 10));
    Loaded shrunk = load(lines(1, 7));
    assertThat(shrunk.edition()).returns(State.proposed, Edition::state).returns(List.of(Edition.SHRUNK), Edition::doubts).returns(3, Edition::removed);
    assertThat(editions.list(list).orElseThrow().number()).as("the list stays as it was").isEqualTo(1);
    assertThat(loading.putIntoForce(shrunk.edition().id())).isTrue();
    assertThat(loading.putIntoForce(shrunk.edition().id())).as("once").isFalse();
    assertThat(editions.list(list).orElseThrow().number()).isEqualTo(2);

    load(Stream.concat(Stream.of(lines(1, 7)), Stream.of("A-99,person,Invented New,,,,2026-05-05,")).toArray(String[]::new));
    Loaded older = load(Stream.concat(Stream.of(lines(1, 7)), Stream.of("A-99,person,Invented New,,,,2026-04-04,")).toArray(String[]::new));
    assertThat(older.edition().doubts()).containsExactly(Edition.OLDER);
    assertThat(loading.drop(older.edition().id())).isTrue();
    assertThat(loading.putIntoForce(older.edition().id())).isFalse();
    assertThat(editions.find(older.edition().id()).orElseThrow().state()).isEqualTo(State.dropped);
  }

  @Test
  void aProposedEditionIsDroppedWhenAnotherIsLoaded() {
    load(lines(1, 10));
    Loaded shrunk = load(lines(1, 3));
    load(lines(1, 11));
    assertThat(editions.find(shrunk.edition().id()).orElseThrow().state()).isEqualTo(State.dropped);
    assertThat(loading.putIntoForce(shrunk.edition().id())).isFalse();
  }

  @Test
  void ofTwoLoadsAtOnceEachSeesTheOther() {
    List<CompletableFuture<Loaded>> both = IntStream.of(3, 3, 4, 5).mapToObj(last -> CompletableFuture.supplyAsync(() -> load(lines(1, last)))).toList();
    both.forEach(CompletableFuture::join);
    assertThat(jdbc.sql("select count(*) from watchlist_edition where list_code = ? and state = 'inForce'").param(list).query(Integer.class).single()).isOne();
    assertThat(jdbc.sql("select count(*) from watchlist_entry where list_code = ? and until is null").param(list).query(Integer.class).single())
        .isEqualTo(editions.list(list).orElseThrow().inForce().entries());
  }

  @Test
  void aBrokenFileChangesNothing() {
    load(line(1));
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> loading.load(editions.list(list).orElseThrow(),
        Lists.file("x.csv", "reference,kind,name\nA-1,person,X\nA-2,spaceship,Y\n")))).isNotNull();
    assertThat(editions.page(list, null)).hasSize(1);
    assertThat(jdbc.sql("select detail from audit_event where action = 'refuseWatchlist' and subject = ?").param(list).query(String.class).list())
        .containsExactly("badCode");
  }

  @Test
  void aClearedPairDoesNotComeBackUntilOneSideChanges() {
    CaseFile file = family(name, "1970-05-05");
    UUID person = persons.of(file.id()).get(0).id();
    load(entry("1970", ""));
    assertThat(screening.screen(file.id())).isOne();
    Hit hit = hitsOf(file).get(0);
    assertThat(hit).returns("open", Hit::state).returns(name, Hit::subject).returns("A-1", Hit::reference);
    assertThat(hit.evidence()).isNotEmpty();
    assertThat(screening.screen(file.id())).as("known").isZero();
    screening.decide(hit.id(), WatchlistScreening.CLEARED, "Another person.", "compliance");

    assertThat(screening.screen(file.id())).isZero();
    load(entry("1970", "Only a remark"));
    assertThat(screening.screen(file.id())).as("a remark is not compared").isZero();
    assertThat(hitsOf(file)).extracting(Hit::state).containsExactly("cleared");

    load(entry("1969/1971", ""));
    assertThat(screening.screen(file.id())).as("the entry has changed").isOne();
    assertThat(hitsOf(file)).extracting(Hit::state).containsExactlyInAnyOrder("open", "lapsed");

    load(entry("1970", "Back again"));
    assertThat(screening.screen(file.id())).as("the pair that was cleared").isZero();
    assertThat(hitsOf(file)).extracting(Hit::state).containsExactlyInAnyOrder("cleared", "lapsed");

    write(file, person, name, "1970-05-06");
    assertThat(screening.screen(file.id())).as("the person has changed").isOne();
    assertThat(stored.open(file.id())).isOne();
    write(file, person, "Somebody Entirely Else", "1970-05-06");
    assertThat(screening.screen(file.id())).isZero();
    assertThat(hitsOf(file)).extracting(Hit::state).containsOnly("lapsed");
  }

  @Test
  void anUpheldHitStandsUntilTheEntryLeavesTheList() {
    CaseFile file = family(name, "1970-05-05");
    load(entry("1970", ""), line(2), line(3), line(4), line(5), line(6));
    screening.screen(file.id());
    Hit hit = hitsOf(file).get(0);
    screening.decide(hit.id(), WatchlistScreening.UPHELD, "The same invented passport.", "compliance");
    screening.decide(hit.id(), WatchlistScreening.CLEARED, "Too late.", "compliance");
    assertThat(stored.standing(file.id())).as("decided once").isOne();
    assertThat(jdbc.sql("select code from case_event where case_id = ? order by id").param(file.id()).query(String.class).list())
        .containsExactly("watchlistHitFound", "watchlistHitUpheld");
    load(line(2), line(3), line(4), line(5), line(6));
    assertThat(stored.standing(file.id())).isZero();
    assertThat(hitsOf(file)).singleElement().returns("lapsed", Hit::state).returns("upheld", Hit::decision);
  }

  @Test
  void everyoneIsComparedAgainInTheBackgroundAndAskedAboutOnce() {
    List<CaseFile> families = IntStream.range(0, 3).mapToObj(number -> family(name, "1970-05-0" + (number + 1))).toList();
    load(entry("1970", ""));
    Round begun = rounds.latest().orElseThrow();
    assertThat(begun.total()).isGreaterThanOrEqualTo(3);
    work.work(1);
    Round halfway = rounds.latest().orElseThrow();
    assertThat(halfway.done()).isOne();
    // the power fails within a turn: nothing of the turn is kept, and the round goes on from where it was
    transaction.executeWithoutResult(status -> {
      work.work(2);
      status.setRollbackOnly();
    });
    assertThat(rounds.latest().orElseThrow()).returns(1, Round::done).returns(halfway.after(), Round::after);
    finish();
    families.forEach(file -> officers.runJobs(file.number()));

    Round ended = rounds.latest().orElseThrow();
    assertThat(ended.running()).isFalse();
    assertThat(ended.failed()).isZero();
    assertThat(ended.done()).isGreaterThanOrEqualTo(ended.total());
    assertThat(families).allSatisfy(file -> {
      assertThat(hitsOf(file)).singleElement().returns("open", Hit::state);
      assertThat(officers.waitsAt(file.number())).containsExactly("userTask_decideWatchlistHit");
    });
    load(entry("1970", "A remark"));
    finish();
    families.forEach(file -> officers.runJobs(file.number()));
    assertThat(families).allSatisfy(file -> assertThat(officers.waitsAt(file.number())).containsExactly("userTask_decideWatchlistHit"));

    load(line(2));
    assertThat(editions.list(list).orElseThrow().proposed()).as("the only entry is gone").isNotNull();
    loading.putIntoForce(editions.list(list).orElseThrow().proposed().id());
    families.forEach(file -> officers.runJobs(file.number()));
    assertThat(families).as("nobody is asked about an entry that is gone").allSatisfy(file -> assertThat(officers.ended(file.number())).isTrue());
  }

  @Test
  void aNewRoundTakesOverFromTheOneThatRuns() {
    load(line(1));
    long first = rounds.latest().orElseThrow().number();
    work.work(1);
    load(line(1), line(2));
    work.work(1);
    assertThat(jdbc.sql("select replaced from watchlist_round where number = ?").param(first).query(Boolean.class).single()).isTrue();
    assertThat(rounds.latest().orElseThrow().done()).isOne();
  }

  @Test
  void aClosedCaseIsLeftAloneAndItsOpenHitsLapse() {
    CaseFile file = family(name, "1970-05-05");
    load(entry("1970", ""));
    finish();
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly("userTask_decideWatchlistHit");
    transaction.executeWithoutResult(status -> screening.release(file));
    assertThat(officers.ended(file.number())).isTrue();
    assertThat(hitsOf(file)).extracting(Hit::state).containsExactly("lapsed");
  }

  @Test
  void organizationsAreAskedAboutToo() {
    UUID id = UUID.randomUUID();
    String code = "T" + list.substring(4, 14).toUpperCase(java.util.Locale.ROOT);
    jdbc.sql("insert into organization (id, code, kind, name_en, name_fr, language, email) values (?, ?, 'verifier', ?, ?, 'en', 'x@example.org')")
        .params(id, code, name + " Trading", name + " Commerce").update();
    try {
      load("A-1,organization," + name + " Trading,,,,,");
      transaction.executeWithoutResult(status -> screening.changed(id));
      officers.runJobs(code);
      assertThat(hits.ofOrganization(id)).singleElement().returns("organization", Hit::subjectKind).returns(code, Hit::key).returns("open", Hit::state);
      assertThat(officers.waitsAt(code)).containsExactly("userTask_decideWatchlistHit");
      assertThat(tasks.createTaskQuery().processInstanceBusinessKey(code).singleResult().getDueDate()).isNotNull();
      officers.complete(code, "userTask_decideWatchlistHit", "compliance", java.util.Map.of("hitDecision", "cleared", "reason", "A namesake."));
      assertThat(officers.ended(code)).isTrue();
      assertThat(organizations.get(id).code()).isEqualTo(code);
    } finally {
      jdbc.sql("delete from watchlist_hit where organization_id = ?").param(id).update();
      jdbc.sql("delete from organization_screening where organization_id = ?").param(id).update();
      jdbc.sql("delete from organization where id = ?").param(id).update();
    }
  }

  private void finish() {
    int turns = 0;
    while (rounds.latest().orElseThrow().running()) {
      work.work(20);
      assertThat(turns++).isLessThan(2_000);
    }
  }

  private String entry(String births, String remark) {
    return "A-1,person," + name + ",," + births + ",male,," + remark;
  }

  private static String line(int number) {
    return "A-" + number + ",person,Inventedperson" + (char) ('a' + number) + " Nowhere" + (char) ('z' - number) + ",,,,,";
  }

  private static String[] lines(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(WatchlistScreeningTest::line).toArray(String[]::new);
  }
}

package org.passerelle.sponsorship.undertaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.reference.Priority;
import org.passerelle.sponsorship.Charges;
import org.passerelle.sponsorship.SponsorAnswers;
import org.passerelle.sponsorship.undertaking.DecidingUndertakings.Decision;
import org.passerelle.support.FilingSwitch;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.ReceptionWindowsOpen;
import org.passerelle.support.OutsideParties.Party;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** An undertaking from the sponsor's acceptance to its end, as the model has it. */
class UndertakingProcessTest extends IntegrationTest {

  private static final String AWAIT = "receiveTask_awaitUndertaking";
  private static final String ASSESS = "userTask_assessUndertaking";
  private static final String MINISTRY = "receiveTask_awaitMinistryDecision";

  /** Mails of one transaction bear the same time; told apart by what comes first in an undertaking. */
  private static final List<String> ORDER = List.of("holdPlaced", "undertakingAsked", "undertakingReminded", "undertakingToCorrect", "undertakingApproved",
      "undertakingRefused", "undertakingLapsed", "sponsorshipEnded");

  @Autowired
  private SponsorAnswers answers;
  @Autowired
  private FilingUndertakings filing;
  @Autowired
  private DecidingUndertakings deciding;
  @Autowired
  private UndertakingsOnFile onFile;
  @Autowired
  private Charges charges;
  @Autowired
  private Timeline timeline;
  @Autowired
  private HistoryService history;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private FilingSwitch conditions;

  private OutsideParties parties;
  private String language;
  private Party sponsor;
  private CaseFile file;
  private UUID id;

  @BeforeEach
  void ourOwn() {
    parties = new OutsideParties(jdbc);
    language = OutsideParties.word();
  }

  @AfterEach
  void nobodyElseMeetsThem() {
    parties.closeSponsors(language);
  }

  @Test
  void afterAcceptanceTheSponsorIsAskedFilesAndIsApproved() {
    accepted("winnipeg");
    assertThat(officers.waitsAt(file.number())).containsExactly(AWAIT);
    Undertaking asked = undertaking();
    assertThat(asked.state()).isEqualTo(UndertakingState.asked);
    assertThat(Duration.between(asked.askedAt(), asked.dueAt())).isBetween(Duration.ofDays(7).minusSeconds(5), Duration.ofDays(7));
    assertThat(asked.months()).isEqualTo(12);
    assertThat(mails()).containsExactly("holdPlaced", "undertakingAsked");

    write();
    file();
    assertThat(officers.waitsAt(file.number())).containsExactly(ASSESS);
    assertThat(onFile.all(file.id())).singleElement().satisfies(each -> {
      assertThat(each.undertaking().state()).isEqualTo(UndertakingState.filed);
      assertThat(each.undertaking().filedBy()).isEqualTo(sponsor.signIn());
      assertThat(each.filings()).singleElement().satisfies(filed -> {
        assertThat(filed.plan()).isEqualTo(PlanReading.of(Plans.whole(), kind -> true).plan());
        assertThat(filed.members()).hasSize(2);
      });
      assertThat(each.missing()).isEmpty();
      assertThat(each.against()).as("what it takes itself does not stand against it").isEmpty();
      assertThat(each.totals().months()).isEqualTo(12);
    });
    officers.complete(file.number(), ASSESS, "matching", Map.of("undertakingDecision", "approved"));

    assertThat(passed()).contains("event_sponsorTakesCharge");
    assertThat(undertaking()).satisfies(approved -> {
      assertThat(approved.state()).isEqualTo(UndertakingState.approved);
      assertThat(approved.decidedBy()).isEqualTo("matching");
      assertThat(approved.byMinistry()).isFalse();
    });
    assertThat(mails()).containsExactly("holdPlaced", "undertakingAsked", "undertakingApproved");
    assertThat(timeline.of(file.id())).extracting(Timeline.Event::code)
        .containsSubsequence("sponsorAccepted", "undertakingAsked", "undertakingFiled", "undertakingApproved", "sponsorTookCharge");
    assertThat(parties.placesTaken(sponsor)).isEqualTo(1);
    assertThat(jdbc.sql("select count(*) from undertaking_draft where undertaking_id = ?").param(id).query(Integer.class).single()).isZero();
  }

  @Test
  void aCorrectionKeepsWhatWasWrittenAndGivesTimeAnew() {
    accepted("winnipeg");
    write();
    file();
    assertThatThrownBy(() -> officers.complete(file.number(), ASSESS, "matching", Map.of("undertakingDecision", "toBeCorrected")))
        .hasMessageContaining("Say why");
    clock.advance(Duration.ofDays(3));
    officers.complete(file.number(), ASSESS, "matching", Map.of("undertakingDecision", "toBeCorrected", "reason", "The canary rent is too low."));

    assertThat(officers.waitsAt(file.number())).containsExactly(AWAIT);
    Undertaking again = undertaking();
    assertThat(again.state()).isEqualTo(UndertakingState.toBeCorrected);
    assertThat(again.reason()).isEqualTo("The canary rent is too low.");
    assertThat(Duration.between(clock.instant(), again.dueAt())).isBetween(Duration.ofDays(7).minusSeconds(5), Duration.ofDays(7));
    assertThat(mails()).containsExactly("holdPlaced", "undertakingAsked", "undertakingToCorrect");
    signIn();
    assertThat(filing.open(sponsor.id(), id).orElseThrow().draft().typed()).isEqualTo(Plans.whole());

    file();
    officers.complete(file.number(), ASSESS, "jumelage", Map.of("undertakingDecision", "approved"));
    assertThat(onFile.all(file.id()).get(0).filings()).extracting(Filing::outcome).containsExactly(UndertakingState.approved, UndertakingState.toBeCorrected);
    assertThat(passed()).contains("event_sponsorTakesCharge");
    assertThat(variables()).as("reasons are no variables").noneMatch(value -> value.contains("canary"));
  }

  @Test
  void aRefusalEndsWhatTheSponsorAccepted() {
    accepted("winnipeg");
    write();
    file();
    assertThatThrownBy(() -> officers.complete(file.number(), ASSESS, "matching", Map.of("undertakingDecision", "refused"))).hasMessageContaining("Say why");
    officers.complete(file.number(), ASSESS, "matching", Map.of("undertakingDecision", "refused", "reason", "No housing."));

    assertThat(undertaking().state()).isEqualTo(UndertakingState.refused);
    assertThat(parties.placesTaken(sponsor)).isZero();
    assertThat(passed()).contains("event_stateTakesCharge").doesNotContain("event_sponsorTakesCharge");
    assertThat(mails()).containsExactly("holdPlaced", "undertakingAsked", "undertakingRefused", "sponsorshipEnded");
    nothingIsVisible();
  }

  @Test
  void anUndertakingNotFiledInTimeLapses() {
    accepted("winnipeg");
    write();
    officers.fireTimer(file.number(), "event_undertakingHalfTime");
    assertThat(mails()).containsExactly("holdPlaced", "undertakingAsked", "undertakingReminded");
    clock.advance(Duration.ofDays(8));
    assertThatThrownBy(this::file).as("before the timer has fired, too").isInstanceOf(NotWaiting.class);
    officers.fireTimer(file.number(), "event_undertakingOverdue");

    assertThat(undertaking().state()).isEqualTo(UndertakingState.lapsed);
    assertThat(parties.placesTaken(sponsor)).isZero();
    assertThat(passed()).contains("event_stateTakesCharge");
    assertThat(mails()).containsExactly("holdPlaced", "undertakingAsked", "undertakingReminded", "undertakingLapsed", "sponsorshipEnded");
    assertThat(timeline.of(file.id())).extracting(Timeline.Event::code).contains("undertakingLapsed");
    assertThatThrownBy(this::file).isInstanceOf(NotWaiting.class);
    nothingIsVisible();
  }

  @Test
  void inQuebecTheMinistryDecidesAndTheFederalFileWaits() {
    accepted("sherbrooke");
    assertThat(Duration.between(undertaking().askedAt(), undertaking().dueAt())).isGreaterThan(Duration.ofDays(100));
    write();
    file();
    assertThat(officers.waitsAt(file.number())).containsExactly(MINISTRY);
    UUID ministry = ministry();
    assertThat(jdbc.sql("select count(*) from outbox where case_number = ? and template = 'undertakingToDecide'").param(file.number()).query(Integer.class).single())
        .isOne();
    assertThat(deciding.open(sponsor.id(), id)).as("no other organization decides").isEmpty();
    assertThat(deciding.decide(sponsor.id(), id, null, Decision.approved, null)).isEmpty();

    officers.signIn("quebec");
    deciding.decide(ministry, id, null, Decision.toBeCorrected, "L’annexe fictive manque.");
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly(AWAIT);
    file();
    officers.signIn("quebec");
    assertThat(deciding.list(ministry, true, null)).extracting(Undertaking::id).contains(id);
    deciding.decide(ministry, id, null, Decision.approved, null);
    assertThatThrownBy(() -> deciding.decide(ministry, id, null, Decision.refused, "Trop tard.")).isInstanceOf(NotWaiting.class);
    officers.runJobs(file.number());

    assertThat(passed()).contains("event_sponsorTakesCharge");
    assertThat(undertaking()).satisfies(approved -> {
      assertThat(approved.state()).isEqualTo(UndertakingState.approved);
      assertThat(approved.byMinistry()).isTrue();
      assertThat(approved.decidedBy()).isEqualTo("quebec");
    });
    assertThat(deciding.list(ministry, false, null)).extracting(Undertaking::id).contains(id);
  }

  @Test
  void aRefusalByTheMinistryLeavesTheFamilyToTheState() {
    accepted("sherbrooke");
    write();
    file();
    officers.signIn("quebec");
    assertThatThrownBy(() -> deciding.decide(ministry(), id, null, Decision.refused, null)).hasMessageContaining("undertaking.reasonNeeded");
    deciding.decide(ministry(), id, null, Decision.refused, "Capacité non démontrée.");
    officers.runJobs(file.number());
    assertThat(passed()).contains("event_stateTakesCharge");
    assertThat(undertaking().reason()).isEqualTo("Capacité non démontrée.");
    assertThat(parties.placesTaken(sponsor)).isZero();
  }

  @Test
  void inQuebecAConditionThatIsNotFulfilledStopsTheFilingAndNothingIsWritten() {
    accepted("sherbrooke");
    write();
    conditions.refuse(sponsor.id());
    assertThatThrownBy(this::file).isInstanceOfSatisfying(FilingRefused.class, refused -> assertThat(refused.refusals()).hasSize(1));
    assertThat(undertaking().state()).isEqualTo(UndertakingState.asked);
    assertThat(onFile.all(file.id()).get(0).filings()).isEmpty();
    assertThat(officers.waitsAt(file.number())).containsExactly(AWAIT);
    conditions.allow(sponsor.id());
    file();
    assertThat(officers.waitsAt(file.number())).containsExactly(MINISTRY);
  }

  @Test
  void outsideQuebecNobodyAsksThoseConditions() {
    accepted("winnipeg");
    write();
    conditions.refuse(sponsor.id());
    file();
    conditions.allow(sponsor.id());
    assertThat(officers.waitsAt(file.number())).containsExactly(ASSESS);
  }

  @Test
  void whatIsNotWholeIsNotFiled() {
    accepted("winnipeg");
    assertThatThrownBy(this::file).isInstanceOf(PlanRefused.class);
    assertThat(undertaking().state()).isEqualTo(UndertakingState.asked);
  }

  @Test
  void anotherSponsorsUndertakingDoesNotExist() {
    accepted("winnipeg");
    write();
    Party stranger = parties.sponsor("OTHER", "halifax", language, 1, 8);
    officers.signIn(stranger.signIn());
    assertThat(filing.open(stranger.id(), id)).isEmpty();
    assertThat(filing.file(stranger.id(), id)).isEmpty();
    assertThat(filing.save(stranger.id(), id, path -> true, null, Map.of())).isEmpty();
    assertThat(filing.list(stranger.id(), null)).isEmpty();
    assertThat(undertaking().state()).isEqualTo(UndertakingState.asked);
  }

  @Test
  void ofFilingsAtOnceOneWins() throws Exception {
    accepted("winnipeg");
    write();
    ExecutorService threads = Executors.newFixedThreadPool(10);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Boolean>> all = IntStream.range(0, 10).mapToObj(each -> threads.submit((Callable<Boolean>) () -> {
      start.await();
      try {
        return filing.file(sponsor.id(), id).isPresent();
      } catch (NotWaiting late) {
        return false;
      }
    })).toList();
    start.countDown();
    List<Boolean> won = new ArrayList<>();
    for (Future<Boolean> one : all) {
      won.add(one.get());
    }
    threads.shutdown();
    assertThat(won).containsOnlyOnce(true);
    assertThat(onFile.all(file.id()).get(0).filings()).hasSize(1);
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly(ASSESS);
  }

  @Test
  void aFaultTakesTheFilingAndItsMessageBackTogether() {
    accepted("winnipeg");
    write();
    signIn();
    transaction.executeWithoutResult(status -> {
      filing.file(sponsor.id(), id);
      status.setRollbackOnly();
    });
    assertThat(undertaking().state()).isEqualTo(UndertakingState.asked);
    assertThat(officers.waitsAt(file.number())).containsExactly(AWAIT);
  }

  @Test
  void oneUndertakingLivesForEachCase() {
    accepted("winnipeg");
    assertThatThrownBy(() -> jdbc.sql("insert into undertaking (id, case_id, proposal_id, sponsor_id, stream, months, asked_at, due_at) "
            + "select gen_random_uuid(), case_id, gen_random_uuid(), sponsor_id, stream, 12, now(), now() from undertaking where id = ?").param(id).update())
        .hasMessageContaining("undertaking_live");
  }

  @Test
  void whenTheSponsorshipEndsSoDoesTheUndertaking() {
    accepted("winnipeg");
    write();
    file();
    officers.complete(file.number(), ASSESS, "matching", Map.of("undertakingDecision", "approved"));
    officers.signOut();
    transaction.executeWithoutResult(status -> charges.endSponsorship(file.id()));
    assertThat(undertaking().state()).isEqualTo(UndertakingState.ended);
    nothingIsVisible();
  }

  @Test
  void membersAreNamedOnlyWhenTheFamilyConsentsAndTheReadingIsWrittenDown() {
    accepted("winnipeg");
    signIn();
    assertThat(filing.open(sponsor.id(), id).orElseThrow().family()).satisfies(family -> {
      assertThat(family.shown()).isTrue();
      assertThat(family.members()).extracting(FamilyListed.Member::name).containsExactly("Zarmina Testfictional", "Omid Testfictional");
    });
    assertThat(jdbc.sql("select detail from audit_event where action = 'readUndertaking' and subject = ? and actor = ?").params(file.number(), sponsor.signIn())
        .query(String.class).list()).containsOnly("withFamily");
    jdbc.sql("update referral_version set content = '{\"consentsTo\": [\"verifiers\"]}' where case_id = ?").param(file.id()).update();
    assertThat(filing.open(sponsor.id(), id).orElseThrow().family()).satisfies(family -> {
      assertThat(family.shown()).isFalse();
      assertThat(family.members()).isEmpty();
      assertThat(family.persons()).isEqualTo(2);
    });
  }

  @Test
  void aMemberWhoIsAddedAfterTheFilingIsShownAsNotListed() {
    accepted("winnipeg");
    write();
    file();
    jdbc.sql("insert into person (id, case_id, position, relation, accompanying, full_name, sex, birth_as_written, birth_calendar) "
        + "select gen_random_uuid(), case_id, 3, 'child', true, 'Baby Testfictional', sex, birth_as_written, birth_calendar from person where case_id = ? and position = 2")
        .param(file.id()).update();
    assertThat(onFile.all(file.id()).get(0).missing()).extracting(FamilyListed.Member::name).containsExactly("Baby Testfictional");
  }

  private void accepted(String place) {
    sponsor = parties.sponsor("UNDERTAKES", place, language, 1, 8);
    file = cases.open(Priority.normal, null, sponsor.code());
    cases.begin("sponsorship-matching", file, Map.of("priority", "normal"));
    officers.runJobs(file.number());
    signIn();
    answers.answer(sponsor.id(), answers.toAnswer(sponsor.id()).get(0).id(), true, null).orElseThrow();
    officers.runJobs(file.number());
    id = undertaking().id();
    new ReceptionWindowsOpen(jdbc).received(file.id(), sponsor.id());
  }

  private void write() {
    signIn();
    filing.save(sponsor.id(), id, path -> true, null, Plans.whole()).orElseThrow();
  }

  private void file() {
    signIn();
    filing.file(sponsor.id(), id).orElseThrow();
    officers.runJobs(file.number());
  }

  private void signIn() {
    officers.signIn(sponsor.signIn());
  }

  private UUID ministry() {
    return jdbc.sql("select id from organization where kind = 'ministry'").query(UUID.class).single();
  }

  private Undertaking undertaking() {
    return onFile.ofCase(file.id()).get(0);
  }

  private void nothingIsVisible() {
    signIn();
    assertThat(filing.open(sponsor.id(), id).orElseThrow()).satisfies(opened -> {
      assertThat(opened.family()).isNull();
      assertThat(opened.filings()).isEmpty();
      assertThat(opened.draft().typed()).isEmpty();
      assertThat(opened.fileable()).isFalse();
    });
  }

  private List<String> mails() {
    return jdbc.sql("select template from outbox where case_number = ? and template <> 'undertakingToDecide'").param(file.number())
        .query(String.class).list().stream().sorted(Comparator.comparingInt(ORDER::indexOf)).toList();
  }

  private List<String> passed() {
    String process = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(file.number()).singleResult().getId();
    return history.createHistoricActivityInstanceQuery().processInstanceId(process).list().stream().map(HistoricActivityInstance::getActivityId).toList();
  }

  private List<String> variables() {
    String process = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(file.number()).singleResult().getId();
    return history.createHistoricVariableInstanceQuery().processInstanceId(process).list().stream().map(variable -> String.valueOf(variable.getValue())).toList();
  }
}

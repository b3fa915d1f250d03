package org.passerelle.sponsorship.undertaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.handoff.aftercare.MilestoneRounds;
import org.passerelle.reference.Priority;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.Charges;
import org.passerelle.sponsorship.SponsorAnswers;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The reports that a sponsor owes once the family has arrived. */
class SponsorReportsTest extends IntegrationTest {

  @Autowired
  private SponsorAnswers answers;
  @Autowired
  private FilingUndertakings filing;
  @Autowired
  private SponsorReports reports;
  @Autowired
  private ReportRounds rounds;
  @Autowired
  private UndertakingsOnFile onFile;
  @Autowired
  private Charges charges;
  @Autowired
  private MilestoneRounds milestones;
  @Autowired
  private Today today;
  @Autowired
  private TransactionTemplate transaction;

  private OutsideParties parties;
  private String language;
  private Party sponsor;
  private CaseFile file;
  private UUID id;
  private LocalDate arrived;

  @BeforeEach
  void anApprovedUndertaking() {
    parties = new OutsideParties(jdbc);
    language = OutsideParties.word();
  }

  @AfterEach
  void nobodyElseMeetsThem() {
    parties.closeSponsors(language);
    officers.signOut();
    transaction.executeWithoutResult(status -> charges.endSponsorship(file.id()));
  }

  @Test
  void inQuebecTheFirstIsDueThreeMonthsAfterTheArrivalAndTheSecondAtTheEnd() {
    approved("quebecCollective");
    assertThat(open()).extracting(SponsorReport::code).containsExactly("first", "atEnd");
    assertThat(open()).extracting(SponsorReport::dueOn).containsExactly(arrived.plusMonths(3), arrived.plusMonths(12));
    assertThat(open()).extracting(SponsorReport::toBeConfirmed).containsExactly(false, true);
    assertThat(mails()).containsExactly("sponsorReportsDue");
    reports.familyArrived(file.id(), arrived.plusDays(9));
    assertThat(open()).as("the first word on the arrival counts").extracting(SponsorReport::dueOn).contains(arrived.plusMonths(3));
  }

  @Test
  void elsewhereTheProgrammesReportIsDueToBeConfirmed() {
    approved("namedSponsor");
    assertThat(open()).singleElement().satisfies(report -> {
      assertThat(report.code()).isEqualTo("atEnd");
      assertThat(report.toBeConfirmed()).isTrue();
    });
  }

  @Test
  void theSponsorIsRemindedOnceAndToldOnceThatTheDayIsOver() {
    approved("quebecCollective");
    rounds.tell();
    assertThat(mails()).containsExactly("sponsorReportsDue");
    clock.advance(Duration.ofDays(80));
    rounds.tell();
    rounds.tell();
    assertThat(mails()).containsExactlyInAnyOrder("sponsorReportsDue", "sponsorReportReminded");
    assertThat(overdue()).isEmpty();
    clock.advance(Duration.ofDays(20));
    rounds.tell();
    rounds.tell();
    assertThat(mails()).containsExactlyInAnyOrder("sponsorReportsDue", "sponsorReportReminded", "sponsorReportOverdue");
    assertThat(overdue()).singleElement().satisfies(owed -> assertThat(owed.code()).isEqualTo("first"));
  }

  @Test
  void afterALongStandstillNobodyIsRemindedOfWhatIsOverdue() {
    approved("quebecCollective");
    clock.advance(Duration.ofDays(120));
    rounds.tell();
    assertThat(mails()).containsExactlyInAnyOrder("sponsorReportsDue", "sponsorReportOverdue");
  }

  @Test
  void whatWasNotedWithoutItsMailIsToldInTheNextRound() {
    approved("quebecCollective");
    clock.advance(Duration.ofDays(80));
    transaction.executeWithoutResult(status -> {
      rounds.tell();
      status.setRollbackOnly();
    });
    assertThat(mails()).containsExactly("sponsorReportsDue");
    rounds.tell();
    assertThat(mails()).containsExactlyInAnyOrder("sponsorReportsDue", "sponsorReportReminded");
  }

  @Test
  void aReportIsFiledOnceByItsSponsorAlone() {
    approved("quebecCollective");
    Party stranger = parties.sponsor("OTHER", "halifax", language, 1, 8);
    officers.signIn(stranger.signIn());
    assertThat(reports.file(stranger.id(), id, "first", "A fictional account.", null)).isEmpty();
    officers.signIn(sponsor.signIn());
    assertThat(reports.file(sponsor.id(), id, "unknown", "A fictional account.", null)).isEmpty();
    reports.file(sponsor.id(), id, "first", "A fictional account.", "A fictional need.").orElseThrow();
    assertThatThrownBy(() -> reports.file(sponsor.id(), id, "first", "Another.", null)).isInstanceOf(NotWaiting.class);
    assertThat(open().get(0)).satisfies(report -> {
      assertThat(report.account()).isEqualTo("A fictional account.");
      assertThat(report.filedBy()).isEqualTo(sponsor.signIn());
      assertThat(report.owed()).isFalse();
    });
    clock.advance(Duration.ofDays(100));
    rounds.tell();
    assertThat(mails()).containsExactly("sponsorReportsDue");
    assertThat(overdue()).isEmpty();
  }

  @Test
  void theFirstReportSettlesWhatTheSponsorOwesInTheFamilysFirstMonths() {
    approved("quebecCollective");
    owedAtThreeMonths();
    officers.signIn(sponsor.signIn());
    reports.file(sponsor.id(), id, "first", "A fictional account.", null).orElseThrow();
    assertThat(settled()).isEqualTo("reached " + sponsor.signIn());
    assertThat(jdbc.sql("select count(*) from case_event where case_id = ? and code = 'milestoneReached'").param(file.id()).query(Integer.class).single()).isOne();
  }

  @Test
  void aReportFiledBeforeTheMonthsWereFollowedCountsToo() {
    approved("quebecCollective");
    officers.signIn(sponsor.signIn());
    reports.file(sponsor.id(), id, "first", "A fictional account.", null).orElseThrow();
    officers.signOut();
    owedAtThreeMonths();
    milestones.tell();
    assertThat(settled()).isEqualTo("reached " + sponsor.signIn());
  }

  @Test
  void whenTheSponsorshipEndsNoneIsOwed() {
    approved("quebecCollective");
    transaction.executeWithoutResult(status -> charges.endSponsorship(file.id()));
    clock.advance(Duration.ofDays(100));
    rounds.tell();
    assertThat(overdue()).isEmpty();
    assertThat(open()).noneMatch(SponsorReport::owed);
    assertThat(mails()).containsExactlyInAnyOrder("sponsorReportsDue", "sponsorshipEnded");
  }

  private void owedAtThreeMonths() {
    jdbc.sql("insert into milestone (case_id, kind, owed_by, due_on) values (?, 'sponsorReport', 'sponsor', ?)")
        .params(file.id(), java.sql.Date.valueOf(arrived.plusMonths(3))).update();
  }

  private String settled() {
    return jdbc.sql("select state || ' ' || settled_by from milestone where case_id = ? and kind = 'sponsorReport'").param(file.id()).query(String.class).single();
  }

  private void approved(String stream) {
    sponsor = parties.sponsor("REPORTS", "winnipeg", language, 1, 8);
    file = cases.open(Priority.normal, null, sponsor.code());
    cases.begin("sponsorship-matching", file, Map.of("priority", "normal"));
    officers.runJobs(file.number());
    officers.signIn(sponsor.signIn());
    answers.answer(sponsor.id(), answers.toAnswer(sponsor.id()).get(0).id(), true, null).orElseThrow();
    officers.runJobs(file.number());
    id = onFile.ofCase(file.id()).get(0).id();
    officers.signIn(sponsor.signIn());
    filing.save(sponsor.id(), id, path -> true, null, Plans.whole()).orElseThrow();
    filing.file(sponsor.id(), id).orElseThrow();
    officers.runJobs(file.number());
    officers.complete(file.number(), "userTask_assessUndertaking", "matching", Map.of("undertakingDecision", "approved"));
    jdbc.sql("update undertaking set stream = ? where id = ?").params(stream, id).update();
    arrived = today.get();
    reports.familyArrived(file.id(), arrived);
  }

  private List<SponsorReport> open() {
    return onFile.all(file.id()).get(0).reports();
  }

  private List<OwedReport> overdue() {
    return onFile.overdueReports(null).stream().filter(owed -> owed.undertakingId().equals(id)).toList();
  }

  private List<String> mails() {
    return jdbc.sql("select template from outbox where case_number = ? and (template like 'sponsorReport%' or template = 'sponsorshipEnded')").param(file.number())
        .query(String.class).list();
  }
}

package org.passerelle.sponsorship.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.partner.OrganizationEntry;
import org.passerelle.partner.OrganizationRegister;
import org.passerelle.reference.Priority;
import org.passerelle.sponsorship.FamiliesToPlace;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Limit.Refusal;
import org.passerelle.sponsorship.Sponsor;
import org.passerelle.sponsorship.SponsorKind;
import org.passerelle.sponsorship.Sponsors;
import org.passerelle.sponsorship.register.SponsorChanges;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may sponsor whom, and who can pay, with the register, the figures and the decision tables as they are. Families are of two persons. */
class SponsorRulesTest extends IntegrationTest {

  private static final LocalDate ON = LocalDate.of(2026, 11, 22);

  @Autowired
  private SponsorRules rules;
  @Autowired
  private Sponsors sponsors;
  @Autowired
  private FamiliesToPlace families;
  @Autowired
  private SponsorChanges changes;
  @Autowired
  private OrganizationRegister organizations;

  private OutsideParties parties;
  private final String language = OutsideParties.word();

  @BeforeEach
  void sponsorsOfOurOwn() {
    parties = new OutsideParties(jdbc);
  }

  @AfterEach
  void nobodyElseMeetsThem() {
    parties.closeSponsors(language);
  }

  /** New applications of groups of five and community sponsors are paused from 2024-11-29 to 2026-12-31. */
  @ParameterizedTest
  @CsvSource({"groupOfFive,2024-11-28,false", "groupOfFive,2024-11-29,true", "groupOfFive,2026-12-31,true", "groupOfFive,2027-01-01,false",
      "communitySponsor,2026-06-01,true", "agreementHolder,2026-06-01,false", "constituentGroup,2026-06-01,false"})
  void aPauseStopsApplicationsReceivedWhileItIsInForce(String kind, LocalDate received, boolean paused) {
    Party sponsor = kind(kind);
    CaseFile named = received(cases.open(Priority.normal, "MB", sponsor.code()), received);
    assertThat(codes(sponsor, named).contains("programmePausedUntil")).isEqualTo(paused);
    if (paused) {
      assertThat(against(sponsor, named)).contains(Refusal.of("programmePausedUntil", "2026-12-31"));
    }
  }

  /** A family whom the department proposes is no application of the sponsor's, also when it had named that sponsor and is converted. */
  @Test
  void aPauseDoesNotStopWhatTheDepartmentProposes() {
    Party sponsor = kind("groupOfFive");
    CaseFile found = received(cases.open(Priority.normal, "MB", null), ON);
    assertThat(codes(sponsor, found)).doesNotContain("programmePausedUntil", "programmePaused");
    CaseFile converted = received(cases.open(Priority.normal, "MB", sponsor.code()), ON);
    assertThat(codes(sponsor, converted)).contains("programmePausedUntil");
    jdbc.sql("insert into charge (case_id, stream) values (?, 'blended')").param(converted.id()).update();
    assertThat(codes(sponsor, converted)).doesNotContain("programmePausedUntil");
    CaseFile another = received(cases.open(Priority.normal, "MB", kind("groupOfFive").code()), ON);
    assertThat(codes(sponsor, another)).as("named by somebody else").doesNotContain("programmePausedUntil");
  }

  @ParameterizedTest
  @CsvSource({"2017-06-01,true", "2018-06-01,false", "2025-03-01,true", "2026-06-01,false"})
  void quebecsPausesAreItsOwn(LocalDate received, boolean paused) {
    Party sponsor = parties.sponsor("ELQ", "sherbrooke", language, 1, 8);
    CaseFile named = received(cases.open(Priority.normal, "QC", sponsor.code()), received);
    assertThat(codes(sponsor, named).stream().anyMatch(code -> code.startsWith("programmePaused"))).isEqualTo(paused);
  }

  @Test
  void recognitionIsAskedOfSponsorsWithoutAgreementOnly() {
    CaseFile family = cases.open(Priority.normal, "MB", null);
    assertThat(codes(kind("groupOfFive"), family)).contains("notRecognized");
    assertThat(codes(kind("agreementHolder"), family)).isEmpty();
    jdbc.sql("update person set particulars = coalesce(particulars, '{}'::jsonb) || '{\"statusRecognizedBy\": \"unhcr\"}' where case_id = ?")
        .param(family.id()).update();
    assertThat(codes(kind("groupOfFive"), family)).doesNotContain("notRecognized");
  }

  /** A family that needs more than others is for joint assistance until another stream is recorded. */
  @Test
  void jointAssistanceIsForAgreementHolders() {
    CaseFile family = cases.open(Priority.normal, "MB", null);
    jdbc.sql("update referral set medical_need = 'significant' where case_id = ?").param(family.id()).update();
    assertThat(codes(kind("communitySponsor"), family)).contains("notEligible.jointAssistance").doesNotContain("funds.short.startUp");
    assertThat(codes(kind("constituentGroup"), family)).isEmpty();
    jdbc.sql("insert into charge (case_id, stream) values (?, 'blended')").param(family.id()).update();
    assertThat(codes(kind("communitySponsor"), family)).doesNotContain("notEligible.jointAssistance").contains("funds.short.startUp");
  }

  @Test
  void membersAreCountedAndBarsAsked() {
    Party five = kind("groupOfFive");
    jdbc.sql("update sponsor set members_kept = true where organization_id = ?").param(five.id()).update();
    for (int number = 1; number <= 4; number++) {
      member(five, number, true);
    }
    CaseFile family = cases.open(Priority.normal, "MB", null);
    assertThat(against(five, family)).contains(Refusal.of("notEligible.tooFew", 4));
    UUID fifth = member(five, 5, true);
    assertThat(codes(five, family)).doesNotContain("notEligible.tooFew", "notEligible.barred", "notEligible.undeclared");
    jdbc.sql("insert into sponsor_member_bar (member_id, bar, clear, declared_on, entered_by, entered_at) values (?, 'removalOrder', false, ?, 'matching', now())")
        .params(fifth, ON).update();
    assertThat(codes(five, family)).contains("notEligible.barred");
    jdbc.sql("update sponsor_member set last_day = ? where id = ?").params(ON.minusDays(1), fifth).update();
    member(five, 6, false);
    assertThat(codes(five, family)).contains("notEligible.undeclared").doesNotContain("notEligible.barred", "notEligible.tooFew");
  }

  @Test
  void vettingThatLapsedCountsNoLonger() {
    Party holder = kind("agreementHolder");
    CaseFile family = cases.open(Priority.normal, "MB", null);
    assertThat(codes(holder, family)).isEmpty();
    vetting(holder, "cleared", ON.minusDays(1));
    assertThat(codes(holder, family)).containsExactly("notEligible.vetting");
    vetting(holder, "cleared", ON);
    assertThat(codes(holder, family)).isEmpty();
    vetting(holder, "refused", null);
    assertThat(codes(holder, family)).containsExactly("notEligible.refused");
  }

  @Test
  void anOrganizationInQuebecIsACharityAndTwoYearsOld() {
    Party organization = parties.sponsor("ELO", "sherbrooke", language, 1, 8);
    jdbc.sql("update sponsor set kind = 'quebecOrganization', active_since = ? where organization_id = ?").params(ON.minusYears(2).plusDays(1), organization.id())
        .update();
    CaseFile family = cases.open(Priority.normal, "QC", organization.code());
    assertThat(codes(organization, family)).containsExactlyInAnyOrder("notEligible.years", "notEligible.charity");
    jdbc.sql("update sponsor set active_since = ?, charity_number = '000000009 RR0001' where organization_id = ?").params(ON.minusYears(2), organization.id())
        .update();
    assertThat(codes(organization, family)).isEmpty();
  }

  @Test
  void moneyIsAskedInTheSponsorsShareAndForEveryFamilyItAnswersFor() {
    Party five = kind("groupOfFive");
    CaseFile family = cases.open(Priority.normal, "MB", null);
    assertThat(against(five, family)).contains(Refusal.of("funds.short.startUp", 14_950, 14_950));
    parties.shows(five, 14_950);
    assertThat(codes(five, family)).noneMatch(code -> code.startsWith("funds"));
    CaseFile other = cases.open(Priority.normal, "MB", null);
    UUID answered = UUID.randomUUID();
    jdbc.sql("insert into proposal (id, case_id, sponsor_id, named, state, proposed_at, persons, children) values (?, ?, ?, false, 'accepted', now(), 1, 0)")
        .params(answered, other.id(), five.id()).update();
    try {
      assertThat(against(five, family)).as("one person, blended: 6600 and 3300").contains(Refusal.of("funds.short.incomeSupport", 9_900, 24_850));
      jdbc.sql("update case_file set closed_at = ? where id = ?").params(Timestamp.from(Instant.parse("2025-11-22T17:00:00Z")), other.id()).update();
      assertThat(codes(five, family)).as("twelve months after").noneMatch(code -> code.startsWith("funds"));
    } finally {
      jdbc.sql("delete from proposal where id = ?").param(answered).update();
    }
  }

  @Test
  void anAgreementInPlanCShowsTheCostTableAndSoDoItsConstituentGroups() {
    Party holder = kind("agreementHolder");
    Party group = kind("constituentGroup");
    jdbc.sql("update sponsor set holder_id = ? where organization_id = ?").params(holder.id(), group.id()).update();
    CaseFile family = cases.open(Priority.normal, "MB", null);
    CaseFile naming = cases.open(Priority.normal, "MB", holder.code());
    assertThat(codes(group, family)).isEmpty();
    assertThat(codes(holder, naming)).isEmpty();
    planC(holder, true);
    assertThat(codes(group, family)).containsExactly("funds.short.startUp");
    assertThat(codes(holder, family)).containsExactly("funds.short.startUp");
    assertThat(against(holder, naming)).as("at application: 19700 and 5100").containsExactly(Refusal.of("funds.short.startUp", 24_800, 24_800));
    planC(holder, false);
    assertThat(codes(holder, naming)).isEmpty();
  }

  /** On a day for which no edition was entered nobody who must show money passes, however much they have. */
  @ParameterizedTest
  @ValueSource(strings = {"groupOfFive", "quebecGroup"})
  void whereNoEditionIsInForceNobodyPasses(String kind) {
    boolean quebec = kind.equals("quebecGroup");
    Party sponsor = quebec ? parties.sponsor("ELN", "sherbrooke", language, 1, 8) : kind(kind);
    parties.shows(sponsor, 1_000_000);
    CaseFile family = cases.open(Priority.normal, quebec ? "QC" : "MB", sponsor.code());
    LocalDate before = LocalDate.of(2018, 4, 30);
    assertThat(rules.judge(List.of(sponsor(sponsor)), List.of(family(family)), before).against(sponsor(sponsor), family(family)))
        .contains(Refusal.of(quebec ? "funds.unknown.annexD" : "funds.unknown.settlementCost", before));
  }

  @Test
  void quebecsFiguresAreNotKnownUnlessSomebodyEntersThem() {
    assertThat(jdbc.sql("select count(*) from figure_edition where kind <> 'settlementCost' and entered_by is null").query(Integer.class).single()).isZero();
    assertThat(jdbc.sql("select count(*) from figure_edition where kind <> 'settlementCost' and entered_by = 'system' and not demonstration")
        .query(Integer.class).single()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"FLEUVE,QC,true", "PRAIRIESAH,MB,true", "PRAIRIESAH,MB,false"})
  void sponsorsOfTheDemonstrationMaySponsor(String code, String province, boolean named) {
    CaseFile family = cases.open(Priority.normal, province, named ? code : null);
    Sponsor sponsor = sponsors.find(code).orElseThrow();
    assertThat(rules.judge(List.of(sponsor), List.of(family(family)), ON).against(sponsor, family(family))).isEmpty();
  }

  private List<Refusal> against(Party sponsor, CaseFile file) {
    return rules.judge(List.of(sponsor(sponsor)), List.of(family(file)), ON).against(sponsor(sponsor), family(file));
  }

  private List<String> codes(Party sponsor, CaseFile file) {
    return against(sponsor, file).stream().map(Refusal::code).toList();
  }

  private Sponsor sponsor(Party party) {
    return sponsors.find(party.code()).orElseThrow();
  }

  private FamilyToPlace family(CaseFile file) {
    return families.get(file.id());
  }

  /** A sponsor in Winnipeg of that kind, vetted, of before members were kept. */
  private Party kind(String kind) {
    Party party = parties.sponsor("ELI", "winnipeg", language, 2, 8);
    jdbc.sql("update sponsor set kind = ?, members_kept = false where organization_id = ?").params(kind, party.id()).update();
    return party;
  }

  private CaseFile received(CaseFile file, LocalDate day) {
    jdbc.sql("update case_file set received_at = ? where id = ?").params(Timestamp.from(Instant.parse(day + "T17:00:00Z")), file.id()).update();
    return file;
  }

  private void planC(Party holder, boolean planC) {
    officers.signIn("matching");
    OrganizationEntry entry = organizations.find(holder.code()).orElseThrow();
    changes.changeFacts(entry, entry.version(), new SponsorChanges.Entry(SponsorKind.agreementHolder, "winnipeg", null, null, null, null, null, planC));
  }

  private UUID member(Party sponsor, int number, boolean declares) {
    UUID id = UUID.randomUUID();
    jdbc.sql("insert into sponsor_member (id, organization_id, number, name, spokesperson, status, adult, lives_in_community, from_day, entered_by, entered_at) "
        + "values (?, ?, ?, 'Test Memberfictional', false, 'citizen', true, true, '2020-01-01', 'matching', now())").params(id, sponsor.id(), number).update();
    if (declares) {
      jdbc.sql("insert into sponsor_member_bar (member_id, bar, clear, declared_on, entered_by, entered_at) select ?, b, true, '2020-01-01', 'matching', now() "
          + "from unnest(array['removalOrder', 'detention', 'seriousConviction', 'supportPayments', 'lastResortAid', 'pastUndertakings']) b").param(id).update();
    }
    return id;
  }

  private void vetting(Party sponsor, String outcome, LocalDate until) {
    jdbc.sql("insert into sponsor_vetting (organization_id, vetted_on, outcome, valid_until, vetted_by, entered_at) values (?, '2021-01-01', ?, ?::date, 'matching', now())")
        .params(java.util.Arrays.asList(sponsor.id(), outcome, until == null ? null : until.toString())).update();
  }
}

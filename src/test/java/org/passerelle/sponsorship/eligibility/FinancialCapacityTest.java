package org.passerelle.sponsorship.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.sponsorship.SponsorKind;
import org.passerelle.sponsorship.Stream;
import org.passerelle.sponsorship.eligibility.FinancialCapacity.Dependants;
import org.passerelle.sponsorship.eligibility.Means.MemberMeans;
import org.passerelle.sponsorship.eligibility.Verdict.Line;
import org.passerelle.support.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Whether the money shown is enough, by the decision tables in force and figures of our own. */
class FinancialCapacityTest extends IntegrationTest {

  private static final Dependants FOUR_NAMED = new Dependants(2, 2, Stream.namedSponsor);
  private static final Dependants FOUR_BLENDED = new Dependants(2, 2, Stream.blended);
  private static final Dependants FOUR_QUEBEC = new Dependants(2, 2, Stream.quebecCollective);

  @Autowired
  private RuleTables tables;

  @Test
  void enoughToTheDollarAndShortByOne() {
    assertThat(groupOfFive(account(28_700), FOUR_NAMED)).isEqualTo(new Verdict.Enough());
    assertThat(groupOfFive(account(28_699), FOUR_NAMED)).isEqualTo(new Verdict.Short(Line.incomeSupport, 1, 28_700));
    assertThat(groupOfFive(account(7_499), FOUR_NAMED)).isEqualTo(new Verdict.Short(Line.startUp, 21_201, 28_700));
    assertThat(groupOfFive(Means.NONE, FOUR_NAMED)).isEqualTo(new Verdict.Short(Line.startUp, 28_700, 28_700));
  }

  @Test
  void pledgedIncomeCountsBesideAnAccount() {
    assertThat(groupOfFive(new Means(8_700, 20_000, Map.of(), List.of()), FOUR_NAMED)).isEqualTo(new Verdict.Enough());
  }

  @Test
  void blendedAsksForTheSponsorsShareOnly() {
    assertThat(groupOfFive(account(18_100), FOUR_BLENDED)).isEqualTo(new Verdict.Enough());
    assertThat(groupOfFive(account(18_000), FOUR_BLENDED)).isEqualTo(new Verdict.Short(Line.incomeSupport, 100, 18_100));
  }

  @Test
  void goodsCountUpToTheCapAndNoFurther() {
    Means goods = new Means(28_700 - 2_310, 0, Map.of(InKind.furniture, 2_310), List.of());
    assertThat(groupOfFive(goods, FOUR_NAMED)).isEqualTo(new Verdict.Enough());
    Means tooMany = new Means(28_700 - 2_311, 0, Map.of(InKind.furniture, 90_000), List.of());
    assertThat(groupOfFive(tooMany, FOUR_NAMED)).isEqualTo(new Verdict.Short(Line.incomeSupport, 1, 28_700));
  }

  @Test
  void moneyShownOnceCoversEveryFamilyAnsweredFor() {
    Dependants other = new Dependants(1, 0, Stream.namedSponsor);
    assertThat(groupOfFive(account(28_700), FOUR_NAMED, other)).isEqualTo(new Verdict.Short(Line.incomeSupport, 16_500, 45_200));
    assertThat(groupOfFive(account(45_200), FOUR_NAMED, other)).isEqualTo(new Verdict.Enough());
    assertThat(groupOfFive(account(28_700), FOUR_NAMED, new Dependants(1, 0, Stream.jointAssistance))).as("the State pays for the other")
        .isEqualTo(new Verdict.Enough());
  }

  @Test
  void agreementHoldersShowNothingUnlessTheirAgreementSaysSo() {
    FinancialCapacity capacity = capacity(FigureTable.settlementCost);
    assertThat(capacity.judge(SponsorKind.agreementHolder, false, Means.NONE, FOUR_NAMED, List.of())).isEqualTo(new Verdict.Enough());
    assertThat(capacity.judge(SponsorKind.agreementHolder, true, Means.NONE, FOUR_NAMED, List.of()))
        .isEqualTo(new Verdict.Short(Line.startUp, 28_700, 28_700));
    assertThat(capacity.judge(SponsorKind.agreementHolder, true, Means.NONE, new Dependants(1, 0, Stream.jointAssistance), List.of()))
        .isEqualTo(new Verdict.Enough());
  }

  @Test
  void whatIsNotEnteredIsNeverPassed() {
    Means rich = new Means(9_000_000, 9_000_000, Map.of(), List.of(new MemberMeans(1, 900_000), new MemberMeans(1, 900_000)));
    assertThat(capacity().judge(SponsorKind.groupOfFive, false, rich, FOUR_NAMED, List.of()))
        .isEqualTo(new Verdict.UnknownTable(FigureTable.settlementCost, Examples.DAY));
    assertThat(capacity(FigureTable.annexB).judge(SponsorKind.quebecGroup, false, rich, FOUR_QUEBEC, List.of()))
        .isEqualTo(new Verdict.UnknownTable(FigureTable.annexD, Examples.DAY));
    assertThat(capacity(FigureTable.annexD).judge(SponsorKind.quebecGroup, false, rich, FOUR_QUEBEC, List.of()))
        .isEqualTo(new Verdict.UnknownTable(FigureTable.annexB, Examples.DAY));
    assertThat(capacity(FigureTable.annexD).judge(SponsorKind.quebecOrganization, false, rich, FOUR_QUEBEC, List.of())).isEqualTo(new Verdict.Enough());
  }

  @Test
  void inQuebecTheGroupHoldsAnnexDAndEachMemberEarnsAnnexB() {
    Means enough = quebec(26_000, new MemberMeans(1, 25_000), new MemberMeans(6, 48_000));
    assertThat(quebecGroup(enough)).isEqualTo(new Verdict.Enough());
    assertThat(quebecGroup(quebec(25_999, new MemberMeans(1, 99_000), new MemberMeans(1, 99_000)))).as("incomes do not count for annex D")
        .isEqualTo(new Verdict.Short(Line.annexD, 1, 26_000));
    assertThat(quebecGroup(quebec(900_000, new MemberMeans(1, 24_000), new MemberMeans(6, 90_000)))).as("each for their own household")
        .isEqualTo(new Verdict.Short(Line.memberIncome, 1_000, 25_000 + 48_000));
    assertThat(quebecGroup(quebec(26_000))).isEqualTo(new Verdict.UnknownMembers());
    assertThat(quebecGroup(quebec(26_000, new MemberMeans(null, 99_000)))).isEqualTo(new Verdict.UnknownMembers());
  }

  @Test
  void annexDGrowsWithTheFamilyBeyondItsLines() {
    assertThat(QuebecNeeds.forSponsored(2, 2, Examples.annexD())).isEqualTo(26_000);
    assertThat(QuebecNeeds.forSponsored(3, 5, Examples.annexD())).isEqualTo(26_000 + 5_000 + 3 * 2_000);
    assertThat(QuebecNeeds.forSponsored(0, 1, Examples.annexD())).isEqualTo(4_000);
  }

  private Verdict groupOfFive(Means means, Dependants family, Dependants... already) {
    return capacity(FigureTable.settlementCost).judge(SponsorKind.groupOfFive, false, means, family, List.of(already));
  }

  private Verdict quebecGroup(Means means) {
    return capacity(FigureTable.annexB, FigureTable.annexD).judge(SponsorKind.quebecGroup, false, means, FOUR_QUEBEC, List.of());
  }

  private FinancialCapacity capacity(FigureTable... known) {
    return new FinancialCapacity(tables, Examples.figures(known));
  }

  private static Means account(int dollars) {
    return new Means(dollars, 0, Map.of(), List.of());
  }

  private static Means quebec(int account, MemberMeans... members) {
    return new Means(account, List.of(members).stream().mapToInt(MemberMeans::income).sum(), Map.of(), List.of(members));
  }
}

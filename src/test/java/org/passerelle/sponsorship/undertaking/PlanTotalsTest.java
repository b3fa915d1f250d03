package org.passerelle.sponsorship.undertaking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.sponsorship.FirstYearCosts.Kind;
import org.passerelle.sponsorship.FirstYearCosts.Payer;
import org.passerelle.sponsorship.FirstYearCosts.Share;
import org.passerelle.sponsorship.FirstYearCosts.Table;
import org.passerelle.sponsorship.undertaking.SettlementPlan.Cost;

/** What a plan comes to, by the cost table in force from 1 May 2018 for a family of three. */
class PlanTotalsTest {

  private static final Table TABLE = new Table(new BigDecimal(20_400), new BigDecimal(6_300), Map.of("shelter", new BigDecimal(10_632), "clothing",
      new BigDecimal(1_033), "furniture", new BigDecimal(2_016), "household", new BigDecimal(350), "linens", new BigDecimal(240), "food", new BigDecimal(195)),
      LocalDate.of(2018, 5, 1), "RSTP");
  private static final List<Share> BLENDED = List.of(share(Kind.startUp, 1, 1, Payer.sponsor), share(Kind.monthly, 1, 1, Payer.sponsor),
      share(Kind.monthly, 2, 7, Payer.state), share(Kind.monthly, 8, 12, Payer.sponsor));
  private static final List<Share> NAMED = List.of(share(Kind.startUp, 1, 1, Payer.sponsor), share(Kind.monthly, 1, 12, Payer.sponsor));
  private static final List<Share> JOINT = List.of(share(Kind.startUp, 1, 1, Payer.state), share(Kind.monthly, 1, 24, Payer.state));

  @Test
  void aNamedSponsorPaysTheWholeYear() {
    PlanTotals totals = PlanTotals.of(costs(Map.of(PlanItem.shelter, cost(1000, 0), PlanItem.living, cost(700, 0), PlanItem.clothing, cost(6300, 0))), NAMED, TABLE);
    assertThat(totals.months()).isEqualTo(12);
    assertThat(totals.monthly().money()).isEqualByComparingTo("20400");
    assertThat(totals.needed()).isEqualByComparingTo("26700");
    assertThat(totals.shortfall()).isZero();
  }

  @Test
  void underTheBlendedStreamItPaysSixMonthsAndAllThatIsNeededToStart() {
    PlanTotals totals = PlanTotals.of(costs(Map.of(PlanItem.living, cost(1000, 0))), BLENDED, TABLE);
    assertThat(totals.months()).isEqualTo(6);
    assertThat(totals.monthly().needed()).isEqualByComparingTo("10200");
    assertThat(totals.startUp().needed()).isEqualByComparingTo("6300");
    assertThat(totals.shortfall()).isEqualByComparingTo("10500");
  }

  @Test
  void whatIsGivenInKindCountsUpToTheTablesLimit() {
    PlanTotals totals = PlanTotals.of(costs(Map.of(PlanItem.furniture, cost(0, 5000), PlanItem.household, cost(0, 600), PlanItem.foodStaples, cost(0, 100),
        PlanItem.school, cost(0, 300), PlanItem.shelter, cost(0, 2000))), BLENDED, TABLE);
    assertThat(totals.startUp().inKind()).isEqualByComparingTo("6000");
    assertThat(totals.startUp().counted()).as("furniture and household with linens up to the limit, food whole, school not at all")
        .isEqualByComparingTo(String.valueOf(2016 + 590 + 100));
    assertThat(totals.monthly().inKind()).isEqualByComparingTo("12000");
    assertThat(totals.monthly().counted()).as("half of the year's limit in half of the months").isEqualByComparingTo("5316");
  }

  @Test
  void underJointAssistanceNothingIsAsked() {
    PlanTotals totals = PlanTotals.of(Map.of(), JOINT, TABLE);
    assertThat(totals.months()).isZero();
    assertThat(totals.needed()).isZero();
    assertThat(PlanTotals.pays(JOINT, Kind.startUp)).isFalse();
    assertThat(PlanTotals.pays(JOINT, Kind.monthly)).isFalse();
  }

  @Test
  void withoutATableNothingIsCompared() {
    PlanTotals totals = PlanTotals.of(costs(Map.of(PlanItem.school, cost(10, 300))), NAMED, null);
    assertThat(totals.needed()).isNull();
    assertThat(totals.counts()).isEqualByComparingTo("310");
    assertThat(totals.shortfall()).isZero();
  }

  @Test
  void withoutSharesOnFileTheSponsorPaysAll() {
    PlanTotals totals = PlanTotals.of(Map.of(), List.of(), TABLE);
    assertThat(totals.months()).isEqualTo(12);
    assertThat(totals.needed()).isEqualByComparingTo("26700");
    assertThat(PlanTotals.pays(List.of(), Kind.startUp)).isTrue();
  }

  private static Map<PlanItem, Cost> costs(Map<PlanItem, Cost> costs) {
    return new EnumMap<>(costs);
  }

  private static Cost cost(int money, int inKind) {
    return new Cost(BigDecimal.valueOf(money), BigDecimal.valueOf(inKind), inKind > 0 ? "Fiction" : null);
  }

  private static Share share(Kind kind, int from, int to, Payer payer) {
    return new Share(kind, from, to, payer, "RSTP");
  }
}

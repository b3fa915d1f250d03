package org.passerelle.sponsorship.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.passerelle.sponsorship.eligibility.SettlementCost.Line;
import org.passerelle.sponsorship.eligibility.SettlementCost.Part;

/** What a family costs its sponsor: as the table says, whole or in part. */
class SettlementCostTest {

  private static final int[] TOTALS_2018 = {16500, 24800, 26700, 28700, 32300, 35500};

  @Test
  void aWholeYearComesToTheTotalsOfTheTable() {
    for (int persons = 1; persons <= 6; persons++) {
      assertThat(cost(persons, Examples.YEAR).total()).isEqualTo(TOTALS_2018[persons - 1]);
    }
    assertThat(cost(8, Examples.YEAR).total()).isEqualTo(35500 + 2 * 2700);
  }

  @Test
  void goodsAreDeductedUpToTheCapsOfTheTable() {
    SettlementCost cost = cost(4, Examples.YEAR);
    assertThat(cost.cap(InKind.shelter)).isEqualTo(11328);
    assertThat(cost.cap(InKind.furniture)).isEqualTo(2310);
    assertThat(cost.leastInMoney()).isEqualTo(28700 - 11328 - 1295 - 2310 - 375 - 320 - 240);
    assertThat(cost(9, Examples.YEAR).cap(InKind.linens)).as("the table has no caps beyond six").isEqualTo(480);
  }

  @Test
  void blendedIsSixMonthsAndAllStartUpCosts() {
    SettlementCost cost = cost(4, Examples.BLENDED);
    assertThat(cost.amount(Part.incomeSupport)).isEqualTo(10600);
    assertThat(cost.amount(Part.startUp)).isEqualTo(7500);
    assertThat(cost.cap(InKind.shelter)).isEqualTo(5664);
    assertThat(cost.cap(InKind.clothing)).isEqualTo(1295);
  }

  @Test
  void inJointAssistanceTheSponsorPaysNothing() {
    assertThat(cost(5, Examples.JOINT)).isEqualTo(new SettlementCost(List.of()));
    assertThat(SettlementCost.of(5, 2, Examples.cost(), Examples.JOINT).total()).isZero();
  }

  @Test
  void aSpecialDietAddsItsMonths() {
    assertThat(SettlementCost.of(4, 2, Examples.cost(), Examples.YEAR).amount(Part.specialDiet)).isEqualTo(2 * 12 * 75);
    assertThat(SettlementCost.of(4, 2, Examples.cost(), Examples.BLENDED).amount(Part.specialDiet)).isEqualTo(2 * 6 * 75);
    assertThatThrownBy(() -> SettlementCost.of(2, 3, Examples.cost(), Examples.YEAR)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> cost(0, Examples.YEAR)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void neverFallsAsAPersonIsAdded(@ForAll @IntRange(min = 1, max = 30) int persons, @ForAll("sharings") Sharing sharing) {
    SettlementCost smaller = cost(persons, sharing);
    SettlementCost larger = cost(persons + 1, sharing);
    assertThat(larger.total()).isGreaterThanOrEqualTo(smaller.total());
    for (Part part : Part.values()) {
      assertThat(larger.amount(part)).isGreaterThanOrEqualTo(smaller.amount(part));
    }
  }

  @Property
  void goodsAreNeverWorthMoreThanTheirLineAndLinesAddUp(@ForAll @IntRange(min = 1, max = 30) int persons, @ForAll @IntRange(min = 0, max = 30) int diets,
      @ForAll("sharings") Sharing sharing) {
    SettlementCost cost = SettlementCost.of(persons, Math.min(diets, persons), Examples.cost(), sharing);
    assertThat(cost.lines()).allSatisfy(line -> assertThat(line.mostInKind()).isBetween(0, line.amount()));
    assertThat(cost.lines().stream().mapToInt(Line::amount).sum()).isEqualTo(cost.total());
    assertThat(cost.leastInMoney() + cost.lines().stream().mapToInt(Line::mostInKind).sum()).isEqualTo(cost.total());
    for (InKind item : InKind.values()) {
      assertThat(cost.cap(item)).isLessThanOrEqualTo(cost.amount(item.part()));
    }
  }

  @Property
  void whatTheSponsorAndTheStateShareIsAtLeastTheWhole(@ForAll @IntRange(min = 1, max = 30) int persons, @ForAll @IntRange(min = 1, max = 11) int months) {
    int sponsor = cost(persons, months(1, months)).amount(Part.incomeSupport);
    int rest = cost(persons, months(months + 1, 12)).amount(Part.incomeSupport);
    assertThat(sponsor + rest - cost(persons, Examples.YEAR).amount(Part.incomeSupport)).isBetween(0, 1);
  }

  @Provide
  Arbitrary<Sharing> sharings() {
    return Arbitraries.oneOf(Arbitraries.of(Examples.YEAR, Examples.BLENDED, Examples.JOINT),
        Arbitraries.integers().between(1, 12).map(last -> months(1, last)));
  }

  private static Sharing months(int first, int last) {
    return new Sharing(List.of(new Sharing.Share(Part.incomeSupport, true, first, last, "An example"), new Sharing.Share(Part.startUp, true, 1, 1, "An example")));
  }

  private static SettlementCost cost(int persons, Sharing sharing) {
    return SettlementCost.of(persons, 0, Examples.cost(), sharing);
  }
}

package org.passerelle.sponsorship.undertaking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.sponsorship.FirstYearCosts.Kind;

/** What is read from what was typed. */
class PlanReadingTest {

  @Test
  void aWholePlanIsRead() {
    PlanReading reading = PlanReading.of(Plans.whole(), kind -> true);
    assertThat(reading.faults()).isEmpty();
    assertThat(reading.plan().costs()).hasSize(PlanItem.values().length);
    assertThat(reading.plan().duties()).hasSize(Duty.values().length);
    assertThat(reading.plan().declarations()).containsExactly(Declaration.values());
    assertThat(reading.plan().costs().get(PlanItem.furniture).given()).isEqualTo("A fictional table");
  }

  @Test
  void whatIsMissingIsNamedFieldByField() {
    PlanReading reading = PlanReading.of(Map.of(), kind -> true);
    assertThat(reading.faults()).allMatch(PlanFault::missing).extracting(PlanFault::path)
        .contains("costs.clothing.money", "costs.living.money", "duties.airport.by", "declarations.solidary", "declarations.notForOthers")
        .doesNotContain("remarks").hasSize(PlanItem.values().length + Duty.values().length + Declaration.values().length);
  }

  @Test
  void nobodyIsAskedWhatTheStatePays() {
    PlanReading reading = PlanReading.of(Map.of("costs.shelter.money", "900"), kind -> kind == Kind.startUp);
    assertThat(reading.faults()).extracting(PlanFault::path).contains("costs.clothing.money").doesNotContain("costs.shelter.money");
    assertThat(reading.plan().costs()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"1200|1200.00", "1,200|1200.00", "1 200,50|1200.50", "1,200.50|1200.50", "1 200,5|1200.50", "$900|900.00", "0|0.00",
      "1 000 $|1000.00", "999999.99|999999.99"})
  void amountsAreReadAsEitherLanguageWritesThem(String typed, String amount) {
    assertThat(money(typed).plan().costs().get(PlanItem.school).money()).isEqualTo(new BigDecimal(amount));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "a lot", "1.2.3", "1000000", "1,20,000", "12.345", "1e3", "٣"})
  void whatIsNoAmountIsRefused(String typed) {
    assertThat(money(typed).faults()).containsExactly(new PlanFault("costs.school.money", "notAnAmount", false));
  }

  @Test
  void whatIsGivenInKindIsNamed() {
    Map<String, String> typed = new HashMap<>(Plans.whole());
    typed.put("costs.school.inKind", "50");
    assertThat(PlanReading.of(typed, kind -> true).faults()).containsExactly(new PlanFault("costs.school.given", "given", true));
    typed.put("costs.school.given", "x".repeat(301));
    assertThat(PlanReading.of(typed, kind -> true).faults()).containsExactly(new PlanFault("costs.school.given", "tooLong.300", false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0001b", "a\u202Eb", "a\u2066b", "two\nlines"})
  void deceivingCharactersAreRefused(String typed) {
    Map<String, String> plan = new HashMap<>(Plans.whole());
    plan.put("duties.airport.who", typed);
    assertThat(PlanReading.of(plan, kind -> true).faults()).containsExactly(new PlanFault("duties.airport.who", "control", false));
  }

  @Test
  void anUnknownCodeIsNotMissingButWrong() {
    Map<String, String> plan = new HashMap<>(Plans.whole());
    plan.put("duties.airport.by", "someone");
    plan.put("remarks", "x".repeat(4001));
    assertThat(PlanReading.of(plan, kind -> true).faults())
        .containsExactly(new PlanFault("duties.airport.by", "by", false), new PlanFault("remarks", "tooLong.4000", false));
  }

  private static PlanReading money(String typed) {
    Map<String, String> plan = new HashMap<>(Plans.whole());
    plan.put("costs.school.money", typed);
    return PlanReading.of(plan, kind -> true);
  }
}

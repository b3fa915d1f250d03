package org.passerelle.handoff.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricDecisionInputInstance;
import org.junit.jupiter.api.Test;
import org.passerelle.handoff.Exemption.Rule;
import org.passerelle.handoff.calendar.CalendarTable.Codes;
import org.passerelle.handoff.calendar.CalendarTable.Finding;
import org.passerelle.handoff.calendar.CalendarTable.Period;
import org.passerelle.handoff.calendar.CalendarTable.Sentence;
import org.passerelle.handoff.calendar.CalendarTable.Verdict;
import org.passerelle.reference.Places;
import org.passerelle.reference.Priority;
import org.passerelle.reference.Provinces;
import org.passerelle.support.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Québec's calendar of arrivals: the decision table for everything it can be asked, and the rows over ten years. */
class ArrivalCalendarTest extends IntegrationTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate AFTER = LocalDate.of(2036, 1, 1);

  @Autowired
  private CalendarTable table;

  @Autowired
  private ArrivalCalendars calendars;

  @Autowired
  private Provinces provinces;

  @Autowired
  private HistoryService history;

  @Test
  void theTableSaysForEveryArrivalWhatIrccSays() {
    for (boolean quebec : List.of(true, false)) {
      for (boolean sponsored : List.of(true, false)) {
        for (Priority priority : Priority.values()) {
          for (Period period : Period.values()) {
            for (boolean montreal : List.of(true, false)) {
              Codes codes = new Codes(quebec, sponsored, priority, period, montreal);
              assertThat(table.findings(codes)).as("%s", codes).containsExactlyElementsOf(expected(codes));
            }
          }
        }
      }
    }
  }

  @Test
  void theTableReadsCoarseCodesOnly() {
    table.findings(new Codes(true, false, Priority.normal, Period.yearEnd, false));
    assertThat(history.createHistoricDecisionInstanceQuery().decisionDefinitionKey("arrival-calendar").includeInputs().listPage(0, 100))
        .isNotEmpty().allSatisfy(instance -> assertThat(instance.getInputs()).extracting(HistoricDecisionInputInstance::getValue)
            .allSatisfy(value -> assertThat(Set.of("quebec", "elsewhere", "sponsor", "state", "emergency", "urgent", "normal", "none",
                "yearEnd", "movingSeason", "YUL", "other")).contains(String.valueOf(value))));
  }

  @Test
  void quebecsPeriodsAreTheSameDaysOfEachOfTenYears() {
    FIRST.datesUntil(AFTER).forEach(day -> assertThat(calendars.period(Places.QUEBEC, day)).as("%s", day).isEqualTo(period(day)));
  }

  @Test
  void noOtherProvinceHasSuchDays() {
    provinces.all().stream().map(Provinces.Province::code).filter(code -> !code.equals(Places.QUEBEC)).forEach(province ->
        List.of(LocalDate.of(2026, 12, 20), LocalDate.of(2030, 6, 27), LocalDate.of(2035, 7, 2))
            .forEach(day -> assertThat(calendars.period(province, day)).as(province).isEqualTo(Period.none)));
  }

  @Test
  void everyProvinceIsToldTenWorkingDaysBefore() {
    assertThat(provinces.all()).hasSize(13).allSatisfy(province -> {
      assertThat(calendars.lead(province.code(), FIRST)).isEqualTo(10);
      assertThat(calendars.lead(province.code(), AFTER)).isEqualTo(10);
    });
  }

  @Test
  void whatWarnsCanBeSetAsideAndWhatRefusesCannot() {
    assertThat(Sentence.yearEnd.rule()).isNull();
    assertThat(List.of(Sentence.movingSeason, Sentence.otherPort)).extracting(Sentence::rule).containsExactly(Rule.movingSeason, Rule.otherPort);
  }

  /** The rule once more, in other words than the table's. */
  private static List<Finding> expected(Codes codes) {
    List<Finding> findings = new ArrayList<>();
    if (codes.quebec()) {
      if (codes.period() == Period.yearEnd && !codes.sponsored() && codes.priority() != Priority.emergency) {
        findings.add(new Finding(Verdict.refused, Sentence.yearEnd));
      }
      if (codes.period() == Period.movingSeason) {
        findings.add(new Finding(Verdict.warned, Sentence.movingSeason));
      }
      if (!codes.montreal()) {
        findings.add(new Finding(Verdict.warned, Sentence.otherPort));
      }
    }
    return findings;
  }

  private static Period period(LocalDate day) {
    if (day.getMonth() == Month.DECEMBER && day.getDayOfMonth() > 14) {
      return Period.yearEnd;
    }
    boolean lastOfJune = day.getMonth() == Month.JUNE && day.getDayOfMonth() > 30 - 7;
    boolean firstOfJuly = day.getMonth() == Month.JULY && day.getDayOfMonth() <= 7;
    return lastOfJune || firstOfJuly ? Period.movingSeason : Period.none;
  }
}

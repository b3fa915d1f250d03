package org.passerelle.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passerelle.support.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Until when a receipt is expected, for every province. */
class WorkingDaysTest extends IntegrationTest {

  private static final long SEED = 20261121;
  private static final int MOMENTS_OF_EACH = 120;
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final int DAYS = 10 * 365 - 40;

  @Autowired
  private Provinces provinces;

  @Test
  void theNextWorkingDayIsTheFirstThatIsNoDayOffInAnyProvinceAtAnyMoment() {
    Random random = new Random(SEED);
    for (Provinces.Province province : provinces.all()) {
      ZoneId zone = ZoneId.of(province.timeZone());
      Set<LocalDate> holidays =
          new HashSet<>(jdbc.sql("select day from holiday where province = ?").param(province.code()).query(LocalDate.class).list());
      assertThat(holidays).as(province.code()).isNotEmpty();
      for (int i = 0; i < MOMENTS_OF_EACH; i++) {
        Instant sent = FIRST.plusSeconds(random.nextLong(DAYS * 86_400L));
        LocalDate due = lastDay(sent, province.code(), zone);
        LocalDate today = LocalDate.ofInstant(sent, zone);
        assertThat(due).as("%s, sent %s", province.code(), sent).isAfter(today).matches(day -> !off(day, holidays), "is a working day");
        assertThat(today.plusDays(1).datesUntil(due)).as("%s, sent %s", province.code(), sent).allMatch(day -> off(day, holidays));
      }
    }
  }

  @Test
  void theRowsOfAllProvincesAreThoseOfTheirRulesOverTenYears() {
    assertThat(provinces.all()).extracting(Provinces.Province::code).containsExactlyElementsOf(HolidaysByRule.provinces());
    for (String province : HolidaysByRule.provinces()) {
      assertThat(jdbc.sql("select day from holiday where province = ? order by day").param(province).query(LocalDate.class).list())
          .as(province).containsExactlyElementsOf(HolidaysByRule.of(province));
    }
  }

  @Test
  void everyRowNamesItsSourceAndHasBothNames() {
    assertThat(jdbc.sql("select count(*) from holiday where source = '' or name_en = '' or name_fr = ''").query(Integer.class).single()).isZero();
  }

  @Test
  void tenWorkingDaysAreCountedByTheRowsOnFile() {
    WorkingDays days = new WorkingDays(jdbc, provinces, Clock.fixed(FIRST, ZoneOffset.UTC));
    for (String province : HolidaysByRule.provinces()) {
      WorkCalendar rules = new WorkCalendar(HolidaysByRule.of(province));
      for (int month = 0; month < 10 * 12 - 3; month++) {
        LocalDate after = LocalDate.of(2026, 1, 14).plusMonths(month);
        assertThat(days.nth(province, after, 10)).as("%s, %s", province, after).isEqualTo(rules.nth(after, 10));
        assertThat(days.between(province, after, after.plusDays(40))).isEqualTo(rules.between(after, after.plusDays(40)));
      }
    }
    assertThat(days.between("MB", LocalDate.of(2026, 12, 18), LocalDate.of(2026, 12, 18))).isZero();
  }

  @Test
  void overChristmasAProvinceHasUntilItWorksAgain() {
    assertThat(sentOn("2026-12-24T10:00", "MB")).isEqualTo("2026-12-28");
    assertThat(sentOn("2026-12-24T10:00", "QC")).isEqualTo("2026-12-28");
    assertThat(sentOn("2029-12-24T10:00", "MB")).isEqualTo("2029-12-26");
    assertThat(sentOn("2029-12-24T10:00", "ON")).as("Boxing Day is a holiday there").isEqualTo("2029-12-27");
    assertThat(sentOn("2026-12-31T10:00", "QC")).isEqualTo("2027-01-04");
  }

  @Test
  void aFridaysNoticeIsDueOnMondayAndTheDayIsThatOfTheProvince() {
    assertThat(sentOn("2026-11-20T09:00", "MB")).isEqualTo("2026-11-23");
    assertThat(sentOn("2026-11-22T23:59", "BC")).isEqualTo("2026-11-23");
    Instant mondayInNewfoundlandStillSundayInVancouver = Instant.parse("2026-11-23T05:00:00Z");
    assertThat(lastDay(mondayInNewfoundlandStillSundayInVancouver, "NL", ZoneId.of("America/St_Johns"))).isEqualTo("2026-11-24");
    assertThat(lastDay(mondayInNewfoundlandStillSundayInVancouver, "BC", ZoneId.of("America/Vancouver"))).isEqualTo("2026-11-23");
  }

  private LocalDate sentOn(String localTime, String province) {
    ZoneId zone = ZoneId.of(provinces.get(province).timeZone());
    return lastDay(LocalDateTime.parse(localTime).atZone(zone).toInstant(), province, zone);
  }

  /** The day at whose end the receipt is due. */
  private LocalDate lastDay(Instant sent, String province, ZoneId zone) {
    Instant due = new WorkingDays(jdbc, provinces, Clock.fixed(sent, ZoneOffset.UTC)).endOfNextWorkingDay(province);
    assertThat(due.atZone(zone).toLocalTime()).as("the end of a day").isEqualTo("00:00");
    return LocalDate.ofInstant(due.minusSeconds(1), zone);
  }

  private static boolean off(LocalDate day, Set<LocalDate> holidays) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY || holidays.contains(day);
  }
}

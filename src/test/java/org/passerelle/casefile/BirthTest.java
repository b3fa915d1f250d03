package org.passerelle.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Births as they are known: to the day, the month, the year, as an age or not at all, in three calendars. */
class BirthTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  /** Nowruz by the tables of Iran's calendar centre; the first two are tested cases of the field's facts. */
  @ParameterizedTest
  @CsvSource({"1400-05-24, 2021-08-15", "1404-01-01, 2025-03-21", "1403-01-01, 2024-03-20", "1403-12-30, 2025-03-20", "1370-01-01, 1991-03-21",
      "1358-01-01, 1979-03-21", "1390-02-31, 2011-05-21", "1365-07-30, 1986-10-22"})
  void aDayOfTheSolarCalendarIsADayOfOurs(String written, LocalDate day) {
    Birth birth = Birth.read(written, BirthCalendar.solarHijri, null).orElseThrow();

    assertThat(birth.earliest()).isEqualTo(day);
    assertThat(birth.latest()).isEqualTo(day);
  }

  @ParameterizedTest
  @CsvSource({"1390-02-32", "1390-07-31", "1404-12-30", "1390-13-01", "1390-00-01", "1390-01-00", "1278-10-10", "1390-1-1", "139", "13900"})
  void whatIsNoDayOfTheSolarCalendarIsNotRead(String written) {
    assertThat(Birth.read(written, BirthCalendar.solarHijri, null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1399, 366", "1403, 366", "1400, 365", "1404, 365"})
  void aSolarLeapYearHasADayMore(int year, int days) {
    Birth birth = Birth.read(String.valueOf(year), BirthCalendar.solarHijri, null).orElseThrow();

    assertThat(birth.earliest().plusDays(days - 1L)).isEqualTo(birth.latest());
  }

  @ParameterizedTest
  @CsvSource({"1391-06, 2012-08-22, 2012-09-21", "1391-07, 2012-09-22, 2012-10-21", "1391-12, 2013-02-19, 2013-03-20", "1399-12, 2021-02-19, 2021-03-20"})
  void aSolarMonthIsItsDays(String written, LocalDate first, LocalDate last) {
    Birth birth = Birth.read(written, BirthCalendar.solarHijri, null).orElseThrow();

    assertThat(birth.earliest()).isEqualTo(first);
    assertThat(birth.latest()).isEqualTo(last);
  }

  @Test
  void aLunarDayMayBeADayEarlierOrLater() {
    Birth birth = Birth.read("1420-09-01", BirthCalendar.lunarHijri, null).orElseThrow();

    assertThat(birth.earliest()).isEqualTo(LocalDate.of(1999, 12, 8));
    assertThat(birth.latest()).isEqualTo(LocalDate.of(1999, 12, 10));
  }

  @ParameterizedTest
  @CsvSource({"1994-02-29", "1994-00", "1994-05-00", "1994-13", "1899", "1994-04-31", "0000", "9999-99", "١٩٩٤", "-1994", "1994-5"})
  void whatIsNoDayOfOursIsNotRead(String written) {
    assertThat(Birth.read(written)).isEmpty();
  }

  @Test
  void anAgeMeansAYearOfDays() {
    Birth birth = Birth.ofAge(34, TODAY, null);

    assertThat(birth.earliest()).isEqualTo(LocalDate.of(1991, 11, 22));
    assertThat(birth.latest()).isEqualTo(LocalDate.of(1992, 11, 21));
    assertThat(birth.shown()).isEqualTo("≈34 (2026-11-21)");
    assertThat(birth.precision()).isEqualTo(Birth.Precision.age);
  }

  @Test
  void aBirthIsShownAsItWasWrittenInEveryLanguage() {
    assertThat(Birth.read("1994-05").orElseThrow().shown()).isEqualTo("1994-05");
    assertThat(Birth.read("1373-02", BirthCalendar.solarHijri, "ثور ۱۳۷۳").orElseThrow().shown()).isEqualTo("1373-02 SH");
    assertThat(Birth.read("1420", BirthCalendar.lunarHijri, null).orElseThrow().shown()).isEqualTo("1420 AH");
    assertThat(Birth.read("unknown", BirthCalendar.solarHijri, null).orElseThrow().shown()).isEqualTo("unknown");
  }

  @ParameterizedTest
  @CsvSource({"1370, gregorian, solarHijri lunarHijri", "1430-02, gregorian, lunarHijri", "1290, gregorian, solarHijri",
      "1994-05-17, solarHijri, gregorian", "1994, lunarHijri, gregorian", "1430, solarHijri, lunarHijri", "1300, lunarHijri, solarHijri"})
  void aYearThatCannotBeOfItsCalendarPointsToAnother(String written, BirthCalendar given, String meant) {
    assertThat(Birth.calendarsMeant(written, given, TODAY)).extracting(BirthCalendar::name).containsExactly(meant.split(" "));
  }

  @ParameterizedTest
  @CsvSource({"1994, gregorian", "1370, solarHijri", "1420, lunarHijri", "1100, gregorian", "2090, gregorian", "unknown, gregorian", "soon, solarHijri"})
  void elseNothingIsSuggested(String written, BirthCalendar given) {
    assertThat(Birth.calendarsMeant(written, given, TODAY)).isEqualTo(Set.of());
  }

  @Property
  void everyDayOfTheSolarYearFollowsTheOneBefore(@ForAll @IntRange(min = 1279, max = 1450) int year, @ForAll @IntRange(min = 1, max = 12) int month) {
    LocalDate expected = first(year, month);
    for (int day = 1; day <= BirthCalendar.solarHijri.lengthOf(year, month); day++) {
      assertThat(BirthCalendar.solarHijri.day(year, month, day)).isEqualTo(expected);
      expected = expected.plusDays(1);
    }
    assertThat(month == 12 ? first(year + 1, 1) : first(year, month + 1)).isEqualTo(expected);
    assertThat(BirthCalendar.solarHijri.lengthOf(year, month)).isBetween(month <= 6 ? 31 : month == 12 ? 29 : 30, month <= 6 ? 31 : 30);
  }

  @Property
  void nowruzIsTheNineteenthToTheTwentySecondOfMarch(@ForAll @IntRange(min = 1279, max = 1450) int year) {
    LocalDate nowruz = first(year, 1);

    assertThat(nowruz.getMonthValue()).isEqualTo(3);
    assertThat(nowruz.getDayOfMonth()).isBetween(19, 22);
    assertThat(nowruz.getYear()).isEqualTo(year + 621);
  }

  @Property
  void aWiderBirthHoldsTheNarrowerOne(@ForAll("days") String day, @ForAll BirthCalendar calendar) {
    Optional<Birth> exact = Birth.read(day, calendar, null);
    Optional<Birth> month = Birth.read(day.substring(0, 7), calendar, null);
    Optional<Birth> year = Birth.read(day.substring(0, 4), calendar, null);

    if (exact.isPresent() && month.isPresent() && year.isPresent()) {
      assertHolds(month.get(), exact.get());
      assertHolds(year.get(), month.get());
    }
  }

  @Property
  void whateverIsWrittenIsReadOrNot(@ForAll String written, @ForAll BirthCalendar calendar) {
    Birth.read(written, calendar, null).ifPresent(birth -> {
      assertThat(birth.asWritten()).isEqualTo(written);
      assertThat(birth.shown()).startsWith(written);
    });
    assertThat(Birth.calendarsMeant(written, calendar, TODAY)).doesNotContain(calendar);
  }

  @Property
  void anAgeIsTheAgeOnItsDay(@ForAll @IntRange(max = 120) int age, @ForAll @IntRange(max = 9000) int daysAgo) {
    LocalDate on = TODAY.minusDays(daysAgo);
    Birth birth = Birth.ofAge(age, on, null);

    assertThat(birth.earliest().until(on).getYears()).isEqualTo(age);
    assertThat(birth.latest().until(on).getYears()).isEqualTo(age);
    assertThat(birth.earliest().minusDays(1).until(on).getYears()).isGreaterThan(age - 1);
  }

  @Provide
  Arbitrary<String> days() {
    return Combinators.combine(Arbitraries.integers().between(1278, 2026), Arbitraries.integers().between(1, 12),
        Arbitraries.integers().between(1, 31)).as("%04d-%02d-%02d"::formatted);
  }

  private static LocalDate first(int year, int month) {
    return BirthCalendar.solarHijri.day(year, month, 1);
  }

  private static void assertHolds(Birth wide, Birth narrow) {
    assertThat(wide.earliest()).isBeforeOrEqualTo(narrow.earliest());
    assertThat(wide.latest()).isAfterOrEqualTo(narrow.latest());
  }
}

package org.passerelle.identity.biometrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.casefile.Birth;
import org.passerelle.casefile.BirthCalendar;
import org.passerelle.casefile.Particulars;
import org.passerelle.casefile.Person;
import org.passerelle.identity.biometrics.BiometricsOwed.Standing;

class BiometricsOwedTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  @ParameterizedTest
  @CsvSource({
      "2012-11-22, tooYoung", "2012-11-21, owed", "2012-11, owed", "2012, owed", "2012-12, tooYoung", "2013, tooYoung",
      "1947-11-22, owed", "1946-11-22, owed", "1946-11-21, tooOld", "1946-11, owed", "1946, owed", "1946-10, tooOld", "1945, tooOld",
      "1990-06-15, owed", "unknown, owed"})
  void from14To79AndInDoubtToo(String birth, Standing expected) {
    assertThat(BiometricsOwed.of(person(Birth.read(birth).orElseThrow(), true, "AFG"), TODAY)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1391-09-03, tooYoung", "1391-08-30, owed", "1391, owed", "1392, tooYoung"})
  void birthsOfTheCountrysCalendarCountTheSame(String birth, Standing expected) {
    Birth written = Birth.read(birth, BirthCalendar.solarHijri, null).orElseThrow();
    assertThat(BiometricsOwed.of(person(written, true, "AFG"), TODAY)).isEqualTo(expected);
  }

  @Test
  void anAgeThatMayHaveBecome14Counts() {
    assertThat(BiometricsOwed.of(person(Birth.ofAge(13, TODAY.minusMonths(3), null), true, "AFG"), TODAY)).isEqualTo(Standing.owed);
    assertThat(BiometricsOwed.of(person(Birth.ofAge(13, TODAY, null), true, "AFG"), TODAY)).isEqualTo(Standing.tooYoung);
  }

  @Test
  void aChildWhoTurns14WhileTheFamilyWaitsOwesThemFromThatDay() {
    Person child = person(Birth.read("2012-11-22").orElseThrow(), true, "AFG");
    assertThat(BiometricsOwed.of(child, TODAY)).isEqualTo(Standing.tooYoung);
    assertThat(BiometricsOwed.of(child, TODAY.plusDays(1))).isEqualTo(Standing.owed);
  }

  @Property
  void whoStaysBehindOwesNothing(@ForAll @IntRange(min = 0, max = 120) int age) {
    assertThat(BiometricsOwed.of(person(Birth.ofAge(age, TODAY, null), false, "AFG"), TODAY)).isEqualTo(Standing.notTravelling);
  }

  @Property
  void nobodyIsExemptWhoCouldBeOfThatAge(@ForAll @IntRange(min = 0, max = 40000) int daysOld, @ForAll @IntRange(min = 0, max = 3000) int doubt) {
    LocalDate earliest = TODAY.minusDays(daysOld + (long) doubt);
    LocalDate latest = TODAY.minusDays(daysOld);
    Birth birth = new Birth("1990", BirthCalendar.gregorian, null, null, null, earliest, latest);
    boolean possible = !earliest.isAfter(TODAY.minusYears(14)) && latest.isAfter(TODAY.minusYears(80));
    assertThat(BiometricsOwed.of(person(birth, true, "AFG"), TODAY) == Standing.owed).isEqualTo(possible);
  }

  @Property
  void knowingLessNeverExemptsAnybody(@ForAll @IntRange(min = 0, max = 40000) int daysOld) {
    LocalDate day = TODAY.minusDays(daysOld);
    Standing exact = BiometricsOwed.of(person(Birth.read(day.toString()).orElseThrow(), true, "AFG"), TODAY);
    Standing year = BiometricsOwed.of(person(Birth.read(day.toString().substring(0, 4)).orElseThrow(), true, "AFG"), TODAY);
    if (exact == Standing.owed) {
      assertThat(year).isEqualTo(Standing.owed);
    }
  }

  @Test
  void aThirdCountryIsNotTheirOwn() {
    Person afghan = person(Birth.read("1990").orElseThrow(), true, "AFG");
    Person unknown = person(Birth.read("1990").orElseThrow(), true, null);
    Person stateless = person(Birth.read("1990").orElseThrow(), true, "XXA");
    List<Person> family = List.of(afghan, unknown, stateless);
    assertThat(BiometricsOwed.ownCountries(afghan, family)).containsExactly("AFG");
    assertThat(BiometricsOwed.ownCountries(unknown, family)).containsExactly("AFG");
    assertThat(BiometricsOwed.ownCountries(stateless, family)).containsExactly("AFG");
    assertThat(BiometricsOwed.ownCountries(stateless, List.of(stateless))).isEmpty();
  }

  private static Person person(Birth birth, boolean travels, String nationality) {
    return new Person(UUID.randomUUID(), 1, "child", travels, "Omid Testfictional", null, "male", birth, nationality, null, null, Particulars.NONE);
  }
}

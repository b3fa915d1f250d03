package org.passerelle.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Working days of every province over ten years. */
class WorkCalendarTest {

  private static final LocalDate FIRST = LocalDate.of(HolidaysByRule.FIRST, 1, 1);
  private static final int DAYS = 3652 - 100;

  @Property
  void theNthWorkingDayHasNWorkingDaysUpToIt(@ForAll("provinces") String province, @ForAll @IntRange(max = DAYS) int day,
      @ForAll @IntRange(min = 1, max = 40) int n) {
    WorkCalendar calendar = of(province);
    LocalDate after = FIRST.plusDays(day);
    LocalDate nth = calendar.nth(after, n);
    assertThat(calendar.works(nth)).isTrue();
    assertThat(calendar.between(after, nth)).isEqualTo(n);
    assertThat(calendar.between(after, nth.minusDays(1))).isEqualTo(n - 1);
    assertThat(calendar.nth(nth, 1)).isEqualTo(calendar.nth(after, n + 1));
  }

  @Property
  void workingDaysAddUp(@ForAll("provinces") String province, @ForAll @IntRange(max = DAYS) int day, @ForAll @IntRange(max = 100) int one,
      @ForAll @IntRange(max = 100) int more) {
    WorkCalendar calendar = of(province);
    LocalDate after = FIRST.plusDays(day);
    LocalDate middle = after.plusDays(one);
    LocalDate until = middle.plusDays(more);
    assertThat(calendar.between(after, until)).isEqualTo(calendar.between(after, middle) + calendar.between(middle, until))
        .isLessThanOrEqualTo(one + more);
    assertThat(calendar.between(until, after)).isZero();
  }

  @Property
  void officesWorkOnMondaysToFridaysThatAreNoHoliday(@ForAll("provinces") String province, @ForAll @IntRange(max = 3651) int day) {
    LocalDate date = FIRST.plusDays(day);
    boolean weekend = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(date.getDayOfWeek());
    assertThat(of(province).works(date)).isEqualTo(!weekend && !HolidaysByRule.of(province).contains(date));
  }

  @Property
  void theNextWorkingDayIsNeverFurtherThanSixDaysAway(@ForAll("provinces") String province, @ForAll @IntRange(max = DAYS) int day) {
    LocalDate after = FIRST.plusDays(day);
    assertThat(of(province).nth(after, 1)).isBeforeOrEqualTo(after.plusDays(6));
  }

  @Test
  void tenWorkingDaysOverChristmasAreNotTenDays() {
    assertThat(of("MB").nth(LocalDate.of(2026, 12, 18), 10)).isEqualTo("2027-01-05");
    assertThat(of("ON").nth(LocalDate.of(2029, 12, 14), 10)).isEqualTo("2030-01-02");
    assertThat(of("QC").nth(LocalDate.of(2026, 6, 16), 10)).isEqualTo("2026-07-02");
  }

  @Test
  void thereIsNoNoughthWorkingDay() {
    assertThatThrownBy(() -> of("MB").nth(FIRST, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Provide
  Arbitrary<String> provinces() {
    return Arbitraries.of(HolidaysByRule.provinces());
  }

  private static WorkCalendar of(String province) {
    return new WorkCalendar(HolidaysByRule.of(province));
  }
}

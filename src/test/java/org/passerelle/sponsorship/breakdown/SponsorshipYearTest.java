package org.passerelle.sponsorship.breakdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** For how long a sponsor answers. */
class SponsorshipYearTest {

  @Test
  void itRunsFromTheUndertakingToTwelveMonthsAfterTheArrival() {
    LocalDate arrived = LocalDate.of(2026, 3, 1);
    assertThat(SponsorshipYear.runs(Optional.empty(), arrived)).isTrue();
    assertThat(SponsorshipYear.runs(Optional.of(arrived), LocalDate.of(2027, 2, 28))).isTrue();
    assertThat(SponsorshipYear.runs(Optional.of(arrived), LocalDate.of(2027, 3, 1))).isFalse();
  }
}

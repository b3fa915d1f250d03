package org.passerelle.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.reference.ProgrammeWindow.Closed;
import org.passerelle.reference.Programmes.Programme;
import org.passerelle.support.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What the reference data says of each programme, on days that matter. */
class ProgrammesTest extends IntegrationTest {

  @Autowired
  private Programmes programmes;

  @ParameterizedTest
  @CsvSource({
      "PSR, groupOfFive, false, 2024-11-28, open", "PSR, groupOfFive, false, 2024-11-29, 2026-12-31",
      "PSR, communitySponsor, false, 2026-12-31, 2026-12-31", "PSR, communitySponsor, false, 2027-01-01, open",
      "PSR, agreementHolder, false, 2026-11-21, open", "PSR, , false, 2026-11-21, open",
      "PSR, quebecGroup, true, 2021-04-06, open", "PSR, quebecOrganization, true, 2021-04-06, 2022-01-17",
      "PSR, quebecOrganization, true, 2022-01-18, open", "PSR, quebecGroup, true, 2024-06-05, unknown",
      "PSR, quebecGroup, true, 2025-06-30, unknown", "PSR, quebecGroup, true, 2026-11-21, unknown",
      "GAR, , true, 2026-11-21, open", "HRD, , false, 2026-11-21, open", "UPP, , false, 2026-11-21, open",
      "AFGHRD, , false, 2023-03-31, open", "AFGHRD, , false, 2023-04-01, unknown", "AFGSIM, , false, 2026-11-21, unknown"})
  void whoIsTakenInOnADay(String programme, String sponsorKind, boolean intoQuebec, LocalDate on, String expected) {
    String found = programmes.closed(programme, sponsorKind, intoQuebec, on)
        .map(closed -> closed.until() == null ? "unknown" : closed.until().toString()).orElse("open");
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void aPauseNamesItsSource() {
    assertThat(programmes.closed("PSR", "groupOfFive", false, LocalDate.of(2026, 1, 1))).map(Closed::source).get().asString().contains("Gazette");
  }

  @Test
  void agreementsCanBeMadeForProgrammesThatTakeAnybodyIn() {
    assertThat(programmes.open(LocalDate.of(2026, 11, 21))).extracting(Programme::code).containsExactly("GAR", "HRD", "PSR", "UPP");
    assertThat(programmes.all()).extracting(Programme::code).contains("AFGSIM", "GAR");
  }

  @Test
  void everyRowNamesItsSource() {
    assertThat(jdbc.sql("select count(*) from programme_window where length(source) < 20").query(Integer.class).single()).isZero();
    assertThat(jdbc.sql("select count(*) from programme where length(source) < 20").query(Integer.class).single()).isZero();
  }
}

package org.passerelle.referral;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a case ends by the decision on identity: where fraud was upheld, the partner's word for it does not say so. */
class CaseOutcomeTest {

  @ParameterizedTest
  @CsvSource({"contradicted, identityContradicted", "suspectedFraud, identityNotEstablished"})
  void aCaseThatStopsAtIdentity(String decision, CaseOutcome outcome) {
    assertThat(CaseOutcome.of("accepted", decision, null)).isEqualTo(outcome);
    assertThat(outcome.name()).doesNotContainIgnoringCase("fraud");
  }

  @ParameterizedTest
  @CsvSource({"confirmed", "confirmedWithReservations", "emergencyOverride"})
  void aCaseThatGoesOnEndsByItsHandover(String decision) {
    assertThat(CaseOutcome.of("accepted", decision, "received")).isEqualTo(CaseOutcome.received);
  }
}

package org.passerelle.identity.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.partner.Agreement.Terms;

/**
 * Who would be asked about whom, and the day on which that must be lawful.
 *
 * @param country    where the NGO would work, ISO 3166-1 alpha-3
 * @param suspended  whether the organization is suspended on the register
 * @param agreement  under which it would work; null when none covers it
 * @param assessment the latest one of safety; null when there is none
 */
record Asked(UUID caseId, UUID organizationId, String country, boolean suspended, @Nullable Agreed agreement,
    @Nullable SafetyAssessment assessment, LocalDate today, Instant now) {

  /** An agreement in force that covers the confirmation of identities, with what it says today. */
  record Agreed(String number, Terms terms) {
  }

  Optional<Agreed> agreed() {
    return Optional.ofNullable(agreement);
  }

  Optional<SafetyAssessment> assessed() {
    return Optional.ofNullable(assessment);
  }
}

package org.passerelle.sponsorship.round;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Limit;
import org.passerelle.sponsorship.Sponsor;
import org.passerelle.sponsorship.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Joint assistance is for sponsorship agreement holders and their constituent groups (IRCC, Joint Assistance Sponsorship program). */
@Component
class JointAssistanceLimit implements Limit {

  private final JdbcClient jdbc;

  JointAssistanceLimit(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Judge judge(List<Sponsor> sponsors, List<FamilyToPlace> families, LocalDate on) {
    Set<UUID> joint = new HashSet<>(jdbc.sql("select case_id from waiting_family where stream = ? and left_at is null and case_id = any(?)")
        .params(Stream.jointAssistance.name(), families.stream().map(FamilyToPlace::caseId).toArray(UUID[]::new)).query(UUID.class).list());
    return (sponsor, family) -> joint.contains(family.caseId()) && !sponsor.kind().underAgreement() ? List.of(Refusal.of("jointAssistance")) : List.of();
  }
}

package org.passerelle.identity.gate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.passerelle.identity.gate.Gate.Condition;
import org.passerelle.identity.gate.SafetyAssessment.Contact;
import org.passerelle.reference.ProgrammeLimits;
import org.springframework.stereotype.Component;

/** Safety was assessed lately and since the last incident, the family may be met, and the NGO can send whom it can be met by. */
@Component
class SafetyCondition implements GateCondition {

  private final GateChecks checks;
  private final ProgrammeLimits limits;

  SafetyCondition(GateChecks checks, ProgrammeLimits limits) {
    this.checks = checks;
    this.limits = limits;
  }

  @Override
  public Condition condition() {
    return Condition.safety;
  }

  @Override
  public List<Finding> check(Asked asked) {
    return asked.assessed().map(assessment -> check(asked, assessment)).orElseGet(() -> List.of(Finding.failed(condition(), "safetyNone")));
  }

  private List<Finding> check(Asked asked, SafetyAssessment assessment) {
    List<Finding> reasons = Stream.of(
        Optional.of("safetyOld").filter(code -> assessment.assessedAt()
            .isBefore(asked.now().minus(Duration.ofDays(limits.get("safetyAssessmentDays"))))),
        Optional.of("safetyIncident").filter(code -> checks.incidentSince(asked.caseId(), assessment.assessedAt())),
        Optional.of("safetyNoContact").filter(code -> assessment.contact() == Contact.noContact),
        Optional.of("safetyStaff." + assessment.staffSex()).filter(code -> !checks.canSend(asked.organizationId(), assessment.staffSex())))
        .flatMap(Optional::stream).map(code -> Finding.failed(condition(), code).at(assessment.assessedAt())).toList();
    return reasons.isEmpty() ? List.of(Finding.met(condition(), "safetyAssessed." + assessment.contact()).at(assessment.assessedAt())) : reasons;
  }
}

package org.passerelle.identity.gate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.passerelle.identity.gate.Gate.Condition;
import org.passerelle.partner.Agreement;
import org.passerelle.partner.Agreement.State;
import org.passerelle.partner.Agreements;
import org.springframework.stereotype.Component;

/** An agreement is in force that covers the confirmation of identities, and the organization is not suspended. */
@Component
class AgreementCondition implements GateCondition {

  private final Agreements agreements;

  AgreementCondition(Agreements agreements) {
    this.agreements = agreements;
  }

  @Override
  public Condition condition() {
    return Condition.agreement;
  }

  @Override
  public List<Finding> check(Asked asked) {
    List<Finding> reasons = new ArrayList<>();
    if (asked.suspended()) {
      reasons.add(Finding.failed(condition(), "organizationSuspended"));
    }
    if (asked.agreed().isEmpty()) {
      reasons.addAll(uncovered(agreements.of(asked.organizationId()), asked.today()));
    }
    return reasons.isEmpty() ? List.of(Finding.met(condition(), "agreementCovers").on(asked.agreed().orElseThrow().number())) : reasons;
  }

  private List<Finding> uncovered(List<Agreement> all, LocalDate today) {
    List<Finding> because = all.stream().flatMap(each -> why(each, today).map(code -> Finding.failed(condition(), code).on(each.number()))).toList();
    return because.isEmpty() ? List.of(Finding.failed(condition(), "agreementNone")) : because;
  }

  /** Nothing of an agreement that never was for this purpose and is over. */
  private static Stream<String> why(Agreement agreement, LocalDate today) {
    State state = agreement.on(today);
    boolean purpose = agreement.termsOn(today).orElse(agreement.latest()).isFor(Agreement.IDENTITY_CONFIRMATION);
    if (!purpose) {
      return state == State.ended ? Stream.of() : Stream.of("agreementPurpose");
    }
    return Stream.of(switch (state) {
      case notBegun -> "agreementNotBegun";
      case ended -> "agreementEnded";
      case suspended -> "agreementSuspended";
      case inForce -> throw new IllegalStateException("agreement " + agreement.number() + " covers it");
    });
  }
}

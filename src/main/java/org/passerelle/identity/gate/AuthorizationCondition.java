package org.passerelle.identity.gate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.passerelle.identity.gate.Gate.Condition;
import org.passerelle.identity.gate.SafetyAssessment.WorkPlace;
import org.passerelle.partner.authorization.ControlledArea;
import org.passerelle.partner.authorization.ControlledAreas;
import org.passerelle.partner.authorization.WorkAuthorization;
import org.passerelle.partner.authorization.WorkAuthorization.Kind;
import org.passerelle.partner.authorization.WorkAuthorizations;
import org.passerelle.reference.Today;
import org.springframework.stereotype.Component;

/**
 * Where a listed group is in control, the NGO is named in an authorization for resettlement and safe passage that is in force (Criminal Code,
 * s. 83.032), or in a documented humanitarian exception (s. 83.03(4)).
 */
@Component
class AuthorizationCondition implements GateCondition {

  private final ControlledAreas areas;
  private final WorkAuthorizations authorizations;
  private final Today today;

  AuthorizationCondition(ControlledAreas areas, WorkAuthorizations authorizations, Today today) {
    this.areas = areas;
    this.authorizations = authorizations;
    this.today = today;
  }

  @Override
  public Condition condition() {
    return Condition.authorization;
  }

  @Override
  public List<Finding> check(Asked asked) {
    List<ControlledArea> controlled = areas.of(asked.country(), asked.today());
    if (controlled.isEmpty()) {
      return List.of(Finding.met(condition(), "notControlled").on(asked.country()));
    }
    if (!needed(controlled, asked)) {
      return List.of(Finding.met(condition(), "outsideControlled").on(asked.country()));
    }
    return permit(controlled, asked)
        .map(found -> List.of(Finding.met(condition(), found.facts().kind() == Kind.authorization ? "authorized" : "excepted")
            .on(found.facts().number()).about(found.id())))
        .orElseGet(() -> missing(controlled, asked));
  }

  /** Where only parts of a country are controlled, the assessment of safety says whether the NGO would work there; while it does not, it would. */
  private static boolean needed(List<ControlledArea> controlled, Asked asked) {
    return controlled.stream().anyMatch(each -> each.region() == null)
        || asked.assessed().map(each -> each.workPlace() == WorkPlace.insideControlledArea).orElse(true);
  }

  private Optional<WorkAuthorization> permit(List<ControlledArea> controlled, Asked asked) {
    return authorizations.inForce(asked.organizationId(), asked.country(), WorkAuthorization.IMMIGRATION, asked.today()).stream()
        .filter(each -> covers(each, controlled)).map(each -> authorizations.lock(each.id()))
        .filter(held -> held.permits(asked.organizationId(), asked.country(), WorkAuthorization.IMMIGRATION, today.get())).findFirst();
  }

  /** One for a part of the country counts only where that part is all that is controlled: in which part the NGO would work is not on file. */
  private static boolean covers(WorkAuthorization authorization, List<ControlledArea> controlled) {
    String region = authorization.facts().region();
    return region == null || controlled.stream().allMatch(each -> region.equalsIgnoreCase(each.region()));
  }

  private List<Finding> missing(List<ControlledArea> controlled, Asked asked) {
    List<Finding> because = authorizations.naming(asked.organizationId()).stream()
        .filter(each -> each.facts().kind() != Kind.channelException && each.facts().country().equals(asked.country()))
        .flatMap(each -> why(each, controlled, asked).map(code -> Finding.failed(condition(), code).on(each.facts().number()).about(each.id())))
        .toList();
    return because.isEmpty() ? List.of(Finding.failed(condition(), "authorizationNone").on(asked.country())) : because;
  }

  private static Stream<String> why(WorkAuthorization each, List<ControlledArea> controlled, Asked asked) {
    return Stream.of(
        Optional.of(each.on(asked.today())).filter(state -> state != WorkAuthorization.State.inForce)
            .map(state -> "authorization." + state.name()),
        Optional.of("authorizationNotNamed").filter(code -> !each.names(asked.organizationId(), asked.today())),
        Optional.of("authorizationPurpose").filter(code -> !each.facts().purposes().contains(WorkAuthorization.IMMIGRATION)),
        Optional.of("authorizationPart").filter(code -> !covers(each, controlled))).flatMap(Optional::stream);
  }
}

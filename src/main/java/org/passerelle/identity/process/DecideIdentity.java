package org.passerelle.identity.process;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.TaskDecision;
import org.passerelle.engine.TaskForm;
import org.passerelle.engine.WrongField;
import org.passerelle.identity.IdentityDecisions;
import org.passerelle.identity.IdentityDecisions.Decision;
import org.springframework.stereotype.Component;

/** The officer's decision on identity. */
@Component
class DecideIdentity implements TaskDecision {

  private static final Set<Decision> LATER =
      EnumSet.of(Decision.confirmedWithReservations, Decision.suspectedFraud, Decision.emergencyOverride);

  private final IdentityDecisions decisions;

  DecideIdentity(IdentityDecisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public String task() {
    return IdentityModel.DECIDE_IDENTITY;
  }

  @Override
  public Map<String, Object> decide(OpenTask task, TaskForm form) {
    Decision decision = form.code(IdentityModel.IDENTITY_DECISION, Decision.class);
    // version 1.0.0 of the model assessed no safety and has no way to go for these
    if (LATER.contains(decision) && task.variables().apply(IdentityModel.SAFETY_ASSESSED) == null) {
      throw new WrongField(IdentityModel.IDENTITY_DECISION, "form.notAChoice");
    }
    decisions.decide(task, decision, form.text("reason"), decision == Decision.confirmedWithReservations ? form.text("reservations") : null,
        decision == Decision.emergencyOverride ? form.text("stillOwed") : null);
    Map<String, Object> routing = new HashMap<>();
    routing.put(IdentityModel.IDENTITY_DECISION, decision.name());
    if (decision.seconded()) {
      // an opinion on an earlier decision must not stand in the form already
      routing.put(IdentityModel.SECOND_OPINION, null);
    }
    return routing;
  }
}

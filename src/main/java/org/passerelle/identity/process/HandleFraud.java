package org.passerelle.identity.process;

import java.util.HashMap;
import java.util.Map;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.TaskDecision;
import org.passerelle.engine.TaskForm;
import org.passerelle.identity.IdentityDecisions;
import org.passerelle.identity.IdentityDecisions.FraudOutcome;
import org.springframework.stereotype.Component;

/** What the compliance officer finds of a suspicion of fraud. */
@Component
class HandleFraud implements TaskDecision {

  private final IdentityDecisions decisions;

  HandleFraud(IdentityDecisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public String task() {
    return IdentityModel.HANDLE_FRAUD;
  }

  @Override
  public void mayTake(OpenTask task) {
    decisions.mayHandleFraud(task);
  }

  @Override
  public Map<String, Object> decide(OpenTask task, TaskForm form) {
    FraudOutcome outcome = form.code(IdentityModel.FRAUD_OUTCOME, FraudOutcome.class);
    decisions.handleFraud(task, outcome, form.text("reason"));
    Map<String, Object> routing = new HashMap<>();
    routing.put(IdentityModel.FRAUD_OUTCOME, outcome.name());
    if (outcome == FraudOutcome.notUpheld) {
      // identity is decided afresh: what was decided before must not stand in the form already
      routing.put(IdentityModel.IDENTITY_DECISION, null);
    }
    return routing;
  }
}

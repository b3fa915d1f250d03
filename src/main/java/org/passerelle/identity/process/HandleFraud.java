package org.passerelle.identity.process;

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
    return Map.of(IdentityModel.FRAUD_OUTCOME, outcome.name());
  }
}

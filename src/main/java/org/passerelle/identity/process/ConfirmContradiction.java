package org.passerelle.identity.process;

import java.util.Map;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.TaskDecision;
import org.passerelle.engine.TaskForm;
import org.passerelle.identity.IdentityDecisions;
import org.passerelle.identity.IdentityDecisions.SecondOpinion;
import org.springframework.stereotype.Component;

/** The second officer's opinion on a contradiction. */
@Component
class ConfirmContradiction implements TaskDecision {

  private final IdentityDecisions decisions;

  ConfirmContradiction(IdentityDecisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public String task() {
    return IdentityModel.CONFIRM_CONTRADICTION;
  }

  @Override
  public Map<String, Object> decide(OpenTask task, TaskForm form) {
    SecondOpinion opinion = form.code(IdentityModel.SECOND_OPINION, SecondOpinion.class);
    decisions.giveSecondOpinion(task, opinion, form.text("reason"));
    return Map.of(IdentityModel.SECOND_OPINION, opinion.name());
  }
}

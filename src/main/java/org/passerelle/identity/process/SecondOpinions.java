package org.passerelle.identity.process;

import java.util.HashMap;
import java.util.Map;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.TaskDecision;
import org.passerelle.engine.TaskForm;
import org.passerelle.identity.IdentityDecisions;
import org.passerelle.identity.IdentityDecisions.SecondOpinion;

/** What a second officer says, in whichever version of the model the case runs. */
abstract class SecondOpinions implements TaskDecision {

  private final IdentityDecisions decisions;

  SecondOpinions(IdentityDecisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public void mayTake(OpenTask task) {
    decisions.mayGiveSecondOpinion(task);
  }

  @Override
  public Map<String, Object> decide(OpenTask task, TaskForm form) {
    SecondOpinion opinion = form.code(IdentityModel.SECOND_OPINION, SecondOpinion.class);
    decisions.giveSecondOpinion(task, opinion, form.text("reason"));
    Map<String, Object> routing = new HashMap<>();
    routing.put(IdentityModel.SECOND_OPINION, opinion.name());
    if (opinion == SecondOpinion.disagree) {
      // identity is decided afresh: what was decided before must not stand in the form already
      routing.put(IdentityModel.IDENTITY_DECISION, null);
    }
    return routing;
  }
}

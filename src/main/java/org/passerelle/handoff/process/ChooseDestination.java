package org.passerelle.handoff.process;

import java.util.Map;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.TaskDecision;
import org.passerelle.engine.TaskForm;
import org.passerelle.handoff.Destining;
import org.springframework.stereotype.Component;

/** The officer chooses the city that receives the family. */
@Component
class ChooseDestination implements TaskDecision {

  private final Destining destining;

  ChooseDestination(Destining destining) {
    this.destining = destining;
  }

  @Override
  public String task() {
    return HandoffModel.CHOOSE_DESTINATION;
  }

  @Override
  public Map<String, Object> decide(OpenTask task, TaskForm form) {
    destining.choose(task.caseId(), form.text("destination"), form.text("reason"), form.optionalText("beyondPlan"));
    return Map.of();
  }
}

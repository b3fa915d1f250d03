package org.passerelle.handoff.process;

import java.util.Map;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.TaskDecision;
import org.passerelle.engine.TaskForm;
import org.passerelle.handoff.Destining;
import org.springframework.stereotype.Component;

/** The officer plans the arrival. */
@Component
class PlanArrival implements TaskDecision {

  private final Destining destining;

  PlanArrival(Destining destining) {
    this.destining = destining;
  }

  @Override
  public String task() {
    return HandoffModel.PLAN_ARRIVAL;
  }

  @Override
  public Map<String, Object> decide(OpenTask task, TaskForm form) {
    destining.plan(task.caseId(), new PlanForm(form).plan());
    return Map.of();
  }
}

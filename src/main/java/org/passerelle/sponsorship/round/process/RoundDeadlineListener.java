package org.passerelle.sponsorship.round.process;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.reference.Priority;
import org.passerelle.reference.ServiceTargets;
import org.passerelle.sponsorship.round.PlanningRound;

/** When the plan is to be reviewed, and where it stands in the officers' list: by the most urgent of its families. */
@ModelBean("roundDeadlineListener")
class RoundDeadlineListener implements ExecutionListener {

  private static final String STEP = "reviewPlan";

  private final PlanningRound planning;
  private final ServiceTargets targets;

  RoundDeadlineListener(PlanningRound planning, ServiceTargets targets) {
    this.planning = planning;
    this.targets = targets;
  }

  @Override
  public void notify(DelegateExecution execution) {
    Priority priority = planning.mostUrgent(UUID.fromString((String) execution.getVariable(RoundModel.ROUND_ID)));
    Instant due = targets.dueAt(STEP, priority);
    execution.setVariable(Variables.DUE_AT, Date.from(due));
    execution.setVariable(Variables.FOLLOW_UP_AT, Date.from(targets.halfTime(due)));
    execution.setVariable(Variables.TASK_PRIORITY, priority.taskPriority());
  }
}

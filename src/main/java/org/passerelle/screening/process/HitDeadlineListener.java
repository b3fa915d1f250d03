package org.passerelle.screening.process;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.reference.Priority;
import org.passerelle.reference.ServiceTargets;
import org.passerelle.screening.watchlist.hit.HitUrgency;

/** Before a compliance officer is asked about a hit: when the answer is due, by the case's priority and the strength of the hit. */
@ModelBean("hitDeadlineListener")
class HitDeadlineListener implements ExecutionListener {

  private static final String STEP = "decideWatchlistHit";

  private final HitUrgency urgency;
  private final ServiceTargets targets;

  HitDeadlineListener(HitUrgency urgency, ServiceTargets targets) {
    this.urgency = urgency;
    this.targets = targets;
  }

  @Override
  public void notify(DelegateExecution execution) {
    Priority priority = urgency.of(UUID.fromString((String) execution.getVariable(WatchlistModel.HIT_ID)));
    Instant due = targets.dueAt(STEP, priority);
    execution.setVariable(Variables.DUE_AT, Date.from(due));
    execution.setVariable(Variables.FOLLOW_UP_AT, Date.from(targets.halfTime(due)));
    execution.setVariable(Variables.TASK_PRIORITY, priority.taskPriority());
  }
}

package org.passerelle.casefile.process;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.reference.Priority;
import org.passerelle.reference.ServiceTargets;

/** Before a human task begins: when it is due and to be followed up, and where it stands in the list, by the case's priority. */
@ModelBean("taskDeadlineListener")
class TaskDeadlineListener implements ExecutionListener {

  private final CaseFiles files;
  private final ServiceTargets targets;

  TaskDeadlineListener(CaseFiles files, ServiceTargets targets) {
    this.files = files;
    this.targets = targets;
  }

  @Override
  public void notify(DelegateExecution execution) {
    Priority priority = files.get(Variables.caseId(execution)).workingPriority();
    Instant due = targets.dueAt(step(execution.getCurrentActivityId()), priority);
    execution.setVariable(Variables.DUE_AT, Date.from(due));
    execution.setVariable(Variables.FOLLOW_UP_AT, Date.from(targets.halfTime(due)));
    execution.setVariable(Variables.TASK_PRIORITY, priority.taskPriority());
  }

  private static String step(String element) {
    return element.substring(element.indexOf('_') + 1);
  }
}

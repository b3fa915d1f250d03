package org.passerelle.referral.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.reference.Priority;
import org.passerelle.referral.CasePriorities;

/** Writes on the case the priority the table has found. */
@ModelBean("applyPriorityDelegate")
class ApplyPriorityDelegate implements JavaDelegate {

  private final CasePriorities priorities;

  ApplyPriorityDelegate(CasePriorities priorities) {
    this.priorities = priorities;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Priority priority = Priority.valueOf((String) execution.getVariable(Variables.PRIORITY));
    priorities.apply(Variables.caseId(execution), priority);
  }
}

package org.passerelle.handoff.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.handoff.Milestones;

/** Sets what is owed to the family in its first months. */
@ModelBean("openMilestonesDelegate")
class OpenMilestonesDelegate implements JavaDelegate {

  private final Milestones milestones;

  OpenMilestonesDelegate(Milestones milestones) {
    this.milestones = milestones;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(HandoffModel.TAKEOVER_DUE_AT, Date.from(milestones.open(Variables.caseId(execution))));
  }
}

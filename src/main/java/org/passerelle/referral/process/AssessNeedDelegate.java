package org.passerelle.referral.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.referral.CasePriorities;
import org.passerelle.referral.NeedAssessment;

/** Puts before the priority table what it may see of the family: three coarse codes. */
@ModelBean("assessNeedDelegate")
class AssessNeedDelegate implements JavaDelegate {

  private final CasePriorities priorities;

  AssessNeedDelegate(CasePriorities priorities) {
    this.priorities = priorities;
  }

  @Override
  public void execute(DelegateExecution execution) {
    NeedAssessment need = priorities.assess(Variables.caseId(execution));
    execution.setVariable(IntakeModel.DANGER_LEVEL, need.dangerLevel());
    execution.setVariable(IntakeModel.MEDICAL_NEED, need.medicalNeed());
    execution.setVariable(IntakeModel.RISK_GROUP, need.riskGroup());
  }
}

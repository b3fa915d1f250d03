package org.passerelle.sponsorship.breakdown.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.sponsorship.breakdown.Breakdowns;

/** Lets the State protect a family until its new care is settled. */
@ModelBean("protectFamilyDelegate")
class ProtectFamilyDelegate implements JavaDelegate {

  private final Breakdowns breakdowns;

  ProtectFamilyDelegate(Breakdowns breakdowns) {
    this.breakdowns = breakdowns;
  }

  @Override
  public void execute(DelegateExecution execution) {
    breakdowns.protect(Variables.caseId(execution), UUID.fromString((String) execution.getVariable(BreakdownModel.BREAKDOWN_ID)));
  }
}

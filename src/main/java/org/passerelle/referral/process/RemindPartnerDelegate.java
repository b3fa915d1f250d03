package org.passerelle.referral.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.referral.Questions;

/** Reminds the partner of the open question. */
@ModelBean("remindPartnerDelegate")
class RemindPartnerDelegate implements JavaDelegate {

  private final Questions questions;

  RemindPartnerDelegate(Questions questions) {
    this.questions = questions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    questions.remind(Variables.caseId(execution));
  }
}

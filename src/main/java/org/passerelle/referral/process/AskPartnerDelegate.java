package org.passerelle.referral.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.referral.Questions;

/** Shows the partner the officer's question and sets its dates. */
@ModelBean("askPartnerDelegate")
class AskPartnerDelegate implements JavaDelegate {

  private final Questions questions;

  AskPartnerDelegate(Questions questions) {
    this.questions = questions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Questions.Dates dates = questions.send(Variables.caseId(execution));
    execution.setVariable(IntakeModel.ANSWER_REMINDER_AT, Date.from(dates.remindAt()));
    execution.setVariable(IntakeModel.ANSWER_DUE_AT, Date.from(dates.dueAt()));
    // the form of the next review begins without a decision
    execution.removeVariable(IntakeModel.REFERRAL_DECISION);
  }
}

package org.passerelle.referral.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.referral.InformationRequest.State;
import org.passerelle.referral.Questions;

/** Takes back a question that was not answered in time. */
@ModelBean("closeQuestionDelegate")
class CloseQuestionDelegate implements JavaDelegate {

  private final Questions questions;

  CloseQuestionDelegate(Questions questions) {
    this.questions = questions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    questions.closeOverdue(Variables.caseId(execution));
    execution.setVariable(IntakeModel.QUESTION_OUTCOME, State.overdue.name());
  }
}

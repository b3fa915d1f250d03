package org.passerelle.handoff.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.handoff.NoticesOfArrival;

/** Sends the notice of arrival again, because nobody gave a receipt. */
@ModelBean("resendNoticeDelegate")
class ResendNoticeDelegate implements JavaDelegate {

  private final NoticesOfArrival notices;

  ResendNoticeDelegate(NoticesOfArrival notices) {
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(HandoffModel.SENT_AGAIN, true);
    execution.setVariable(HandoffModel.RECEIPT_DUE_AT, Date.from(notices.sendAgain(Variables.caseId(execution))));
  }
}

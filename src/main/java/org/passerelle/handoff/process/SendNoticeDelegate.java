package org.passerelle.handoff.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.handoff.NoticesOfArrival;

/** Sends the notice of arrival, or its next version. */
@ModelBean("sendNoticeDelegate")
class SendNoticeDelegate implements JavaDelegate {

  private final NoticesOfArrival notices;

  SendNoticeDelegate(NoticesOfArrival notices) {
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(HandoffModel.SENT_AGAIN, false);
    execution.setVariable(HandoffModel.RECEIPT_DUE_AT, Date.from(notices.send(Variables.caseId(execution))));
  }
}

package org.passerelle.handoff.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.handoff.EarlyNotice;

/** Tells the sponsor that the family will come. */
@ModelBean("sendEarlyNoticeDelegate")
class SendEarlyNoticeDelegate implements JavaDelegate {

  private final EarlyNotice earlyNotice;

  SendEarlyNoticeDelegate(EarlyNotice earlyNotice) {
    this.earlyNotice = earlyNotice;
  }

  @Override
  public void execute(DelegateExecution execution) {
    earlyNotice.tell(Variables.caseId(execution), Variables.caseNumber(execution));
  }
}

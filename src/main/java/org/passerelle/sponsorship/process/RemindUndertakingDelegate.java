package org.passerelle.sponsorship.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.sponsorship.undertaking.Undertakings;

/** Reminds the sponsor of its undertaking at half time. */
@ModelBean("remindUndertakingDelegate")
class RemindUndertakingDelegate implements JavaDelegate {

  private final Undertakings undertakings;

  RemindUndertakingDelegate(Undertakings undertakings) {
    this.undertakings = undertakings;
  }

  @Override
  public void execute(DelegateExecution execution) {
    undertakings.remind(Variables.caseId(execution));
  }
}

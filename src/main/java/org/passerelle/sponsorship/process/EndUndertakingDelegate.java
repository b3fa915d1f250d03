package org.passerelle.sponsorship.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.sponsorship.undertaking.Undertakings;

/** Ends what a sponsor accepted when its undertaking was not filed in time or was refused. */
@ModelBean("endUndertakingDelegate")
class EndUndertakingDelegate implements JavaDelegate {

  private final Undertakings undertakings;

  EndUndertakingDelegate(Undertakings undertakings) {
    this.undertakings = undertakings;
  }

  @Override
  public void execute(DelegateExecution execution) {
    undertakings.end(Variables.caseId(execution));
  }
}

package org.passerelle.sponsorship.round.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.sponsorship.round.TellingCases;

/** Tells one case that its family is held. */
@ModelBean("tellCaseDelegate")
class TellCaseDelegate implements JavaDelegate {

  private final TellingCases use;

  TellCaseDelegate(TellingCases use) {
    this.use = use;
  }

  @Override
  public void execute(DelegateExecution execution) {
    use.tell(UUID.fromString((String) execution.getVariable(RoundModel.PROPOSAL)));
  }
}

package org.passerelle.screening.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.screening.duplicate.DuplicateScreening;

/** Asks whether someone of the family may be on file already. */
@ModelBean("screenForDuplicatesDelegate")
class ScreenForDuplicatesDelegate implements JavaDelegate {

  private final DuplicateScreening screening;

  ScreenForDuplicatesDelegate(DuplicateScreening screening) {
    this.screening = screening;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(ScreeningModel.DUPLICATE_SUSPECTED, screening.screen(Variables.caseId(execution)));
  }
}

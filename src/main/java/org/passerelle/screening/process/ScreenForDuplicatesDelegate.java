package org.passerelle.screening.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.screening.merge.AskingTheMergeUnit;

/** Asks whether someone of the family may be on file already, for cases whose intake was begun before its version 1.2.0. */
@ModelBean("screenForDuplicatesDelegate")
class ScreenForDuplicatesDelegate implements JavaDelegate {

  private final AskingTheMergeUnit asking;

  ScreenForDuplicatesDelegate(AskingTheMergeUnit asking) {
    this.asking = asking;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(ScreeningModel.DUPLICATE_SUSPECTED,
        asking.next(Variables.caseId(execution), Variables.caseNumber(execution), false).isPresent());
  }
}

package org.passerelle.handoff.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.handoff.QuebecSelection;

/** Asks Québec's ministry where the file stands. */
@ModelBean("remindMinistryDelegate")
class RemindMinistryDelegate implements JavaDelegate {

  private final QuebecSelection selection;

  RemindMinistryDelegate(QuebecSelection selection) {
    this.selection = selection;
  }

  @Override
  public void execute(DelegateExecution execution) {
    selection.remind(Variables.caseId(execution));
  }
}

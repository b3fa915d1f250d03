package org.passerelle.screening.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.ModelBean;
import org.passerelle.screening.merge.MergedFileEnding;

/** Ends the journey of the file that has been merged, unless this is it. */
@ModelBean("endMergedFileDelegate")
class EndMergedFileDelegate implements JavaDelegate {

  private final MergedFileEnding ending;

  EndMergedFileDelegate(MergedFileEnding ending) {
    this.ending = ending;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ending.end(UUID.fromString((String) execution.getVariable(ScreeningModel.SUSPICION_ID)), CaseProcesses.root(execution));
  }
}

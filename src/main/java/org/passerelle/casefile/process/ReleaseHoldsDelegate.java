package org.passerelle.casefile.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.HeldByCase;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.springframework.beans.factory.ObjectProvider;

/** Releases whatever outside parties hold for a case that stops. */
@ModelBean("releaseHoldsDelegate")
class ReleaseHoldsDelegate implements JavaDelegate {

  private final CaseFiles files;
  private final ObjectProvider<HeldByCase> holds;

  ReleaseHoldsDelegate(CaseFiles files, ObjectProvider<HeldByCase> holds) {
    this.files = files;
    this.holds = holds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    CaseFile file = files.get(Variables.caseId(execution));
    holds.forEach(hold -> hold.release(file));
  }
}

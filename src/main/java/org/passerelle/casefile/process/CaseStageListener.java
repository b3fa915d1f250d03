package org.passerelle.casefile.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;

/** Writes on the case file which stage of the journey has begun. */
@ModelBean("caseStageListener")
class CaseStageListener implements ExecutionListener {

  private static final Map<String, String> STAGES = Map.of(
      "callActivity_referralIntake", "intake", "callActivity_identityVerification", "identity", "callActivity_identityAgain", "identity",
      "callActivity_sponsorshipMatching", "matching", "callActivity_biometrics", "biometrics", "callActivity_provincialHandoff", "handoff");

  private final CaseFiles files;

  CaseStageListener(CaseFiles files) {
    this.files = files;
  }

  @Override
  public void notify(DelegateExecution execution) {
    files.setStage(Variables.caseId(execution), STAGES.get(execution.getCurrentActivityId()));
  }
}

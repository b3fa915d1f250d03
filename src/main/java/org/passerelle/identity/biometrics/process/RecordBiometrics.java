package org.passerelle.identity.biometrics.process;

import java.util.Map;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.TaskDecision;
import org.passerelle.engine.TaskForm;
import org.passerelle.engine.WrongField;
import org.passerelle.identity.biometrics.BiometricsOnFile;
import org.passerelle.identity.biometrics.BiometricsOnFile.Outcome;
import org.springframework.stereotype.Component;

/** The officer says that the family's biometrics are on file. The model looks again: families change. */
@Component
class RecordBiometrics implements TaskDecision {

  private final BiometricsOnFile biometrics;

  RecordBiometrics(BiometricsOnFile biometrics) {
    this.biometrics = biometrics;
  }

  @Override
  public String task() {
    return BiometricsModel.RECORD_BIOMETRICS;
  }

  @Override
  public Map<String, Object> decide(OpenTask task, TaskForm form) {
    Outcome outcome = biometrics.outcome(task.caseId());
    if (outcome == Outcome.owed) {
      throw new WrongField(BiometricsModel.PROCESS, "biometrics.missing", biometrics.missing(task.caseId()));
    }
    return Map.of(BiometricsModel.OUTCOME, outcome.name());
  }
}

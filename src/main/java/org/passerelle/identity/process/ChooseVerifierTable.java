package org.passerelle.identity.process;

import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.passerelle.identity.choice.ChoiceTable;
import org.passerelle.identity.choice.Codes;
import org.springframework.stereotype.Component;

/** Asks {@code choose-verifier.dmn}, in the version that is in force, whoever is signed in: nobody chooses an NGO by their own rights. */
@Component
class ChooseVerifierTable implements ChoiceTable {

  static final String DECISION = "choose-verifier";

  private final DecisionService decisions;
  private final ProcessEngineConfigurationImpl engine;

  ChooseVerifierTable(DecisionService decisions, ProcessEngineConfigurationImpl engine) {
    this.decisions = decisions;
    this.engine = engine;
  }

  @Override
  public int points(Codes codes) {
    Map<String, Object> inputs = Map.of("place", codes.place().name(), "language", codes.language().name(), "staff", codes.staff().name(),
        "load", codes.load().name(), "timeliness", codes.timeliness().name(), "independence", codes.independence().name());
    Number points = engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(
        () -> decisions.evaluateDecisionTableByKey(DECISION, inputs).getSingleEntry()));
    return points.intValue();
  }
}

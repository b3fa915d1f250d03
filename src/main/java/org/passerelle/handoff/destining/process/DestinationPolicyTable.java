package org.passerelle.handoff.destining.process;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.passerelle.handoff.destining.PolicyTable;
import org.springframework.stereotype.Component;

/** Asks {@code destination-policy.dmn}, in the version that is in force, whoever is signed in. */
@Component
class DestinationPolicyTable implements PolicyTable {

  private static final String DECISION = "destination-policy";

  private final DecisionService decisions;
  private final RepositoryService repository;
  private final ProcessEngineConfigurationImpl engine;

  DestinationPolicyTable(DecisionService decisions, RepositoryService repository, ProcessEngineConfigurationImpl engine) {
    this.decisions = decisions;
    this.repository = repository;
    this.engine = engine;
  }

  @Override
  public int points(String criterion, String level) {
    DmnDecisionTableResult result = engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(
        () -> decisions.evaluateDecisionTableByKey(DECISION, Map.of("criterion", criterion, "level", level))));
    return result.isEmpty() ? 0 : ((Number) result.getSingleResult().getSingleEntry()).intValue();
  }

  @Override
  public String version() {
    DecisionDefinition inForce = engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(
        () -> repository.createDecisionDefinitionQuery().decisionDefinitionKey(DECISION).latestVersion().singleResult()));
    return inForce.getVersionTag() + " (" + inForce.getVersion() + ")";
  }
}

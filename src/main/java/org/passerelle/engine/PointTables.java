package org.passerelle.engine;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;

/** Decision tables that say how many points a level of a criterion is worth, asked in the version that is in force, whoever is signed in. */
@Component
public class PointTables {

  private final DecisionService decisions;
  private final RepositoryService repository;
  private final ProcessEngineConfigurationImpl engine;

  PointTables(DecisionService decisions, RepositoryService repository, ProcessEngineConfigurationImpl engine) {
    this.decisions = decisions;
    this.repository = repository;
    this.engine = engine;
  }

  /** How many points that level of that criterion is worth; 0 when the table has no rule for it. */
  public int points(String decision, String criterion, String level) {
    DmnDecisionTableResult result = engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(
        () -> decisions.evaluateDecisionTableByKey(decision, Map.of("criterion", criterion, "level", level))));
    return result.isEmpty() ? 0 : ((Number) result.getSingleResult().getSingleEntry()).intValue();
  }

  /** By which the version in force is known. */
  public String version(String decision) {
    DecisionDefinition inForce = engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(
        () -> repository.createDecisionDefinitionQuery().decisionDefinitionKey(decision).latestVersion().singleResult()));
    return inForce.getVersionTag() + " (" + inForce.getVersion() + ")";
  }
}

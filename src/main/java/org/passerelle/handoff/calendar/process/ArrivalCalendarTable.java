package org.passerelle.handoff.calendar.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.passerelle.handoff.calendar.CalendarTable;
import org.springframework.stereotype.Component;

/** Asks {@code arrival-calendar.dmn}, in the version that is in force, whoever is signed in: nobody plans an arrival by their own rights. */
@Component
class ArrivalCalendarTable implements CalendarTable {

  static final String DECISION = "arrival-calendar";

  private final DecisionService decisions;
  private final ProcessEngineConfigurationImpl engine;

  ArrivalCalendarTable(DecisionService decisions, ProcessEngineConfigurationImpl engine) {
    this.decisions = decisions;
    this.engine = engine;
  }

  @Override
  public List<Finding> findings(Codes codes) {
    Map<String, Object> inputs = Map.of("region", codes.quebec() ? "quebec" : "elsewhere", "charge", codes.sponsored() ? "sponsor" : "state",
        "priority", codes.priority().name(), "period", codes.period().name(), "port", codes.montreal() ? "YUL" : "other");
    DmnDecisionTableResult result = engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(
        () -> decisions.evaluateDecisionTableByKey(DECISION, inputs)));
    return result.getResultList().stream()
        .map(row -> new Finding(Verdict.valueOf(String.valueOf(row.get("verdict"))), Sentence.valueOf(String.valueOf(row.get("sentence")))))
        .toList();
  }
}

package org.passerelle.engine;

import java.util.ArrayList;
import java.util.List;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.db.DbReadOnlyIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * What the engine's defaults leave open and this house shuts: expressions reach only {@link ModelBean}s, no script language runs, models are
 * checked when they are read, and each failed job is tried again before it becomes an incident.
 */
@Component
class EngineConfiguration extends AbstractCamundaConfiguration {

  /** Tries and their distance for jobs whose element names none. */
  private static final String RETRY = "R3/PT1M";
  /**
   * The engine's own: FEEL for decision tables, and the expression language, which reaches the listed beans only. Neither runs in a script
   * task, because models with one are refused.
   */
  private static final String OWN = "org.camunda.";

  /** Tasklist and Cockpit ask for pages of 2,000; with a lower limit they show an error instead of a list. */
  private static final int MOST_RESULTS = 2_000;

  private final ApplicationContext context;
  private final List<BpmnParseListener> parseListeners;

  EngineConfiguration(ApplicationContext context, List<BpmnParseListener> parseListeners) {
    this.context = context;
    this.parseListeners = parseListeners;
  }

  @Override
  public void preInit(SpringProcessEngineConfiguration engine) {
    engine.setExpressionManager(new SpringExpressionManager(context, new ModelBeans(context)));
    List<BpmnParseListener> listeners =
        new ArrayList<>(engine.getCustomPostBPMNParseListeners() == null ? List.of() : engine.getCustomPostBPMNParseListeners());
    listeners.addAll(parseListeners);
    engine.setCustomPostBPMNParseListeners(listeners);
    engine.setEnableExpressionsInAdhocQueries(false);
    engine.setEnableExpressionsInStoredQueries(false);
    engine.setJavaSerializationFormatEnabled(false);
    engine.setEnableScriptEngineLoadExternalResources(false);
    engine.setEnableScriptCompilation(false);
    engine.setFailedJobRetryTimeCycle(RETRY);
    engine.setEnforceSpecificVariablePermission(true);
    engine.setAuthorizationEnabled(true);
    engine.setQueryMaxResultsLimit(MOST_RESULTS);
    // what fails is in the log once, by who called: a web request's answer or the job's failure
    engine.setEnableCmdExceptionLogging(false);
    // the engine reads who works here and never changes it: no first administrator can be set up, no password given
    engine.setIdentityProviderSessionFactory(new GenericManagerFactory(DbReadOnlyIdentityServiceProvider.class));
    engine.setHistoryCleanupBatchWindowStartTime("02:00");
    engine.setHistoryCleanupBatchWindowEndTime("04:00");
  }

  @Override
  public void postInit(SpringProcessEngineConfiguration engine) {
    assertNoScripts(engine);
  }

  private static void assertNoScripts(ProcessEngineConfigurationImpl engine) {
    ScriptEngineManager scripts = engine.getScriptingEngines().getScriptEngineManager();
    if (scripts != null && scripts.getEngineFactories().stream().anyMatch(factory -> !factory.getClass().getName().startsWith(OWN))) {
      throw new IllegalStateException("a script engine is on the class path; models must not be able to run scripts");
    }
  }
}

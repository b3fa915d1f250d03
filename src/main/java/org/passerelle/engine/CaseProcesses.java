package org.passerelle.engine;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one door from a use case to the running models: starts a case's journey and tells it what an outside party has answered. Works inside
 * the caller's transaction, so that a domain write and the engine's step stand or fall together. Whether the caller may do this was decided
 * before, by role and ownership: outside parties hold no rights in the engine.
 */
@Component
public class CaseProcesses {

  /** Process id of the whole journey. */
  public static final String JOURNEY = "resettlement-case";

  private final RuntimeService runtime;
  private final ProcessEngineConfigurationImpl engine;

  CaseProcesses(RuntimeService runtime, ProcessEngineConfigurationImpl engine) {
    this.runtime = runtime;
    this.engine = engine;
  }

  /** Starts the journey of a new case. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void start(UUID caseId, String caseNumber) {
    unchecked(() -> runtime.startProcessInstanceByKey(JOURNEY, caseNumber,
        Map.of(Variables.CASE_ID, caseId.toString(), Variables.CASE_NUMBER, caseNumber)));
  }

  /**
   * Starts a model beside a case's journey, or without one.
   *
   * @param businessKey the case's number, or what the people who see it in Cockpit call its subject
   * @param ids         ids, flags and codes that the model begins with
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void startBeside(String process, String businessKey, Map<String, Object> ids) {
    unchecked(() -> runtime.startProcessInstanceByKey(process, businessKey, ids));
  }

  /**
   * Tells the case that this message has come.
   *
   * @param routing flags and codes the model decides by
   * @throws NotWaiting when the case does not wait for it (any more), also when a deadline passes or another answer comes at the same moment
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(String message, String caseNumber, Map<String, Object> routing) {
    try {
      unchecked(() -> {
        runtime.createMessageCorrelation(message).processInstanceBusinessKey(caseNumber).setVariables(routing).correlate();
        return null;
      });
    } catch (MismatchingMessageCorrelationException | OptimisticLockingException e) {
      throw new NotWaiting(message, caseNumber, e);
    }
  }

  /**
   * Which runs of a model there are for a subject, beside the journey or called by it.
   *
   * @param businessKey as it was started with
   * @return their ids
   */
  public List<String> running(String process, String businessKey) {
    return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(() -> runtime.createProcessInstanceQuery()
        .processDefinitionKey(process).processInstanceBusinessKey(businessKey).list().stream().map(ProcessInstance::getId).toList()));
  }

  /** Tells one run of a model, by its id, that this message has come; does nothing when it does not wait for it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tellInstance(String message, String instance) {
    unchecked(() -> {
      runtime.createExecutionQuery().messageEventSubscriptionName(message).processInstanceId(instance).list()
          .forEach(waiting -> runtime.messageEventReceived(message, waiting.getId()));
      return null;
    });
  }

  /** Ends what runs of that model beside the case's journey; what the journey called goes on. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void endBeside(String process, String caseNumber) {
    unchecked(() -> {
      runtime.createProcessInstanceQuery().processDefinitionKey(process).processInstanceBusinessKey(caseNumber).rootProcessInstances().list()
          .forEach(run -> runtime.deleteProcessInstance(run.getId(), "ended by the case"));
      return null;
    });
  }

  private void unchecked(Supplier<Object> step) {
    engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(() -> step.get()));
  }

  /** The case does not wait for what was told. */
  public static final class NotWaiting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotWaiting(String message, String caseNumber, Throwable cause) {
      super("case " + caseNumber + " does not wait for " + message, cause);
    }

    /** For a use case that finds the answer late or second before the engine is asked. */
    public NotWaiting(String message, String caseNumber) {
      super("case " + caseNumber + " does not wait for " + message);
    }
  }
}

package org.passerelle.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.camunda.bpm.model.bpmn.instance.Message;
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
  private final RepositoryService repository;
  private final ProcessEngineConfigurationImpl engine;

  CaseProcesses(RuntimeService runtime, RepositoryService repository, ProcessEngineConfigurationImpl engine) {
    this.runtime = runtime;
    this.repository = repository;
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
    Map<String, Object> variables = new HashMap<>(ids);
    variables.put(Variables.BESIDE, true);
    unchecked(() -> runtime.startProcessInstanceByKey(process, businessKey, variables));
  }

  /** The topmost instance within which a step runs: a case's journey, or a model that runs alone. */
  public static String root(DelegateExecution step) {
    return ((ExecutionEntity) step).getRootProcessInstanceId();
  }

  /**
   * Ends a case's journey from outside it, by a message that the journey's model answers. What runs within that very journey is not outside: then
   * nothing is told, because the journey goes its own way to its end. A journey that was begun before its model knew the message is cancelled.
   *
   * @param within the topmost instance within which the caller runs
   * @return whether the journey was cancelled, so that what the model would have done is left to the caller
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean endJourney(String message, String caseNumber, String within) {
    return unchecked(() -> {
      ProcessInstance journey = runtime.createProcessInstanceQuery().processDefinitionKey(JOURNEY).processInstanceBusinessKey(caseNumber)
          .rootProcessInstances().singleResult();
      if (journey == null || journey.getId().equals(within)) {
        return false;
      }
      if (!knows(journey.getProcessDefinitionId(), message)) {
        runtime.deleteProcessInstance(journey.getId(), message);
        return true;
      }
      try {
        runtime.createMessageCorrelation(message).processInstanceId(journey.getId()).correlate();
      } catch (MismatchingMessageCorrelationException e) {
        // it is on its way to another end already, such as a withdrawal
        return false;
      }
      return false;
    });
  }

  private boolean knows(String definition, String message) {
    return repository.getBpmnModelInstance(definition).getModelElementsByType(Message.class).stream()
        .anyMatch(known -> message.equals(known.getName()));
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
   * Tells the case that this message has come, if it waits for it.
   *
   * @return whether it did
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean tellIfWaiting(String message, String caseNumber) {
    return tellIfWaiting(message, caseNumber, Map.of());
  }

  /**
   * Tells the case that this message has come, if it waits for it.
   *
   * @param routing flags, codes and instants the model goes on by
   * @return whether it did
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean tellIfWaiting(String message, String caseNumber, Map<String, Object> routing) {
    return unchecked(() -> !runtime.createMessageCorrelation(message).processInstanceBusinessKey(caseNumber).setVariables(routing)
        .correlateAllWithResult().isEmpty());
  }

  /**
   * Which runs of a model there are for a subject, beside the journey or called by it.
   *
   * @param businessKey as it was started with
   * @return their ids
   */
  public List<String> running(String process, String businessKey) {
    return unchecked(() -> runtime.createProcessInstanceQuery().processDefinitionKey(process).processInstanceBusinessKey(businessKey).list()
        .stream().map(ProcessInstance::getId).toList());
  }

  /** Whether a model that should run for a subject goes no further by itself: a step has failed as often as it is tried, or nothing runs at all. */
  public boolean stuck(String process, String businessKey) {
    return unchecked(() -> {
      ProcessInstanceQuery runs = runtime.createProcessInstanceQuery().processDefinitionKey(process).processInstanceBusinessKey(businessKey);
      return runs.count() == 0 || runs.incidentType(Incident.FAILED_JOB_HANDLER_TYPE).count() > 0;
    });
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

  /** Ends what runs of that model beside a case's journey, or without one, because nothing waits for it any more; what the journey called goes on. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void endBeside(String process, String caseNumber) {
    unchecked(() -> {
      runtime.createProcessInstanceQuery().processDefinitionKey(process).processInstanceBusinessKey(caseNumber).rootProcessInstances().list()
          .forEach(run -> runtime.deleteProcessInstance(run.getId(), "no longer waited for"));
      return null;
    });
  }

  private <T> T unchecked(Supplier<T> step) {
    return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(step::get));
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

package org.passerelle.engine;

import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks a task's decision whether an officer may take the task, before they hold it. */
@Component
public class TakingTasks {

  private final ObjectProvider<TaskDecision> decisions;
  private final TaskService tasks;
  private final ProcessEngineConfigurationImpl engine;

  TakingTasks(ObjectProvider<TaskDecision> decisions, TaskService tasks, ProcessEngineConfigurationImpl engine) {
    this.decisions = decisions;
    this.tasks = tasks;
    this.engine = engine;
  }

  /**
   * Does nothing for a task that is not there any more.
   *
   * @throws WrongField when this officer may not take it
   */
  public void check(String taskId, String officer) {
    engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(() -> {
      Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
      if (task != null) {
        decisions.stream().filter(decision -> Objects.equals(decision.task(), task.getTaskDefinitionKey()))
            .forEach(decision -> decision.mayTake(new OpenTask(officer, name -> tasks.getVariable(taskId, name))));
      }
      return null;
    }));
  }
}

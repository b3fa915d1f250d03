package org.passerelle.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * The officers' open tasks of cases, as the domain sees them: when they are due, and new dates when a case becomes more or less urgent.
 * Whether the caller may know was decided before, by role and ownership.
 */
@Component
public class CaseTasks {

  /** The priority from which a task is an emergency, on the engine's scale of 0 to 100. */
  public static final int EMERGENCY = 90;

  /** A page of cases never has more open tasks than this. */
  private static final int MOST = 500;

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final ProcessEngineConfigurationImpl engine;

  CaseTasks(TaskService tasks, RuntimeService runtime, ProcessEngineConfigurationImpl engine) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.engine = engine;
  }

  /**
   * Gives each open task of the case new dates and a new place in the officers' lists.
   *
   * @param deadlines what holds from now on for a task, by its element id
   */
  public void reschedule(String caseNumber, Function<String, Deadline> deadlines) {
    unchecked(() -> {
      List<Task> open = open(List.of(caseNumber));
      open.forEach(task -> {
        Deadline deadline = deadlines.apply(task.getTaskDefinitionKey());
        task.setDueDate(Date.from(deadline.due()));
        task.setFollowUpDate(Date.from(deadline.followUp()));
        task.setPriority(deadline.taskPriority());
        tasks.saveTask(task);
      });
      return open;
    });
  }

  /** When the next task of each of these cases is due; cases without an open task are left out. */
  public Map<String, Instant> due(Collection<String> caseNumbers) {
    return caseNumbers.isEmpty() ? Map.of() : unchecked(() -> {
      List<Task> open = open(caseNumbers).stream().filter(task -> task.getDueDate() != null).toList();
      Map<String, String> numbers = numbers(open.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()));
      return open.stream().collect(Collectors.toMap(task -> numbers.get(task.getProcessInstanceId()), task -> task.getDueDate().toInstant(),
          (one, other) -> one.isBefore(other) ? one : other));
    });
  }

  /** Whether a task of that element is open for the case, in its journey or beside it. */
  public boolean open(String caseNumber, String element) {
    return unchecked(() -> tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).taskDefinitionKey(element).count() > 0);
  }

  private List<Task> open(Collection<String> caseNumbers) {
    return tasks.createTaskQuery().processInstanceBusinessKeyIn(caseNumbers.toArray(String[]::new)).listPage(0, MOST);
  }

  private Map<String, String> numbers(Set<String> instances) {
    return instances.isEmpty() ? Map.of()
        : runtime.createProcessInstanceQuery().processInstanceIds(instances).listPage(0, MOST).stream()
            .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
  }

  private <T> T unchecked(Supplier<T> step) {
    return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(step::get));
  }

  /**
   * What holds for a task.
   *
   * @param due          when it must be done
   * @param followUp     when to look at it again
   * @param taskPriority place in an officer's list, 0 to 100
   */
  public record Deadline(Instant due, Instant followUp, int taskPriority) {
  }
}

package org.passerelle.engine;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.variable.VariableMap;
import org.passerelle.access.Role;
import org.passerelle.access.SignedIn;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Puts a server-side check on every human task: what Tasklist submits goes to the task's {@link TaskDecision}, and only the codes it returns
 * become variables. A wrong form is answered with one sentence in the officer's language, and the task stays open.
 */
@Component
@Order(2)
class TaskSubmissions extends AbstractBpmnParseListener {

  private final ObjectProvider<TaskDecision> decisions;
  private final MessageSource messages;

  TaskSubmissions(ObjectProvider<TaskDecision> decisions, MessageSource messages) {
    this.decisions = decisions;
    this.messages = messages;
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    task.setTaskFormHandler(new Checked(task.getTaskFormHandler()));
  }

  private void submit(VariableMap submitted, TaskEntity task) {
    TaskDecision decision = byTask().get(task.getTaskDefinitionKey());
    if (decision == null) {
      throw new IllegalStateException("nothing decides " + task.getTaskDefinitionKey());
    }
    String officer = SignedIn.actor();
    try {
      if (!Objects.equals(task.getAssignee(), officer)) {
        throw new WrongField("assignee", task.getAssignee() == null ? "task.claimFirst" : "task.heldByAnother");
      }
      if (!offered(task)) {
        throw new WrongField("assignee", "task.notYourRole");
      }
      Map<String, Object> routing =
          decision.decide(new OpenTask(officer, task::getVariable), new TaskForm(submitted));
      task.getExecution().setVariables(routing);
    } catch (WrongField e) {
      throw new FormFieldValidationException(e.field(), sentence(e));
    }
  }

  /** Whoever holds the task must still be in a group it is offered to: roles change, and a task can be given to the wrong person. */
  private static boolean offered(TaskEntity task) {
    Set<String> groups = task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).collect(Collectors.toSet());
    return SignedIn.current().filter(officer -> officer.roles().stream().map(Role::name).anyMatch(groups::contains)).isPresent();
  }

  private String sentence(WrongField wrong) {
    Object[] arguments = wrong.arguments().length > 0 ? wrong.arguments()
        : new Object[] {messages.getMessage("field." + wrong.field(), null, wrong.field(), language())};
    return messages.getMessage(wrong.messageKey(), arguments, language());
  }

  private Map<String, TaskDecision> byTask() {
    return decisions.stream().collect(Collectors.toMap(TaskDecision::task, Function.identity()));
  }

  private static Locale language() {
    return SignedIn.current().map(SignedIn::locale).orElse(Locale.ENGLISH);
  }

  private final class Checked implements TaskFormHandler {

    private final TaskFormHandler form;

    Checked(TaskFormHandler form) {
      this.form = form;
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity task) {
      return form.createTaskForm(task);
    }

    @Override
    public void parseConfiguration(Element element, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
      form.parseConfiguration(element, deployment, definition, parse);
    }

    @Override
    public void submitFormVariables(VariableMap submitted, VariableScope scope) {
      submit(submitted, (TaskEntity) scope);
    }
  }
}

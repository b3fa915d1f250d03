package org.passerelle.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Gives each human task the case number as a variable of its own, so that Tasklist can show it in the list: an officer may read the variables of
 * a task that is theirs, but not those of a process instance. An emergency has it under another name too, which the list calls an emergency in the
 * reader's language; it comes and goes with the task's priority.
 */
@Component
@Order(4)
class TaskCards extends AbstractBpmnParseListener {

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, TaskCards::label);
    task.addBuiltInTaskListener(TaskListener.EVENTNAME_UPDATE, TaskCards::mark);
  }

  private static void label(DelegateTask task) {
    task.setVariableLocal(Variables.CASE_NUMBER, task.getVariable(Variables.CASE_NUMBER));
    mark(task);
  }

  private static void mark(DelegateTask task) {
    boolean emergency = task.getPriority() >= CaseTasks.EMERGENCY;
    if (emergency && !task.hasVariableLocal(Variables.EMERGENCY)) {
      task.setVariableLocal(Variables.EMERGENCY, task.getVariable(Variables.CASE_NUMBER));
    } else if (!emergency && task.hasVariableLocal(Variables.EMERGENCY)) {
      task.removeVariableLocal(Variables.EMERGENCY);
    }
  }
}

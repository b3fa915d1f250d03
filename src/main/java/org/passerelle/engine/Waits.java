package org.passerelle.engine;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Namespace;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Announces each wait's begin and end, with the holder the model names in the extension property {@code holder}. What runs beside a case's journey
 * holds nothing up, so its waits are not the case's.
 */
@Component
@Order(3)
class Waits extends AbstractBpmnParseListener {

  private static final Namespace CAMUNDA = new Namespace("http://camunda.org/schema/1.0/bpmn");

  private final ObjectProvider<WaitObserver> observers;
  private final Clock clock;

  Waits(ObjectProvider<WaitObserver> observers, Clock clock) {
    this.observers = observers;
    this.clock = clock;
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    watch(element, activity);
  }

  @Override
  public void parseReceiveTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    watch(element, activity);
  }

  private void watch(Element element, ActivityImpl activity) {
    String holder = property(element, "holder");
    boolean critical = "true".equals(property(element, "critical"));
    activity.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) execution -> began(execution, holder, critical));
    activity.addListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) this::ended);
  }

  private void began(DelegateExecution execution, String holder, boolean critical) {
    if (Variables.beside(execution)) {
      return;
    }
    Wait wait = new Wait(execution.getActivityInstanceId(), execution.getProcessBusinessKey(), execution.getCurrentActivityId(), holder,
        critical, clock.instant());
    observers.forEach(observer -> observer.began(wait));
  }

  private void ended(DelegateExecution execution) {
    observers.forEach(observer -> observer.ended(execution.getActivityInstanceId(), clock.instant()));
  }

  private static String property(Element element, String name) {
    Element extensions = element.element("extensionElements");
    Element properties = extensions == null ? null : extensions.elementNS(CAMUNDA, "properties");
    if (properties == null) {
      return "";
    }
    return properties.elementsNS(CAMUNDA, "property").stream().filter(property -> name.equals(property.attribute("name")))
        .map(property -> property.attribute("value")).findFirst().orElse("");
  }
}

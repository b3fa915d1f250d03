package org.passerelle.engine;

import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Namespace;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Refuses a model that carries code: script tasks, scripts, {@code camunda:class}. Models reach Java by delegate expressions only. */
@Component
@Order(0)
class ModelGuard extends AbstractBpmnParseListener {

  private static final Namespace CAMUNDA = new Namespace("http://camunda.org/schema/1.0/bpmn");

  @Override
  public void parseScriptTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    throw refused(element, "is a script task");
  }

  @Override
  public void parseProcess(Element element, org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity definition) {
    refuseCode(element);
  }

  private void refuseCode(Element element) {
    if (element.attributeNS(CAMUNDA, "class") != null) {
      throw refused(element, "names a class");
    }
    if ("script".equals(element.getTagName())) {
      throw refused(element, "holds a script");
    }
    element.elements().forEach(this::refuseCode);
  }

  private static IllegalArgumentException refused(Element element, String why) {
    return new IllegalArgumentException("model refused: " + element.getTagName() + " " + element.attribute("id") + " " + why);
  }
}

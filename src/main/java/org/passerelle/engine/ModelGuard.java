package org.passerelle.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Namespace;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Refuses a model that carries code or brings it in: scripts, named classes, shell and mail tasks, connectors, forms made of HTML, expressions
 * that call something. Models reach Java by delegate expressions only, and those reach only {@link ModelBean}s.
 */
@Component
@Order(0)
class ModelGuard extends AbstractBpmnParseListener {

  /** The engine's extensions, under their present name and the older one it still understands. */
  private static final Namespace CAMUNDA = BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS;

  private static final Map<String, String> ELEMENTS = Map.of("scriptTask", "is a script task", "script", "holds a script",
      "connector", "uses a connector", "formData", "describes its form in the model; write a form file instead");
  private static final Map<String, String> ATTRIBUTES = Map.of("class", "names a class", "formHandlerClass", "names a class",
      "variableMappingClass", "names a class", "formKey", "names a form of HTML", "resource", "names a script",
      "resultVariableScript", "names a script");
  private static final Set<String> TYPES = Set.of("external");

  @Override
  public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
    check(root);
  }

  private void check(Element element) {
    refuseIf(ELEMENTS.containsKey(element.getTagName()), element, ELEMENTS.get(element.getTagName()));
    ATTRIBUTES.forEach((name, why) -> refuseIf(element.attributeNS(CAMUNDA, name) != null || camundaChild(element, name), element, why));
    refuseIf("conditionExpression".equals(element.getTagName()) && element.attribute("language") != null, element, "is a script");
    String type = element.attributeNS(CAMUNDA, "type");
    refuseIf(type != null && element.getTagName().endsWith("Task") && !TYPES.contains(type), element, "is of type " + type);
    String expression = element.attributeNS(CAMUNDA, "expression") != null ? element.attributeNS(CAMUNDA, "expression")
        : camunda(element) ? element.attribute("expression") : null;
    refuseIf(expression != null && expression.contains("("), element, "calls a method");
    element.elements().forEach(this::check);
  }

  /** Elements of the engine's own namespace, such as listeners, write the same attributes without a prefix. */
  private static boolean camundaChild(Element element, String attribute) {
    return camunda(element) && element.attribute(attribute) != null;
  }

  private static boolean camunda(Element element) {
    return CAMUNDA.getNamespaceUri().equals(element.getUri()) || Objects.equals(CAMUNDA.getAlternativeUri(), element.getUri());
  }

  private static void refuseIf(boolean wrong, Element element, String why) {
    if (wrong) {
      throw new IllegalArgumentException("model refused: " + element.getTagName() + " " + element.attribute("id") + " " + why);
    }
  }
}

package org.passerelle.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;
import org.passerelle.support.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A model that carries code is not deployed. */
class ModelGuardTest extends IntegrationTest {

  private static final String MODEL = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' "
      + "xmlns:camunda='http://camunda.org/schema/1.0/bpmn' xmlns:activiti='http://activiti.org/bpmn' "
      + "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' targetNamespace='t'>"
      + "<process id='guarded' isExecutable='true' camunda:historyTimeToLive='P1D'>%s</process></definitions>";

  @Autowired
  private RepositoryService repository;

  @ParameterizedTest
  @ValueSource(strings = {
      "<startEvent id='s'/><scriptTask id='x' scriptFormat='juel'><script>1</script></scriptTask>",
      "<startEvent id='s'/><serviceTask id='x' camunda:class='java.lang.Object'/>",
      "<startEvent id='s'/><serviceTask id='x' activiti:class='java.lang.Object'/>",
      "<startEvent id='s'/><serviceTask id='x' camunda:expression='${now()}'/>",
      "<startEvent id='s'/><serviceTask id='x' camunda:type='shell'><extensionElements><camunda:field name='command' stringValue='id'/>"
          + "</extensionElements></serviceTask>",
      "<startEvent id='s'/><serviceTask id='x' camunda:delegateExpression='${d}'><extensionElements>"
          + "<camunda:executionListener event='start' class='java.lang.Object'/></extensionElements></serviceTask>",
      "<startEvent id='s'/><serviceTask id='x' camunda:delegateExpression='${d}'><extensionElements>"
          + "<camunda:executionListener event='start' expression='${now()}'/></extensionElements></serviceTask>",
      "<startEvent id='s'/><serviceTask id='x' camunda:delegateExpression='${d}'><extensionElements>"
          + "<camunda:executionListener event='start'><camunda:script scriptFormat='juel'>1</camunda:script></camunda:executionListener>"
          + "</extensionElements></serviceTask>",
      "<startEvent id='s'/><serviceTask id='x' camunda:delegateExpression='${d}'><extensionElements><camunda:inputOutput>"
          + "<camunda:inputParameter name='a'><camunda:script scriptFormat='juel'>1</camunda:script></camunda:inputParameter>"
          + "</camunda:inputOutput></extensionElements></serviceTask>",
      "<startEvent id='s'/><userTask id='x'><extensionElements><camunda:taskListener event='create' class='java.lang.Object'/>"
          + "</extensionElements></userTask>",
      "<startEvent id='s'/><userTask id='x' camunda:formKey='embedded:app:form.html'/>",
      "<startEvent id='s'/><userTask id='x'><extensionElements><camunda:formData><camunda:formField id='f' type='string'>"
          + "<camunda:validation><camunda:constraint name='validator' config='java.lang.Object'/></camunda:validation></camunda:formField>"
          + "</camunda:formData></extensionElements></userTask>",
      "<startEvent id='s' camunda:formHandlerClass='org.camunda.bpm.engine.impl.form.handler.DefaultStartFormHandler'/>",
      "<startEvent id='s'/><callActivity id='x' calledElement='y' camunda:variableMappingClass='java.lang.Object'/>",
      "<startEvent id='s'/><endEvent id='e'/><sequenceFlow id='f' sourceRef='s' targetRef='e'>"
          + "<conditionExpression xsi:type='tFormalExpression' language='juel'>true</conditionExpression></sequenceFlow>",
      "<startEvent id='s'/><subProcess id='p'><startEvent id='s2'/><serviceTask id='x' camunda:class='java.lang.Object'/></subProcess>"})
  void isRefused(String content) {
    assertThatThrownBy(() -> repository.createDeployment().addString("guarded.bpmn", MODEL.formatted(content)).deploy())
        .hasMessageContaining("model refused");
  }

  @Test
  void aMethodCallIsNotEvenRead() {
    for (String attribute : new String[] {"delegateExpression='${d.run()}'", "expression='${execution.getId()}'"}) {
      String call = "<startEvent id='s'/><serviceTask id='x' camunda:" + attribute + "/>";
      assertThatThrownBy(() -> repository.createDeployment().addString("guarded.bpmn", MODEL.formatted(call)).deploy())
          .hasStackTraceContaining("Error parsing");
    }
  }

  @Test
  void oneWithDelegatesAndConditionsIsDeployed() {
    String plain = "<startEvent id='s'/><exclusiveGateway id='g'/><sequenceFlow id='f' sourceRef='s' targetRef='g'/>"
        + "<sequenceFlow id='h' sourceRef='g' targetRef='x'><conditionExpression xsi:type='tFormalExpression'>${a == 'b'}"
        + "</conditionExpression></sequenceFlow><sequenceFlow id='i' sourceRef='g' targetRef='e'><conditionExpression "
        + "xsi:type='tFormalExpression'>${a != 'b'}</conditionExpression></sequenceFlow><endEvent id='e'/>"
        + "<serviceTask id='x' camunda:delegateExpression='${d}'/>";
    repository.deleteDeployment(repository.createDeployment().addString("guarded.bpmn", MODEL.formatted(plain)).deploy().getId(), true);
  }
}

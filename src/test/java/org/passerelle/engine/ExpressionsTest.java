package org.passerelle.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** CVE-2026-109432: no expression from outside is evaluated, and none reaches a bean that models may not name. */
class ExpressionsTest extends IntegrationTest {

  private static final String PROPERTY = "${expressionMarker.touched}";

  @LocalServerPort
  private int port;

  @Autowired
  private TaskService tasks;

  @Autowired
  private FilterService filters;

  @Autowired
  private RepositoryService repository;

  @Autowired
  private RuntimeService runtime;

  @Autowired
  private ProcessEngineConfigurationImpl engine;

  @Autowired
  private ExpressionMarker marker;

  @BeforeEach
  void untouched() {
    marker.touched.set(0);
  }

  static Stream<Method> queryMethods() {
    return Arrays.stream(TaskQuery.class.getMethods())
        .filter(method -> method.getName().endsWith("Expression") && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}));
  }

  static Stream<String> jsonKeys() {
    return Arrays.stream(TaskQueryDto.class.getMethods()).map(Method::getName).filter(name -> name.startsWith("set") && name.endsWith("Expression"))
        .map(name -> Character.toLowerCase(name.charAt(3)) + name.substring(4)).distinct();
  }

  @Test
  void theMarkerIsTouchedByWhatMayTouchIt() {
    assertThat(run("${expressionMarker}")).as("a delegate the models may name runs").isTrue();
    assertThat(marker.touched.get()).isEqualTo(1);
    assertThat(queryMethods().count()).isGreaterThan(10);
    assertThat(jsonKeys().count()).isGreaterThan(10);
  }

  @ParameterizedTest
  @MethodSource("queryMethods")
  void notInAQuery(Method method) throws IllegalAccessException {
    TaskQuery query = tasks.createTaskQuery();
    try {
      method.invoke(query, PROPERTY);
      query.list();
    } catch (InvocationTargetException | RuntimeException refused) {
      // whether it is refused or ignored is the engine's affair
    }
    assertThat(marker.touched.get()).isZero();
  }

  @ParameterizedTest
  @MethodSource("queryMethods")
  void notInAStoredFilter(Method method) throws IllegalAccessException {
    Filter filter = filters.newTaskFilter("marker");
    try {
      TaskQuery query = tasks.createTaskQuery();
      method.invoke(query, PROPERTY);
      filter = filters.saveFilter(filter.setQuery(query));
      filters.list(filter.getId());
    } catch (InvocationTargetException | RuntimeException refused) {
      // as above
    } finally {
      if (filter.getId() != null) {
        filters.deleteFilter(filter.getId());
      }
    }
    assertThat(marker.touched.get()).isZero();
  }

  @Test
  void notThroughTheWebApplicationsApi() {
    Visitor officer = Visitor.signedIn(port, "supervisor");
    jsonKeys().forEach(key -> {
      String condition = "{\"" + key + "\":\"" + PROPERTY + "\"}";
      for (String body : List.of(condition, "{\"orQueries\":[" + condition + "]}", "{\"orQueries\":[{\"orQueries\":[" + condition + "]}]}")) {
        assertThat(officer.call("POST", Visitor.ENGINE + "/task", body).statusCode()).as(body).isEqualTo(400);
        assertThat(officer.call("POST", Visitor.ENGINE + "/task/count", body).statusCode()).as(body).isEqualTo(400);
        String filter = "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":" + body + ",\"properties\":{}}";
        assertThat(officer.call("POST", Visitor.ENGINE + "/filter/create", filter).statusCode()).as(filter).isEqualTo(400);
      }
      assertThat(officer.get(Visitor.ENGINE + "/task?" + key + "=%24%7BexpressionMarker.touched%7D").statusCode()).as(key).isEqualTo(400);
    });
    assertThat(marker.touched.get()).isZero();
  }

  @Test
  void aBeanThatIsNotMarkedCannotBeReached() {
    assertThat(run("${unlistedDelegate}")).isFalse();
    assertThat(run("${dataSource}")).isFalse();
    assertThat(run("${jdbcTemplate}")).isFalse();
    assertThat(UnlistedDelegate.RUNS.get()).isZero();
  }

  @Test
  void aMethodCallIsAnErrorOfReading() {
    assertThatThrownBy(() -> engine.getExpressionManager().createExpression("${expressionMarker.touch()}"))
        .hasStackTraceContaining("Error parsing");
    assertThatThrownBy(() -> engine.getExpressionManager().createExpression("${''.getClass().forName('java.lang.Runtime')}"))
        .hasStackTraceContaining("Error parsing");
    assertThatThrownBy(() -> tasks.createTaskQuery().or().taskAssigneeExpression("${expressionMarker.touch()}").endOr().list())
        .as("the way around both switches").isInstanceOf(RuntimeException.class);
    assertThat(marker.touched.get()).isZero();
  }

  private boolean run(String delegate) {
    String deployment = repository.createDeployment().addString("marked.bpmn", "<definitions "
        + "xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='t'>"
        + "<process id='marked' isExecutable='true' camunda:historyTimeToLive='P1D'><startEvent id='s'/>"
        + "<sequenceFlow id='f' sourceRef='s' targetRef='x'/><serviceTask id='x' camunda:delegateExpression='" + delegate + "'/>"
        + "</process></definitions>").deploy().getId();
    try {
      runtime.startProcessInstanceByKey("marked", Map.of());
      return true;
    } catch (RuntimeException unknown) {
      return false;
    } finally {
      repository.deleteDeployment(deployment, true);
    }
  }
}

package org.passerelle.engine.webapps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A model of one task for intake officers, and what people do with it through the web applications' API. */
abstract class WebappTest extends IntegrationTest {

  static final String TASK = "userTask_probe";
  static final String ENGINE = Visitor.ENGINE;

  private static final String MODEL = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' "
      + "xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='t'>"
      + "<process id='probe' isExecutable='true' camunda:historyTimeToLive='P1D'><startEvent id='s'/>"
      + "<sequenceFlow id='f' sourceRef='s' targetRef='" + TASK + "'/>"
      + "<userTask id='" + TASK + "' name='Probe' camunda:candidateGroups='intakeOfficer' camunda:formRef='review-referral' "
      + "camunda:formRefBinding='deployment' camunda:dueDate='${dueAt}' camunda:asyncAfter='true'/></process></definitions>";

  @LocalServerPort
  int port;

  @Autowired
  RepositoryService repository;

  @Autowired
  RuntimeService runtime;

  @Autowired
  TaskService tasks;

  @Autowired
  ObjectMapper json;

  private String deployment;

  @BeforeEach
  void deploy() {
    deployment = repository.createDeployment().name("probe").addString("probe.bpmn", MODEL)
        .addClasspathResource("forms/review-referral.en.form").addClasspathResource("forms/review-referral.fr.form").deploy().getId();
  }

  @AfterEach
  void undeploy() {
    officers.signOut();
    repository.deleteDeployment(deployment, true);
  }

  Task open() {
    return open(clock.instant().plusSeconds(3600));
  }

  Task open(Instant due) {
    String number = "P-TEST-" + UUID.randomUUID().toString().substring(0, 8);
    String instance = runtime.startProcessInstanceByKey("probe", number, Map.of("caseId", UUID.randomUUID().toString(), "caseNumber", number,
        "dueAt", Date.from(due))).getId();
    return tasks.createTaskQuery().processInstanceId(instance).singleResult();
  }

  /** The task, held by that officer. */
  Task heldBy(String officer) {
    Task task = open();
    tasks.setAssignee(task.getId(), officer);
    return tasks.createTaskQuery().taskId(task.getId()).singleResult();
  }

  Visitor as(String username) {
    return Visitor.signedIn(port, username);
  }

  JsonNode read(HttpResponse<String> answer) {
    try {
      return json.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String task(Task task, String what) {
    return ENGINE + "/task/" + task.getId() + what;
  }
}

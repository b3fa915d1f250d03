package org.passerelle.engine.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.support.Visitor;

/** Only what is on the list may be changed through the web applications' API, by whoever asks. */
class AllowedWritesTest extends WebappTest {


  @ParameterizedTest
  @ValueSource(strings = {"intake", "identity", "merge", "matching", "destining", "supervisor", "analyst", "auditor", "admin"})
  void everythingElseIsRefusedToEachRole(String who) {
    Task task = heldBy("intake");
    Visitor visitor = as(who);
    String instance = ENGINE + "/process-instance/" + task.getProcessInstanceId();
    for (String write : List.of(
        "POST " + task(task, "/complete"), "POST " + task(task, "/resolve"), "POST " + task(task, "/bpmnError"),
        "POST " + task(task, "/bpmnEscalation"), "POST " + task(task, "/delegate"), "POST " + task(task, "/comment/create"),
        "POST " + task(task, "/attachment/create"), "POST " + task(task, "/identity-links"), "POST " + task(task, "/identity-links/delete"),
        "POST " + task(task, "/variables"), "PUT " + task(task, "/variables/a"), "DELETE " + task(task, "/variables/caseNumber"),
        "PUT " + task(task, "/localVariables/a"), "DELETE " + task(task, ""), "POST " + ENGINE + "/task/create",
        "POST " + task(task, "/submit-form/"), "POST " + task(task, "/%63omplete"),
        "PUT " + instance + "/variables/a", "POST " + instance + "/variables", "DELETE " + instance + "/variables/caseNumber",
        "DELETE " + instance, "POST " + instance + "/modification", "PUT " + instance + "/suspended", "POST " + ENGINE + "/process-instance/delete",
        "POST " + ENGINE + "/process-instance/variables-async", "POST " + ENGINE + "/modification/execute", "POST " + ENGINE + "/migration/execute",
        "POST " + ENGINE + "/migration/generate", "POST " + ENGINE + "/message", "POST " + ENGINE + "/signal", "POST " + ENGINE + "/condition",
        "POST " + ENGINE + "/execution/x/signal", "POST " + ENGINE + "/execution/x/messageSubscriptions/m/trigger",
        "POST " + ENGINE + "/process-definition/key/probe/start", "POST " + ENGINE + "/process-definition/key/probe/submit-form",
        "PUT " + ENGINE + "/process-definition/key/probe/suspended", "DELETE " + ENGINE + "/process-definition/key/probe",
        "POST " + ENGINE + "/decision-definition/key/priority/evaluate",
        "POST " + ENGINE + "/deployment/create", "DELETE " + ENGINE + "/deployment/x", "POST " + ENGINE + "/deployment/x/redeploy",
        "PUT " + ENGINE + "/batch/x/suspended", "DELETE " + ENGINE + "/batch/x", "POST " + ENGINE + "/job/x/execute",
        "PUT " + ENGINE + "/job/x/duedate", "DELETE " + ENGINE + "/job/x", "PUT " + ENGINE + "/job/suspended",
        "POST " + ENGINE + "/job/retries", "DELETE " + ENGINE + "/incident/x", "PUT " + ENGINE + "/incident/x/annotation",
        "DELETE " + ENGINE + "/history/process-instance/x", "POST " + ENGINE + "/history/cleanup",
        "POST " + ENGINE + "/external-task/fetchAndLock", "POST " + ENGINE + "/user/create", "PUT " + ENGINE + "/user/intake/credentials",
        "PUT " + ENGINE + "/user/intake/profile", "DELETE " + ENGINE + "/user/intake", "POST " + ENGINE + "/group/create",
        "PUT " + ENGINE + "/group/supervisor/members/intake", "POST " + ENGINE + "/authorization/create", "DELETE " + ENGINE + "/authorization/x",
        "POST " + ENGINE + "/tenant/create", "POST " + ENGINE + "/telemetry/configuration", "DELETE " + ENGINE + "/metrics/task-worker",
        "PATCH " + task(task, ""), "POST /camunda/api/admin/setup/default/user/create")) {
      String[] parts = write.split(" ");
      assertThat(visitor.call(parts[0], parts[1], "{}").statusCode()).as("%s by %s", write, who).isEqualTo(403);
    }
    assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult()).as("the task stands as it was").isNotNull();
    assertThat(runtime.getVariables(task.getProcessInstanceId())).containsOnlyKeys("caseId", "caseNumber", "dueAt");
  }

  @Test
  void whatWasRefusedIsOnRecord() {
    Task task = heldBy("intake");
    as("intake").call("POST", task(task, "/complete"), "{}");
    assertThat(jdbc.sql("select subject from audit_event where action = 'writeRefused' and actor = 'intake' order by id desc limit 1")
        .query(String.class).single()).isEqualTo("POST " + task(task, "/complete"));
  }

  @Test
  void anOfficerTakesATaskForThemselvesOnly() {
    Task task = open();
    Visitor intake = as("intake");
    assertThat(intake.call("POST", task(task, "/claim"), "{\"userId\":\"accueil\"}").statusCode()).isEqualTo(403);
    assertThat(intake.call("POST", task(task, "/claim"), "{\"userId\":\"intake\"}").statusCode()).isEqualTo(204);
    assertThat(intake.call("POST", task(task, "/unclaim"), "").statusCode()).isEqualTo(204);
  }

  @Test
  void aTaskGoesOnlyToAColleagueItIsOfferedTo() {
    Task task = heldBy("intake");
    Visitor intake = as("intake");
    for (String other : List.of("identity", "supervisor", "partner", "nobodyatall")) {
      assertThat(intake.call("POST", task(task, "/assignee"), "{\"userId\":\"" + other + "\"}").statusCode()).as(other).isEqualTo(403);
    }
    assertThat(intake.call("POST", task(task, "/assignee"), "{\"userId\":\"accueil\"}").statusCode()).isEqualTo(204);
    assertThat(intake.call("POST", task(task, "/assignee"), "{\"userId\":null}").statusCode()).isEqualTo(204);
  }

  @Test
  void ofATaskOnlyTheDatesAreTaken() {
    Task task = heldBy("intake");
    Visitor intake = as("intake");
    assertThat(intake.call("PUT", task(task, ""), "{\"name\":\"Zarmina Testfictional\",\"description\":\"her story\",\"priority\":1,"
        + "\"assignee\":\"identity\",\"owner\":\"identity\",\"delegationState\":\"PENDING\",\"due\":\"2030-01-02T03:04:05.000+0000\"}")
        .statusCode()).isEqualTo(204);

    Task after = tasks.createTaskQuery().taskId(task.getId()).singleResult();
    assertThat(after.getDueDate()).isEqualTo("2030-01-02T03:04:05.000Z");
    assertThat(after.getName()).isEqualTo("Probe");
    assertThat(after.getDescription()).isNull();
    assertThat(after.getAssignee()).isEqualTo("intake");
    assertThat(after.getOwner()).isNull();
    assertThat(after.getDelegationState()).isNotEqualTo(DelegationState.PENDING);
    assertThat(intake.call("PUT", task(task, ""), "{\"due\":null}").statusCode()).as("a task stays due").isEqualTo(403);
  }

  @Test
  void aFilterBelongsToWhoeverWritesIt() {
    Visitor intake = as("intake");
    String filter = "{\"resourceType\":\"Task\",\"name\":\"Mine\",\"owner\":\"accueil\",\"query\":{},\"properties\":{}}";
    var answer = intake.call("POST", ENGINE + "/filter/create", filter);
    assertThat(answer.statusCode()).isEqualTo(200);
    String id = read(answer).path("id").asText();
    assertThat(jdbc.sql("select owner_ from act_ru_filter where id_ = ?").param(id).query(String.class).single()).isEqualTo("intake");
    assertThat(as("accueil").get(ENGINE + "/filter/" + id).statusCode()).isIn(403, 404);
    assertThat(as("accueil").call("DELETE", ENGINE + "/filter/" + id, "").statusCode()).isEqualTo(403);
    assertThat(intake.call("PUT", ENGINE + "/filter/" + id, filter).statusCode()).isEqualTo(204);
    assertThat(intake.call("DELETE", ENGINE + "/filter/" + id, "").statusCode()).isEqualTo(204);
  }

  @Test
  void questionsAreAnsweredAlthoughTheyArePosts() {
    for (String question : List.of("/task", "/task/count", "/process-instance/count", "/history/task/count", "/group/count")) {
      assertThat(as("supervisor").call("POST", ENGINE + question + (question.endsWith("count") ? "" : "?maxResults=5"), "{}").statusCode())
          .as(question).isEqualTo(200);
    }
    assertThat(as("supervisor").call("POST", "/camunda/api/cockpit/plugin/base/default/incident/?firstResult=0&maxResults=50", "{}").statusCode())
        .isEqualTo(200);
    assertThat(as("admin").call("POST", ENGINE + "/task", "{}").statusCode()).as("not for those who work elsewhere").isEqualTo(403);
    assertThat(as("supervisor").get(ENGINE + "/process-definition?sortBy=version&sortOrder=desc").statusCode())
        .as("Cockpit asks without a bound").isEqualTo(200);
  }

  @Test
  void withoutTheTokenAgainstForgeryNothingIsChanged() {
    Task task = open();
    Visitor visitor = new Visitor(port);
    visitor.signIn("intake", "passerelle");
    assertThat(visitor.call("POST", task(task, "/claim"), "{\"userId\":\"intake\"}").statusCode()).isEqualTo(403);
    assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee()).isNull();
  }
}

package org.passerelle.engine.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpResponse;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What an officer reads when a task could not be taken or completed. */
class SubmissionsTest extends WebappTest {

  private static final String RIGHT = "{\"variables\":{\"reason\":{\"value\":\"A fictional reason.\"},\"more\":{\"value\":\"free text\"}}}";
  private static final String WRONG = "{\"variables\":{\"reason\":{\"value\":\" \"}}}";

  @Autowired
  private TaskRaces races;

  @Autowired
  private Refusals refusals;

  @Test
  void aRightFormCompletesTheTaskAndLeavesNoText() {
    Task task = heldBy("intake");
    assertThat(as("intake").call("POST", task(task, "/submit-form"), RIGHT).statusCode()).isEqualTo(204);
    assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isZero();
    assertThat(jdbc.sql("select count(*) from act_hi_varinst where proc_inst_id_ = ? and name_ in ('reason', 'more')")
        .param(task.getProcessInstanceId()).query(Integer.class).single()).isZero();
  }

  @Test
  void aWrongFormIsAnsweredWithOneSentenceInTheOfficersLanguage() {
    Task task = heldBy("accueil");
    HttpResponse<String> answer = as("accueil").call("POST", task(task, "/submit-form"), WRONG);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(read(answer).path("message").asText()).startsWith("Remplissez").doesNotContain("Cannot", "ENGINE", task.getId());
    assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isOne();
  }

  @Test
  void aTaskIsClaimedFirst() {
    Task task = open();
    HttpResponse<String> answer = as("intake").call("POST", task(task, "/submit-form"), RIGHT);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(read(answer).path("message").asText()).isEqualTo("Claim the task before you complete it.");
  }

  @Test
  void whoeverHoldsATaskButIsNotInItsGroupsCannotCompleteIt() {
    Task task = heldBy("identity");
    HttpResponse<String> answer = as("identity").call("POST", task(task, "/submit-form"), RIGHT);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(read(answer).path("message").asText()).isEqualTo("This task is offered to another group.");
    assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isOne();
  }

  @Test
  void ofTwoOfficersOneCompletesItAndTheOtherReadsWho() {
    Task task = heldBy("intake");
    Visitor slower = as("accueil");
    assertThat(as("intake").call("POST", task(task, "/submit-form"), RIGHT).statusCode()).isEqualTo(204);

    HttpResponse<String> late = slower.call("POST", task(task, "/submit-form"), RIGHT);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(read(late).path("message").asText()).startsWith("Jordan Doorley a terminé cette tâche avant vous, le ");
    HttpResponse<String> claim = slower.call("POST", task(task, "/claim"), "{\"userId\":\"accueil\"}");
    assertThat(claim.statusCode()).isEqualTo(409);
  }

  @Test
  void whoWasFasterIsNoAffairOfOtherGroups() {
    Task task = heldBy("intake");
    assertThat(as("intake").call("POST", task(task, "/submit-form"), RIGHT).statusCode()).isEqualTo(204);
    HttpResponse<String> answer = as("identity").call("POST", task(task, "/submit-form"), RIGHT);
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).doesNotContain("Doorley").contains("no longer open");
  }

  @Test
  void whoClaimsWhatAColleagueHoldsReadsWho() {
    Task task = heldBy("intake");
    HttpResponse<String> answer = as("accueil").call("POST", task(task, "/claim"), "{\"userId\":\"accueil\"}");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(read(answer).path("message").asText()).isEqualTo("Jordan Doorley a pris cette tâche en charge.");
  }

  @Test
  void aLostRaceWithinTheEngineIsToldAsOne() throws Exception {
    Task task = heldBy("accueil");
    officers.signIn("accueil");
    MockHttpServletResponse answer = mended(task, "Cannot submit task form x: ENGINE-03005 Execution of 'DELETE TaskEntity' failed.");
    assertThat(answer.getStatus()).isEqualTo(409);
    assertThat(json.readTree(answer.getContentAsByteArray()).path("message").asText()).startsWith("Cette tâche a changé");
  }

  @Test
  void whatBrokeInsideIsNotToldOutside() throws Exception {
    Task task = heldBy("intake");
    officers.signIn("intake");
    MockHttpServletResponse answer = mended(task, "Cannot submit task form x: ENGINE-1 Zarmina Testfictional");
    assertThat(answer.getStatus()).isEqualTo(500);
    assertThat(answer.getContentAsString()).doesNotContain("ENGINE", "Zarmina").contains("Nothing was stored");
  }

  private MockHttpServletResponse mended(Task task, String message) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    new SubmissionAnswers(races, refusals, json).doFilter(new MockHttpServletRequest("POST", task(task, "/submit-form")), response,
        (request, answer) -> {
          ((HttpServletResponse) answer).setStatus(500);
          answer.getOutputStream().write(json.writeValueAsBytes(Map.of("type", "RestException", "message", message)));
        });
    return response;
  }
}

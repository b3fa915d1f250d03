package org.passerelle.engine.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.passerelle.support.Visitor;

/** What an officer reads when a task could not be taken or completed. */
class SubmissionsTest extends WebappTest {

  private static final String RIGHT = "{\"variables\":{\"reason\":{\"value\":\"A fictional reason.\"},\"more\":{\"value\":\"free text\"}}}";
  private static final String WRONG = "{\"variables\":{\"reason\":{\"value\":\" \"}}}";

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
}

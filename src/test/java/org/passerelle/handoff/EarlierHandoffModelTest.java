package org.passerelle.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.handoff.process.HandoffModel;
import org.passerelle.reference.Priority;
import org.springframework.beans.factory.annotation.Autowired;

/** Cases whose handover began under version 1.0.0 of the model, before milestones were followed, come to their end under it. */
class EarlierHandoffModelTest extends HandoffTest {

  @Autowired
  private RepositoryService repository;
  @Autowired
  private RuntimeService runtime;

  private String deployment;
  private String definition;

  @BeforeEach
  void theEarlierVersion() {
    deployment = repository.createDeployment().addClasspathResource("models/provincial-handoff-1.0.0.bpmn").deploy().getId();
    definition = repository.createProcessDefinitionQuery().deploymentId(deployment).singleResult().getId();
  }

  @AfterEach
  void theLatestVersionHoldsAgain() {
    officers.signOut();
    repository.deleteDeployment(deployment, true);
  }

  @Test
  void aFamilyThatWasOnItsWayIsReceived() {
    CaseFile file = cases.open(Priority.normal, null, null);
    jdbc.sql("insert into destination (case_id, place, reason, decided_by, decided_at) values (?, 'winnipeg', 'A reason.', 'destining', now())")
        .param(file.id()).update();
    runtime.createProcessInstanceById(definition).businessKey(file.number())
        .setVariables(Map.of("caseId", file.id().toString(), "caseNumber", file.number(), "priority", "normal"))
        .startBeforeActivity(HandoffModel.PLAN_ARRIVAL).execute();
    officers.runJobs(file.number());
    plan(file, today().plusDays(10));
    officers.fireTimer(file.number(), "event_receiptOverdue");
    officers.fireTimer(file.number(), "event_receiptOverdue");
    assertThat(mails(file, "noticeResent")).isEqualTo(2);
    receipt(file);
    report(file, ArrivalResult.arrived);
    confirm(file);
    assertThat(officers.ended(file.number())).isTrue();
    assertThat(current(file).step()).isEqualTo(NoticeStep.done);
  }
}

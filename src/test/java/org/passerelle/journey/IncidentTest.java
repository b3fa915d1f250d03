package org.passerelle.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** A delegate that fails is tried again, then stands as an incident under the case's number; other cases go on. */
class IncidentTest extends JourneyTest {

  @Autowired
  private ManagementService management;

  @Autowired
  private RuntimeService runtime;

  @Test
  void aFailingStepBecomesAnIncidentOfItsCaseAlone() {
    Map<String, Object> referral = referral(Map.of());
    String broken = call(HttpMethod.POST, "haven", "/api/v1/referrals", referral).getBody().path("caseNumber").asText();
    UUID caseId = jdbc.sql("select id from case_file where number = ?").param(broken).query(UUID.class).single();
    breakTheFile(caseId);

    management.executeJob(onlyJob(broken).getId());
    Job job = onlyJob(broken);
    assertThat(job.getRetries()).isEqualTo(3);
    for (int tries = 0; tries < 3; tries++) {
      assertThat(incidents(broken)).as("no incident while it is still tried").isEmpty();
      assertThatThrownBy(() -> management.executeJob(job.getId())).isInstanceOf(Exception.class);
    }

    List<Incident> incidents = incidents(broken);
    assertThat(incidents).hasSize(1);
    assertThat(runtime.createProcessInstanceQuery().processInstanceId(incidents.get(0).getProcessInstanceId()).singleResult()
        .getBusinessKey()).isEqualTo(broken);
    assertThat(officers.waitsAt(refer(referral(Map.of())))).contains("userTask_reviewReferral");

    mendTheFile();
    management.setJobRetries(job.getId(), 1);
    officers.runJobs(broken);
    assertThat(incidents(broken)).isEmpty();
    assertThat(officers.waitsAt(broken)).contains("userTask_reviewReferral");
  }

  private void breakTheFile(UUID caseId) {
    jdbc.sql("alter table case_file add constraint broken check (id <> '" + caseId + "' or screened_at is null)").update();
  }

  private void mendTheFile() {
    jdbc.sql("alter table case_file drop constraint broken").update();
  }

  private Job onlyJob(String number) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
        .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).list().stream()).findFirst().orElseThrow();
  }

  /** Where something failed; the models above it are told of it too. */
  private List<Incident> incidents(String number) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
        .flatMap(instance -> runtime.createIncidentQuery().processInstanceId(instance.getId()).list().stream())
        .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId())).toList();
  }
}

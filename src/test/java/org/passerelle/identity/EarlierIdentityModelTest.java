package org.passerelle.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.identity.Attestation.Confidence;
import org.passerelle.identity.Attestation.Finding;
import org.passerelle.identity.Attestation.Manner;
import org.passerelle.reference.Priority;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.springframework.beans.factory.annotation.Autowired;

/** A case whose verification began under version 1.0.0 of the model, before there was a gate, comes to its end under it. */
class EarlierIdentityModelTest extends IntegrationTest {

  private static final String DECIDE = "userTask_decideIdentity";

  @Autowired
  private RepositoryService repository;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private VerificationRequests requests;
  @Autowired
  private Attesting attesting;

  private String deployment;
  private String definition;
  private Party ngo;
  private CaseFile file;

  @BeforeEach
  void aRequestMadeUnderTheEarlierVersion() {
    deployment = repository.createDeployment().addClasspathResource("models/identity-verification-1.0.0.bpmn").deploy().getId();
    definition = repository.createProcessDefinitionQuery().deploymentId(deployment).singleResult().getId();
    String country = OutsideParties.word();
    OutsideParties parties = new OutsideParties(jdbc);
    ngo = parties.verifier("NGO", country, "prs", 5);
    parties.verifier("OTHER", country, "prs", 5);
    file = cases.open(Priority.normal, null, null);
    jdbc.sql("update referral set country_of_asylum = ? where case_id = ?").params(country, file.id()).update();
    Date due = Date.from(clock.instant().plus(Duration.ofDays(21)));
    requests.open(file.id(), ngo.id(), Manner.inPerson, null, clock.instant(), clock.instant().plus(Duration.ofDays(10)), due.toInstant());
    runtime.createProcessInstanceById(definition).businessKey(file.number()).startBeforeActivity("receiveTask_awaitAttestation")
        .setVariables(Map.of("caseId", file.id().toString(), "caseNumber", file.number(), "priority", "normal", "attestationReminderAt",
            Date.from(clock.instant().plus(Duration.ofDays(10))), "attestationDueAt", due))
        .execute();
  }

  @AfterEach
  void theLatestVersionHoldsAgain() {
    officers.signOut();
    repository.deleteDeployment(deployment, true);
  }

  @Test
  void itsAttestationIsTakenAndASecondOfficerIsAskedAsBefore() {
    officers.fireTimer(file.number(), "event_halfTimePassed");
    UUID request = attesting.toAnswer(ngo.id()).get(0).id();
    officers.signIn(ngo.signIn());
    attesting.attest(ngo.id(), request, new Attestation(LocalDate.of(2026, 3, 4), Manner.inPerson, "Quetta", "Two tazkiras.",
        Finding.contradicts, Confidence.low, ""));
    officers.runJobs(file.number());
    officers.complete(file.number(), DECIDE, "identity", Map.of("identityDecision", "contradicted", "reason", "Another person’s papers."));
    officers.complete(file.number(), "userTask_confirmContradiction", "identite", Map.of("secondOpinion", "agree", "reason", "Relu."));

    assertThat(officers.ended(file.number())).isTrue();
  }

  @Test
  void whenTheNgoIsSilentNobodyIsAskedWithoutTheGate() {
    officers.fireTimer(file.number(), "event_attestationOverdue");

    assertThat(officers.waitsAt(file.number())).containsExactly(DECIDE);
    assertThat(jdbc.sql("select state from verification_request where case_id = ?").param(file.id()).query(String.class).list())
        .containsExactly("overdue");
  }
}

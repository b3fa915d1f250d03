package org.passerelle.sponsorship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.reference.Priority;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.springframework.beans.factory.annotation.Autowired;

/** Cases whose search for a sponsor began under version 1.0.0 of the model, before there were rounds, come to their end under it. */
class EarlierMatchingModelTest extends IntegrationTest {

  private static final String APPROVE = "userTask_approveProposal";
  private static final String AWAIT = "receiveTask_awaitSponsorAnswer";

  /** More than any sponsor of the demonstration takes, so that only this test's own come into question. */
  private static final int LARGE = 20;

  @Autowired
  private SponsorAnswers answers;
  @Autowired
  private SponsorshipMatching matching;
  @Autowired
  private Charges charges;
  @Autowired
  private Persons persons;
  @Autowired
  private RepositoryService repository;
  @Autowired
  private RuntimeService runtime;

  private OutsideParties parties;
  private String language;
  private String deployment;
  private String definition;

  @BeforeEach
  void theEarlierVersion() {
    deployment = repository.createDeployment().addClasspathResource("models/sponsorship-matching-1.0.0.bpmn").deploy().getId();
    definition = repository.createProcessDefinitionQuery().deploymentId(deployment).singleResult().getId();
    parties = new OutsideParties(jdbc);
    language = OutsideParties.word();
  }

  @AfterEach
  void theLatestVersionHoldsAgain() {
    officers.signOut();
    repository.deleteDeployment(deployment, true);
    parties.closeSponsors(language);
  }

  @Test
  void theOfficerTurnsOneDownApprovesTheNextAndItAccepts() {
    Party first = parties.sponsor("A", "winnipeg", language, 2, LARGE);
    Party second = parties.sponsor("B", "winnipeg", language, 1, LARGE);
    CaseFile file = atFirstProposal();

    officers.complete(file.number(), APPROVE, "jumelage", Map.of("proposalDecision", "nextSponsor", "reason", "Trop loin des soins."));
    assertThat(parties.placesTaken(first)).isZero();
    officers.complete(file.number(), APPROVE, "matching", Map.of("proposalDecision", "approve"));
    assertThat(officers.waitsAt(file.number())).containsExactly(AWAIT);
    officers.signIn(second.signIn());
    answers.answer(second.id(), answers.toAnswer(second.id()).get(0).id(), true, null);
    officers.runJobs(file.number());

    assertThat(officers.ended(file.number())).isTrue();
    assertThat(charges.of(file.id()).charge()).satisfies(charge -> {
      assertThat(charge.stream()).isEqualTo(Stream.blended);
      assertThat(charge.sponsorId()).isEqualTo(second.id());
    });
  }

  @Test
  void theOfficerMayLetTheStateTakeChargeButMustSayWhy() {
    Party sponsor = parties.sponsor("A", "winnipeg", language, 1, LARGE);
    CaseFile file = atFirstProposal();
    assertThatThrownBy(() -> officers.complete(file.number(), APPROVE, "matching", Map.of("proposalDecision", "stateTakesCharge")))
        .hasMessageContaining("Fill in “Reasons”");
    assertThat(parties.placesTaken(sponsor)).isEqualTo(1);

    officers.complete(file.number(), APPROVE, "matching", Map.of("proposalDecision", "stateTakesCharge", "reason", "Too far from kin."));
    assertThat(officers.ended(file.number())).isTrue();
    assertThat(parties.placesTaken(sponsor)).isZero();
    assertThat(charges.of(file.id()).proposals().get(0).proposal().officerReason()).isEqualTo("Too far from kin.");
  }

  /** A case that stands where the next sponsor is proposed. */
  private CaseFile atFirstProposal() {
    CaseFile file = cases.open(Priority.normal, "MB", null);
    List<Person> family = new ArrayList<>(persons.of(file.id()));
    for (int position = family.size() + 1; position <= LARGE; position++) {
      family.add(new Person(UUID.randomUUID(), position, "child", true, "Child Testfictional", null, "female", "2015", null, null, null,
          null, null));
    }
    persons.replace(file.id(), family);
    matching.recordStream(file.id(), Stream.blended, false);
    runtime.createProcessInstanceById(definition).businessKey(file.number()).startBeforeActivity("serviceTask_proposeSponsor")
        .setVariables(Map.of("caseId", file.id().toString(), "caseNumber", file.number(), "priority", "normal")).execute();
    assertThat(officers.waitsAt(file.number())).containsExactly(APPROVE);
    return file;
  }
}

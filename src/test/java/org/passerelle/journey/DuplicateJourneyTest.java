package org.passerelle.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.passerelle.referral.SampleReferrals.born;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.junit.jupiter.api.Test;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.WrongField;
import org.passerelle.referral.SampleReferrals;
import org.passerelle.screening.merge.Answer;
import org.passerelle.screening.merge.MergeUnit;
import org.passerelle.support.CoversModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.transaction.support.TransactionTemplate;

/** Two files of one person or one family: every way of {@code duplicate-screening.bpmn}, within a journey and beside it, and every way back. */
@CoversModel("duplicate-screening")
class DuplicateJourneyTest extends JourneyTest {

  private static final String RESOLVE = "userTask_resolveDuplicate";
  private static final String REVIEW = "userTask_reviewReferral";
  private static final String ATTEST = "receiveTask_awaitAttestation";

  @Autowired
  private MergeUnit unit;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private TaskService tasks;
  @Autowired
  private CaseProcesses processes;
  @Autowired
  private TransactionTemplate transaction;

  private final Map<String, Object> person = someone();

  @Test
  void whoIsLikeNobodyIsNotAskedAbout() {
    assertThat(officers.waitsAt(refer(family(person)))).contains(REVIEW).doesNotContain(RESOLVE);
  }

  @Test
  void differentPeopleGoOnAndAreNotAskedAboutAgain() {
    refer(family(person));
    String second = refer(family(person));
    assertThat(officers.waitsAt(second)).contains(RESOLVE);

    answer(second, "different");

    assertThat(officers.waitsAt(second)).contains(REVIEW);
    assertThat(links(second)).isEmpty();
  }

  @Test
  void aNameKeptWithAPersonFindsThatPersonUntilTheLinkIsTakenBack() {
    Map<String, Object> married = new HashMap<>(person);
    married.put("fullName", SampleReferrals.familyName() + " " + SampleReferrals.familyName());
    String first = refer(family(person));
    String second = refer(family(married));
    answer(second, "linked");

    Map<String, Object> third = new HashMap<>(married);
    third.remove("documentType");
    third.remove("documentNumber");
    String later = refer(family(third));
    assertThat(suspectedWith(later)).containsExactlyInAnyOrder(first, second);

    undo(second);
    String last = refer(family(third));
    assertThat(suspectedWith(last)).contains(second).doesNotContain(first);
  }

  @Test
  void onePersonInTwoFilesIsLinkedAndBothFilesGoOn() {
    Map<String, Object> otherwise = new HashMap<>(person);
    otherwise.put("fullName", person.get("fullName") + " Khan");
    otherwise.put("nameInScript", "ساختگی");
    otherwise.put("otherNames", List.of(Map.of("name", "Fictionalnick", "reason", "nickname")));
    String first = refer(family(person));
    String second = refer(family(otherwise));

    answer(second, "linked");

    assertThat(officers.waitsAt(first)).contains(REVIEW);
    assertThat(officers.waitsAt(second)).contains(REVIEW);
    assertThat(links(second)).containsExactly("link");
    assertThat(names(first)).containsExactlyInAnyOrder(person.get("fullName") + " Khan/otherRecord", "Fictionalnick/nickname");
    assertThat(names(second)).containsExactly(person.get("fullName") + "/otherRecord");

    undo(second);
    assertThat(names(first)).isEmpty();
    assertThat(count("select count(*) from also_known_as k join person p on p.id = k.person_id join case_file f on f.id = p.case_id "
        + "where f.number = ? and k.withdrawn_by = 'merge'", first)).as("withdrawn names stay on record").isEqualTo(2);
    assertThat(decision(second)).isEqualTo("different");
    assertThat(officers.waitsAt(second)).contains(REVIEW);
  }

  @Test
  void aSecondReferralOfAFamilyIsMergedAndCanBeUnMerged() {
    String first = refer(family(person));
    Map<String, Object> later = family(person);
    String second = refer(later);
    answer(second, "same");

    assertThat(officers.journeyEnded(second)).isTrue();
    assertThat(outcome(second)).isEqualTo("alreadyOnFile");
    assertThat(outcome(first)).as("the file on record goes on").isEqualTo("intake");
    assertThat(officers.waitsAt(first)).contains(REVIEW);
    assertThat(letters(second)).containsExactly("referralReceived", "referralAlreadyOnFile");
    assertThat(links(second)).containsExactly("merge");
    assertThat(places(second)).as("its places are given back").isZero();

    undo(second);

    assertThat(outcome(second)).isEqualTo("intake");
    assertThat(officers.waitsAt(second)).as("what was taken back is not asked again").contains(REVIEW).doesNotContain(RESOLVE);
    assertThat(letters(second)).containsExactly("referralReceived", "referralAlreadyOnFile", "referralReopened");
    assertThat(places(second)).as("it has its places again").isOne();
    throughIntake(second);
    assertThat(letters(second)).as("the partner hears of the second decision as of the first").contains("referralAccepted");
    assertThat(call(HttpMethod.GET, "haven", "/api/v1/referrals/" + second, null).getBody().toString()).doesNotContain(first);
  }

  @Test
  void whatWasUnMergedIsAskedAgainOnceOneSideIsWrittenOtherwise() {
    refer(family(person));
    Map<String, Object> later = family(person);
    String second = refer(later);
    answer(second, "different");
    officers.complete(second, REVIEW, "intake", Map.of("referralDecision", "returned", "reason", "More, please."));
    Map<String, Object> corrected = new HashMap<>(person);
    corrected.put("nameInScript", "ساختگی");
    later.put("persons", List.of(corrected));
    resubmit(second, later);

    assertThat(officers.waitsAt(second)).contains(RESOLVE);
  }

  @Test
  void aChildBornLaterIsComparedBesideTheJourneyAndTheLaterFileEnds() {
    Map<String, Object> child = child();
    String first = refer(family(person));
    throughIntake(first);
    String second = refer(family(someone(), child));
    throughIntake(second);
    assertThat(officers.waitsAt(second)).contains(ATTEST);
    report(first, child);

    assertThat(officers.waitsAt(first)).as("the journey goes on beside the question").contains(ATTEST, RESOLVE);
    assertThat(count("select count(*) from case_wait w join case_file f on f.id = w.case_id where f.number = ? and w.ended_at is null "
        + "and w.element = '" + RESOLVE + "'", first)).as("nobody waits for what is asked beside").isZero();
    answer(first, "same");
    officers.runJobs(second);

    assertThat(officers.journeyEnded(second)).isTrue();
    assertThat(outcome(second)).isEqualTo("alreadyOnFile");
    assertThat(letters(second)).contains("referralAlreadyOnFile", "attestationWithdrawn");
    assertThat(officers.waitsAt(first)).contains(ATTEST).doesNotContain(RESOLVE);

    undo(second);
    assertThat(officers.waitsAt(second)).contains(REVIEW);
    throughIntake(second);
    throughIdentity(second);
    assertThat(outcome(second)).isEqualTo("matching");
  }

  @Test
  void aFileCanTurnOutLaterToBeTheSecondOneItself() {
    Map<String, Object> child = child();
    String first = refer(family(person, child));
    String second = refer(family(someone()));
    throughIntake(second);
    report(second, child);
    answer(second, "same");

    assertThat(officers.journeyEnded(second)).isTrue();
    assertThat(outcome(second)).isEqualTo("alreadyOnFile");
    assertThat(officers.waitsAt(first)).contains(REVIEW);
  }

  @Test
  void oneCaseAsksInOnePlaceAtATime() {
    Map<String, Object> child = child();
    refer(family(person, child));
    String second = refer(family(someone()));
    report(second, child);
    assertThat(tasks(second)).isEqualTo(1);
    report(second, child());
    assertThat(tasks(second)).as("who asks already goes on to the next pair").isEqualTo(1);

    officers.complete(second, REVIEW, "intake", Map.of("referralDecision", "returned", "reason", "More, please."));
    resubmit(second, family(someone(), child));
    assertThat(tasks(second)).as("the journey takes over what was asked beside it").isEqualTo(1);
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("duplicate-screening").processInstanceBusinessKey(second)
        .rootProcessInstances().count()).isZero();
  }

  @Test
  void aPairThatAColleagueAnsweredMeanwhileIsNotAnsweredAgain() {
    refer(family(person));
    String second = refer(family(person));
    unit.answer(caseId(second), pair(second), Answer.linked, "A fictional colleague was faster.", "fusion");

    assertThatThrownBy(() -> answer(second, "same")).isInstanceOf(FormFieldValidationException.class).hasMessageContaining("fusion");
    assertThat(decision(second)).isEqualTo("linked");
    answer(second, "linked");
    assertThat(links(second)).as("the same answer closes the task and changes nothing").containsExactly("link");
    assertThat(officers.waitsAt(second)).contains(REVIEW);
  }

  @Test
  void ofTwoWhoDecideAtOnceOneSeesWhatTheOtherHasDone() throws Exception {
    refer(family(person));
    String second = refer(family(person));
    UUID caseId = caseId(second);
    UUID pair = pair(second);
    java.util.concurrent.CyclicBarrier together = new java.util.concurrent.CyclicBarrier(2);
    java.util.concurrent.ExecutorService two = java.util.concurrent.Executors.newFixedThreadPool(2);
    try {
      List<java.util.concurrent.Future<Boolean>> both = two.invokeAll(java.util.stream.Stream.of(Answer.same, Answer.linked)
          .map(answer -> (java.util.concurrent.Callable<Boolean>) () -> {
            together.await();
            try {
              unit.answer(caseId, pair, answer, "A fictional reason.", "merge");
              return true;
            } catch (WrongField late) {
              return false;
            }
          }).toList());
      assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(true, false);
    } finally {
      two.shutdown();
    }
    assertThat(links(second)).hasSize(1);
  }

  @Test
  void aFileIsMergedOnceNeverInACircleAndNeverIntoOneThatIsClosed() {
    String first = refer(family(person));
    String second = refer(family(person));
    answer(second, "same");
    String third = refer(family(person));
    boolean refused = false;
    while (officers.waitsAt(third).contains(RESOLVE)) {
      boolean withTheMergedOne = askedWith(third).equals(second);
      if (withTheMergedOne) {
        assertThatThrownBy(() -> answer(third, "same")).isInstanceOf(FormFieldValidationException.class).hasMessageContaining(second);
        refused = true;
      }
      answer(third, withTheMergedOne ? "linked" : "different");
    }
    assertThat(refused).as("into a file that was merged itself").isTrue();

    tell(first, "haven", "/api/v1/referrals/" + first + "/withdrawal", Map.of());
    String fourth = refer(family(person));
    while (!askedWith(fourth).equals(first)) {
      answer(fourth, "different");
    }
    assertThatThrownBy(() -> answer(fourth, "same")).as("nothing would go on for the family").isInstanceOf(FormFieldValidationException.class)
        .hasMessageContaining(first);
  }

  @Test
  void whoWasAskedBeforeAboutAllPairsAtOnceAnswersAboutAll() {
    Map<String, Object> child = child();
    String first = refer(family(person, child));
    String second = refer(family(person, child));
    unit.answerAll(caseId(second), Answer.same, "All of them, fictionally.", "merge");

    assertThat(count("select count(*) from duplicate_suspicion s join case_file f on f.id = s.case_id where f.number = ? and s.decision is null", second))
        .isZero();
    assertThat(jdbc.sql("select c.number from record_link l join case_file f on f.id = l.case_id join case_file c on c.id = l.other_case_id "
        + "where f.number = ?").param(second).query(String.class).list()).containsExactly(first);
  }

  @Test
  void aMergeIsTakenBackOnce() {
    refer(family(person));
    String second = refer(family(person));
    answer(second, "same");
    UUID link = link(second);
    undo(second);
    assertThatThrownBy(() -> unit.undo(link, "Again.", "fusion")).isInstanceOf(WrongField.class);
  }

  @Test
  void aPairWhosePersonThePartnerTookBackNeedsNoAnswer() {
    Map<String, Object> brother = new HashMap<>(person);
    brother.put("relation", "sibling");
    String first = refer(family(someone(), brother));
    String second = refer(family(person));
    officers.complete(first, REVIEW, "intake", Map.of("referralDecision", "returned", "reason", "More, please."));
    resubmit(first, family(someone()));

    answer(second, "same");
    assertThat(officers.waitsAt(second)).contains(REVIEW);
    assertThat(links(second)).isEmpty();
  }

  @Test
  void aJourneyThatDoesNotKnowTheMessageIsCancelled() {
    String number = refer(family(person));
    Boolean cancelled = transaction.execute(status -> processes.endJourney("passerelle.ofNoModel", number, "elsewhere"));
    assertThat(cancelled).isTrue();
    assertThat(officers.journeyEnded(number)).isTrue();
  }

  private void answer(String number, String decision) {
    officers.complete(number, RESOLVE, "merge", Map.of("duplicateDecision", decision, "reason", "A fictional reason."));
  }

  private void undo(String number) {
    unit.undo(link(number), "A fictional mistake.", "merge");
    officers.runJobs(number);
  }

  private void report(String number, Map<String, Object> child) {
    tell(number, "haven", "/api/v1/referrals/" + number + "/changes", Map.of("kind", "birth", "description", "A fictional child.", "newborn", child));
  }

  private void resubmit(String number, Map<String, Object> referral) {
    Map<String, Object> again = new HashMap<>(referral);
    again.put("partnerReference", jdbc.sql("select partner_reference from case_file where number = ?").param(number).query(String.class).single());
    sendAgain(number, again);
    officers.runJobs(number);
  }

  private UUID caseId(String number) {
    return jdbc.sql("select id from case_file where number = ?").param(number).query(UUID.class).single();
  }

  /** The pair the case asks about. */
  private UUID pair(String number) {
    return UUID.fromString((String) tasks.getVariable(officers.task(number, RESOLVE).getId(), "suspicionId"));
  }

  private List<String> suspectedWith(String number) {
    return jdbc.sql("select o.number from duplicate_suspicion s join case_file f on f.id = s.case_id join case_file o on o.id = s.other_case_id "
        + "where f.number = ?").param(number).query(String.class).list();
  }

  private String askedWith(String number) {
    return jdbc.sql("select f.number from duplicate_suspicion s join case_file f on f.id = s.other_case_id where s.id = ?").param(pair(number))
        .query(String.class).single();
  }

  private UUID link(String number) {
    return jdbc.sql("select l.id from record_link l join case_file f on f.id = l.case_id where f.number = ? and l.undone_at is null").param(number)
        .query(UUID.class).single();
  }

  private List<String> links(String number) {
    return jdbc.sql("select kind from record_link l join case_file f on f.id = l.case_id where f.number = ? and l.undone_at is null").param(number)
        .query(String.class).list();
  }

  private List<String> names(String number) {
    return jdbc.sql("select k.name || '/' || k.reason from also_known_as k join person p on p.id = k.person_id join case_file f on f.id = p.case_id "
        + "where f.number = ? and k.withdrawn_at is null").param(number).query(String.class).list();
  }

  private String decision(String number) {
    return jdbc.sql("select s.decision from duplicate_suspicion s join case_file f on f.id = s.case_id where f.number = ?").param(number)
        .query(String.class).single();
  }

  private long tasks(String number) {
    return tasks.createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey(RESOLVE).count();
  }

  private long places(String... numbers) {
    return jdbc.sql("select count(*) from quota_use u join case_file f on f.id = u.case_id where f.number = any(?) and u.released_at is null").param(numbers)
        .query(Long.class).single();
  }

  private long count(String sql, String number) {
    return jdbc.sql(sql).param(number).query(Long.class).single();
  }

  @SafeVarargs
  private static Map<String, Object> family(Map<String, Object>... members) {
    return new HashMap<>(referral(Map.of("caseSize", members.length, "persons", List.of(members))));
  }

  private static Map<String, Object> someone() {
    Map<String, Object> person = new HashMap<>(person("principalApplicant", SampleReferrals.familyName() + " " + SampleReferrals.familyName(),
        born(1950, 35) + "-0" + born(1, 9) + "-" + born(11, 18)));
    person.put("documentType", "passport");
    person.put("documentNumber", "FIC" + born(1_000_000, 8_000_000));
    return person;
  }

  private static Map<String, Object> child() {
    Map<String, Object> child = someone();
    child.put("relation", "child");
    child.put("birthDate", born(2010, 9) + "-0" + born(1, 9) + "-" + born(11, 18));
    return child;
  }
}

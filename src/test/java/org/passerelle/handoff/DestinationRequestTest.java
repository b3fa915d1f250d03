package org.passerelle.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Date;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.HeldByCase;
import org.passerelle.engine.WrongField;
import org.passerelle.handoff.destining.Choice;
import org.passerelle.handoff.destining.CityPlans;
import org.passerelle.handoff.destining.CityStanding;
import org.passerelle.handoff.destining.DestinationRequest;
import org.passerelle.handoff.destining.DestinationRequests;
import org.passerelle.handoff.destining.Obstacle;
import org.passerelle.handoff.destining.Option;
import org.passerelle.handoff.destining.Part;
import org.passerelle.handoff.process.HandoffModel;
import org.passerelle.reference.Priority;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.round.FamilyMatters;
import org.springframework.beans.factory.annotation.Autowired;

/** A family asks for a destination: what is laid before the officer, and what the officer may choose. */
class DestinationRequestTest extends HandoffTest {

  private static final String TESTVILLE = "destiningTestville";
  private static final String REASON = "A fictional reason.";

  @Autowired
  private DestinationRequests requests;

  @Autowired
  private CityPlans plans;

  @Autowired
  private FamilyMatters matters;

  @Autowired
  private Destining destining;

  @Autowired
  private List<HeldByCase> releases;

  @Autowired
  private FormService forms;

  @Autowired
  private ObjectMapper json;

  @Autowired
  private Today today;

  /** A city of our own, so that no other test takes its last places. */
  @BeforeEach
  void testville() {
    jdbc.sql("insert into place (code, province, name, effective_from, source) values (?, 'PE', 'Testville', '2026-01-01', 'A test') on conflict (code) do update "
        + "set effective_to = null").param(TESTVILLE).update();
    jdbc.sql("insert into place_service (place, service, effective_from, source) values (?, 'settlement', '2026-01-01', 'A test') on conflict do nothing")
        .param(TESTVILLE).update();
    jdbc.sql("delete from city_plan where place = ?").param(TESTVILLE).update();
    jdbc.sql("update city_year set taken = 0 where place = ?").param(TESTVILLE).update();
    plan(400);
  }

  /** It receives nobody afterwards, and nobody waits for it: other tests do not see it. */
  @AfterEach
  void testvilleCloses() {
    jdbc.sql("update destination_request set state = 'withdrawn' where state = 'asked' and case_id in (select case_id from family_tie where place = ?)")
        .param(TESTVILLE).update();
    jdbc.sql("update place set effective_to = '2026-01-02' where code = ?").param(TESTVILLE).update();
  }

  @Test
  void aFamilyAsksForTheCityOfItsRelativesAndGetsItProposedFirst() throws Exception {
    CaseFile file = related(TESTVILLE, true);
    DestinationRequest request = requests.of(file.id()).orElseThrow();
    assertThat(request.number()).matches("DMR-\\d{4}-\\d{6}");
    assertThat(request).returns(DestinationRequest.State.asked, DestinationRequest::state).returns(List.of("relativeConfirmed"), DestinationRequest::grounds)
        .returns("PE", DestinationRequest::province);
    assertThat(request.place().code()).isEqualTo(TESTVILLE);
    assertThat(request.policy()).startsWith("1.0.0 (");
    Option first = requests.options(file.id()).get(0);
    assertThat(first.place().code()).isEqualTo(TESTVILLE);
    assertThat(first).returns(true, Option::planned).returns(400, Option::plan);
    assertThat(first.counting().get(0)).isEqualTo(new Part("relatives", "confirmed", 80));

    JsonNode list = listed(file);
    assertThat(list.get(0).get("value").asText()).isEqualTo(TESTVILLE);
    assertThat(list.get(0).get("label").asText()).isEqualTo("Testville (PE) – Relatives there, confirmed");
    assertThat(list.get(0).get("labelFr").asText()).isEqualTo("Testville (PE) – Des proches sur place, confirmé");

    choose(file, TESTVILLE);
    assertThat(requests.of(file.id()).orElseThrow().state()).isEqualTo(DestinationRequest.State.chosen);
    assertThat(requests.choices(file.id())).singleElement().returns(1, Choice::position).returns(false, Choice::otherwise)
        .returns("destining", Choice::by).returns(null, Choice::beyondPlan);
    assertThat(standing().taken()).isEqualTo(2);
  }

  @Test
  void whatAnOfficerChoosesOtherwiseIsKept() {
    CaseFile file = related(TESTVILLE, false);
    choose(file, "moncton");
    Choice choice = requests.choices(file.id()).get(0);
    assertThat(choice).returns(true, Choice::otherwise).returns("moncton", made -> made.place().code()).returns(TESTVILLE, made -> made.first().code())
        .returns(REASON, Choice::reason);
    assertThat(choice.position()).isGreaterThan(1);
    assertThat(choice.pointsLost()).isPositive();
    assertThat(standing().taken()).isZero();
  }

  @Test
  void aFullPlanIsExceededOnlyWithAReasonWhichIsKept() {
    CaseFile file = related(TESTVILLE, true);
    plan(1);
    assertThatThrownBy(() -> choose(file, TESTVILLE)).isInstanceOf(FormFieldValidationException.class)
        .hasMessageContaining("Testville (PE) has room for 1 more in its " + today.get().getYear() + " plan; the family counts 2.");
    assertThat(records.of(file.id()).destination()).isNull();
    assertThat(standing().taken()).isZero();
    officers.complete(file.number(), HandoffModel.CHOOSE_DESTINATION, OFFICER,
        Map.of("destination", TESTVILLE, "reason", REASON, "beyondPlan", "Her fictional mother lives there."));
    assertThat(requests.choices(file.id()).get(0).beyondPlan()).isEqualTo("Her fictional mother lives there.");
    assertThat(standing()).returns(2, CityStanding::taken).returns(-1, CityStanding::left);
  }

  @Test
  void aReasonToExceedAPlanThatHasRoomIsNotKept() {
    CaseFile file = related(TESTVILLE, true);
    officers.complete(file.number(), HandoffModel.CHOOSE_DESTINATION, OFFICER,
        Map.of("destination", TESTVILLE, "reason", REASON, "beyondPlan", "Not needed."));
    assertThat(requests.choices(file.id()).get(0).beyondPlan()).isNull();
  }

  @Test
  void aCityWithoutRoomComesLastAndSaysSo() throws Exception {
    plan(1);
    CaseFile file = related(TESTVILLE, true);
    Option full = requests.options(file.id()).stream().filter(option -> option.place().code().equals(TESTVILLE)).findFirst().orElseThrow();
    assertThat(full.against()).containsExactly(new Obstacle("full", List.of(2, 1, 1)));
    assertThat(full.planned()).isFalse();
    List<String> listed = listed(file).findValuesAsText("value");
    assertThat(listed.get(0)).isEqualTo("charlottetown");
    List<String> withoutRoom = requests.options(file.id()).stream().filter(option -> !option.planned()).map(option -> option.place().code()).toList();
    assertThat(withoutRoom).contains(TESTVILLE).containsAll(listed.subList(listed.indexOf(TESTVILLE), listed.size()));
  }

  @Test
  void whoNeedsCareIsNotSentWhereThereIsNone() throws Exception {
    CaseFile file = cases.open(Priority.normal, null, null);
    jdbc.sql("update referral set medical_need = 'significant' where case_id = ?").param(file.id()).update();
    tie(file, TESTVILLE, true);
    begin(file);
    assertThat(listed(file).findValuesAsText("value")).contains("charlottetown").doesNotContain(TESTVILLE);
    Option ruledOut = requests.options(file.id()).stream().filter(option -> option.place().code().equals(TESTVILLE)).findFirst().orElseThrow();
    assertThat(ruledOut.against()).extracting(Obstacle::code).containsExactly("care");
    assertThatThrownBy(() -> officers.complete(file.number(), HandoffModel.CHOOSE_DESTINATION, OFFICER,
        Map.of("destination", TESTVILLE, "reason", REASON, "beyondPlan", "All the same."))).isInstanceOf(FormFieldValidationException.class)
        .hasMessageContaining("Testville (PE) has none on record");
    assertThat(requests.of(file.id()).orElseThrow().grounds()).contains("care");
  }

  @Test
  void ofTwoFamiliesWhoWantTheLastPlacesOneGetsThem() throws Exception {
    plan(3);
    CaseFile one = related(TESTVILLE, true);
    CaseFile other = related(TESTVILLE, true);
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      List<Future<Boolean>> taken = both.invokeAll(Stream.of(one, other).map(file -> (Callable<Boolean>) () -> takes(file)).toList());
      assertThat(List.of(taken.get(0).get(), taken.get(1).get())).containsExactlyInAnyOrder(true, false);
    } finally {
      both.shutdown();
    }
    assertThat(standing().taken()).isEqualTo(2);
  }

  @Test
  void aStoppedCaseGivesItsPlacesBackOnceAndALandedOneKeepsThem() {
    CaseFile file = related(TESTVILLE, true);
    choose(file, TESTVILLE);
    assertThat(standing().taken()).isEqualTo(2);
    release(file);
    release(file);
    assertThat(standing().taken()).isZero();
    assertThat(requests.of(file.id()).orElseThrow().state()).isEqualTo(DestinationRequest.State.withdrawn);

    CaseFile landed = landed();
    int taken = plans.standing("winnipeg", today.get().getYear()).orElseThrow().taken();
    release(landed);
    assertThat(plans.standing("winnipeg", today.get().getYear()).orElseThrow().taken()).isEqualTo(taken);
    assertThat(requests.of(landed.id()).orElseThrow().state()).isEqualTo(DestinationRequest.State.chosen);
  }

  @Test
  void aFamilyThatNeverArrivedGivesItsPlacesBack() {
    CaseFile file = receipted();
    int taken = plans.standing("winnipeg", today.get().getYear()).orElseThrow().taken();
    clock.advance(Duration.ofDays(10));
    int year = requests.choices(file.id()).get(0).at().atZone(ZoneId.of("America/Toronto")).getYear();
    report(file, ArrivalResult.noShow);
    officers.complete(file.number(), HandoffModel.SEARCH_FAMILY, OFFICER, Map.of("searchResult", "notFound", "reason", "Nobody knows."));
    assertThat(plans.standing("winnipeg", year).orElseThrow().taken()).isEqualTo(taken - 2);
  }

  @Test
  void aFamilyWhoWaitedBeforeThereWereRequestsIsDestinedToo() {
    CaseFile file = begun(null);
    jdbc.sql("delete from destination_option where case_id = ?").param(file.id()).update();
    jdbc.sql("delete from destination_request where case_id = ?").param(file.id()).update();
    choose(file, TESTVILLE);
    assertThat(requests.of(file.id()).orElseThrow()).returns(DestinationRequest.State.chosen, DestinationRequest::state).returns(null, DestinationRequest::proposedAt);
    assertThat(requests.choices(file.id())).singleElement().returns(null, Choice::position).returns(false, Choice::otherwise);
    assertThat(standing().taken()).isEqualTo(2);
  }

  @Test
  void aSponsoredFamilyAndOneForQuebecAskForNothing() {
    assertThat(requests.of(begun("QC").id())).isEmpty();
  }

  @Test
  void thePlanOfAnEarlierYearHoldsOnUntilTheYearHasItsOwn() {
    int year = today.get().getYear();
    assertThat(plans.standing(TESTVILLE, year + 3).orElseThrow()).returns(400, CityStanding::plan).returns(year, CityStanding::planOf).returns(0, CityStanding::taken);
    assertThat(plans.standing(TESTVILLE, year - 1).orElseThrow()).returns(null, CityStanding::plan);
    assertThat(plans.standing("sherbrooke", year)).isEmpty();
  }

  private CaseFile related(String place, boolean confirmed) {
    CaseFile file = cases.open(Priority.normal, null, null);
    tie(file, place, confirmed);
    begin(file);
    return file;
  }

  private void tie(CaseFile file, String place, boolean confirmed) {
    officers.signIn("matching");
    matters.addTie(file, place, FamilyMatters.Kind.relative, confirmed);
    officers.signOut();
  }

  private void begin(CaseFile file) {
    cases.begin(HandoffModel.PROCESS, file, Map.of("priority", "normal", "takenInChargeBy", "state"));
    officers.runJobs(file.number());
  }

  private void choose(CaseFile file, String place) {
    officers.complete(file.number(), HandoffModel.CHOOSE_DESTINATION, OFFICER, Map.of("destination", place, "reason", REASON));
  }

  private boolean takes(CaseFile file) {
    try {
      destining.choose(file.id(), TESTVILLE, REASON, null);
      return true;
    } catch (WrongField full) {
      return false;
    }
  }

  private void release(CaseFile file) {
    releases.stream().filter(each -> each.getClass().getName().contains("DestinationRelease")).forEach(each -> each.release(file));
  }

  private JsonNode listed(CaseFile file) throws Exception {
    String task = officers.task(file.number(), HandoffModel.CHOOSE_DESTINATION).getId();
    officers.signIn(OFFICER);
    TypedValue options = forms.getTaskFormVariables(task).getValueTyped(HandoffModel.DESTINATION_OPTIONS);
    return json.readTree(options.getValue().toString());
  }

  private CityStanding standing() {
    return plans.standing(TESTVILLE, today.get().getYear()).orElseThrow();
  }

  /** A new figure for this year. */
  private void plan(int persons) {
    int year = today.get().getYear();
    jdbc.sql("insert into city_plan (place, year, number, persons, effective_from, source) select ?, ?, coalesce(max(number), 0) + 1, ?, ?, 'A test' "
        + "from city_plan where place = ? and year = ?").params(TESTVILLE, year, persons, Date.valueOf(today.get()), TESTVILLE, year).update();
  }
}

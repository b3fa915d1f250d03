package org.passerelle.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.Timeline;
import org.passerelle.handoff.Exemption.Ground;
import org.passerelle.handoff.Exemption.Rule;
import org.passerelle.handoff.Journey.Leg;
import org.passerelle.handoff.Journey.Marker;
import org.passerelle.handoff.Journey.Need;
import org.passerelle.handoff.Journey.Onward;
import org.passerelle.handoff.Journey.Way;
import org.passerelle.handoff.process.HandoffModel;
import org.passerelle.reference.Priority;
import org.passerelle.reference.WorkingDays;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** What a planned arrival must keep to, at the times of year at which it matters, and what the notice says of it. */
class PlanningArrivalsTest extends HandoffTest {

  private static final ZoneId MONTREAL = ZoneId.of("America/Toronto");

  @Autowired
  private WorkingDays workingDays;

  @Autowired
  private Timeline timeline;

  /** Partners' lists begin with the highest number: files of years to come would push those of other tests off their first page. */
  @AfterEach
  void keepYearsToComeApart() {
    jdbc.sql("insert into organization (id, code, kind, name_en, name_fr, language, email) values (gen_random_uuid(), 'YEARSTOCOME', "
        + "'referralPartner', 'Years To Come (fictional)', 'Années à venir (fictif)', 'en', 'years@example.org') on conflict (code) do nothing").update();
    jdbc.sql("update case_file set partner_id = (select id from organization where code = 'YEARSTOCOME') where number > ?")
        .param("PAS-" + (Year.now().getValue() + 1)).update();
  }

  @Test
  void quebecReceivesNoStateAssistedFamilyFromTheFifteenthToTheEndOfDecember() {
    on(LocalDate.of(2027, 11, 10));
    CaseFile file = selected(Priority.normal, LocalDate.of(2029, 1, 1));
    for (LocalDate day : List.of(LocalDate.of(2027, 12, 15), LocalDate.of(2027, 12, 24), LocalDate.of(2027, 12, 31))) {
      assertWrong(file, toMontreal(day, Map.of("movingSeasonReason", "It must be.", "shortNoticeGround", "stated", "shortNoticeReason", "It must be.")),
          "Québec receives no family in the State’s charge from 15 to 31 December");
    }
    assertThat(records.of(file.id()).plan()).isNull();
    complete(file, toMontreal(LocalDate.of(2027, 12, 14), Map.of()));
    assertThat(current(file).exemptions()).isEmpty();
  }

  @Test
  void urgentProtectionTravelsAfterTheYearEndCutOff() {
    on(LocalDate.of(2027, 11, 10));
    CaseFile file = selected(Priority.emergency, LocalDate.of(2029, 1, 1));
    complete(file, toMontreal(LocalDate.of(2027, 12, 20), Map.of()));
    assertThat(current(file).arrivesOn()).isEqualTo("2027-12-20");
    assertThat(current(file).journey().markers()).containsExactly(Marker.urgentProtection);
  }

  @Test
  void theYearEndIsRefusedInFrenchToo() {
    on(LocalDate.of(2027, 11, 10));
    CaseFile file = selected(Priority.normal, LocalDate.of(2029, 1, 1));
    assertThatThrownBy(() -> officers.complete(file.number(), HandoffModel.PLAN_ARRIVAL, "destination", toMontreal(LocalDate.of(2027, 12, 20), Map.of())))
        .isInstanceOf(FormFieldValidationException.class).hasMessageContaining("le Québec ne reçoit aucune famille prise en charge par l’État");
  }

  @ParameterizedTest
  @CsvSource({"2028-06-24", "2028-06-30", "2028-07-01", "2028-07-07"})
  void theWeeksOfMovingAreWarnedOfAndAllowedWithAReason(LocalDate day) {
    on(LocalDate.of(2028, 5, 20));
    CaseFile file = selected(Priority.normal, LocalDate.of(2029, 1, 1));
    assertWrong(file, toMontreal(day, Map.of()), "last week of June or the first week of July");
    complete(file, toMontreal(day, Map.of("movingSeasonReason", "A fictional lodging is ready.")));
    assertThat(current(file).exemptions()).containsExactly(new Exemption(Rule.movingSeason, Ground.stated, "A fictional lodging is ready."));
    assertThat(records.of(file.id()).plan().exemptions()).isEqualTo(current(file).exemptions());
  }

  @ParameterizedTest
  @CsvSource({"2028-06-23", "2028-07-08"})
  void theDaysAroundThemNeedNone(LocalDate day) {
    on(LocalDate.of(2028, 5, 20));
    CaseFile file = selected(Priority.normal, LocalDate.of(2029, 1, 1));
    complete(file, toMontreal(day, Map.of("movingSeasonReason", "Not needed.")));
    assertThat(current(file).exemptions()).as("an exemption that is not needed is not kept").isEmpty();
  }

  @Test
  void whoeverGoesToQuebecLandsInMontrealOrThereIsAReason() {
    on(LocalDate.of(2028, 3, 1));
    CaseFile file = selected(Priority.normal, LocalDate.of(2029, 1, 1));
    Map<String, Object> form = toMontreal(LocalDate.of(2028, 4, 3), Map.of("port", "YQB"));
    assertWrong(file, form, "lands in Montréal whenever possible");
    form.put("otherPortReason", "A fictional flight lands there.");
    complete(file, form);
    assertThat(current(file)).returns(PortOfEntry.YQB, Notice::port).returns(List.of(new Exemption(Rule.otherPort, Ground.stated,
        "A fictional flight lands there.")), Notice::exemptions);
  }

  @Test
  void anArrivalAfterTheCertificateExpiresIsWarnedOf() {
    on(LocalDate.of(2028, 3, 1));
    CaseFile file = selected(Priority.normal, LocalDate.of(2028, 4, 30));
    Map<String, Object> form = toMontreal(LocalDate.of(2028, 5, 1), Map.of());
    assertWrong(file, form, "expires on 2028-04-30");
    form.put("afterCertificateReason", "The ministry renews it, fictionally.");
    complete(file, form);
    assertThat(current(file).exemptions()).extracting(Exemption::rule).containsExactly(Rule.afterCertificate);
    assertThat(records.of(file.id()).certificateExpiresBeforeArrival()).isTrue();
  }

  @Test
  void aCertificateThatExpiresOnTheDayOfArrivalStillHolds() {
    on(LocalDate.of(2028, 3, 1));
    CaseFile file = selected(Priority.normal, LocalDate.of(2028, 5, 1));
    complete(file, toMontreal(LocalDate.of(2028, 5, 1), Map.of()));
    assertThat(records.of(file.id()).certificateExpiresBeforeArrival()).isFalse();
  }

  @Test
  void tenWorkingDaysOfTheProvinceLieBetweenNoticeAndArrivalOrThereIsAReason() {
    on(LocalDate.of(2026, 12, 18));
    CaseFile file = destined("winnipeg");
    LocalDate tenth = workingDays.nth("MB", LocalDate.of(2026, 12, 18), 10);
    assertThat(tenth).isEqualTo("2027-01-05");
    Map<String, Object> form = toWinnipeg(tenth.minusDays(1));
    assertWrong(file, form, "working days between the notice and the arrival: 9; due: 10. Choose 2027-01-05 or later");
    form.put("shortNoticeGround", "urgentProtection");
    assertWrong(file, form, "not urgent protection");
    form.put("shortNoticeGround", "stated");
    assertWrong(file, form, "Reason for the short notice");
    form.put("shortNoticeReason", "A fictional charter left early.");
    complete(file, form);
    assertThat(current(file)).returns(true, Notice::shortNotice)
        .returns(List.of(new Exemption(Rule.shortNotice, Ground.stated, "A fictional charter left early.")), Notice::exemptions);
  }

  @Test
  void withTenWorkingDaysNoReasonIsAskedFor() {
    on(LocalDate.of(2026, 12, 18));
    CaseFile file = destined("winnipeg");
    complete(file, toWinnipeg(LocalDate.of(2027, 1, 5)));
    assertThat(current(file).shortNotice()).isFalse();
  }

  @Test
  void urgentProtectionIsRecordedAsTheReasonByOneChoice() {
    on(LocalDate.of(2027, 2, 1));
    CaseFile file = urgent();
    Map<String, Object> form = toWinnipeg(LocalDate.of(2027, 2, 4));
    assertWrong(file, form, "The case is urgent protection");
    form.put("shortNoticeGround", "urgentProtection");
    complete(file, form);
    assertThat(current(file).exemptions()).containsExactly(new Exemption(Rule.shortNotice, Ground.urgentProtection, null));
  }

  @Test
  void theNoticeSaysHowTheFamilyTravelsAndWhatItNeeds() {
    on(LocalDate.of(2027, 2, 1));
    CaseFile file = destined("winnipeg");
    Map<String, Object> form = toWinnipeg(LocalDate.of(2027, 3, 2));
    form.putAll(Map.of("originPlace", "Fictionville", "flight", "ZZ 900", "flightFrom", "fra", "flightDeparts", "2027-03-02T09:00",
        "flightArrives", "2027-03-02T12:30", "flight1", "ZZ 17", "flight1From", "ISB", "flight1To", "FRA",
        "flight1Departs", "2027-03-02T01:00", "flight1Arrives", "2027-03-02T06:10"));
    form.putAll(Map.of("need_wheelchair", true, "need_interpreter", true, "interpreterLanguage", "prs", "onward", "road",
        "onwardDetails", "A fictional driver", "onwardArrives", "2027-03-02T14:00"));
    complete(file, form);
    Journey journey = current(file).journey();
    assertThat(journey).returns("Fictionville", Journey::originPlace).returns(List.of(Need.wheelchair, Need.interpreter), Journey::needs)
        .returns("prs", Journey::interpreter)
        .returns(new Onward(Way.road, "A fictional driver", LocalDateTime.parse("2027-03-02T14:00")), Journey::onward);
    assertThat(journey.originCountry()).as("the country of asylum").isNotBlank();
    assertThat(journey.legs()).containsExactly(
        new Leg("ZZ 17", "ISB", "FRA", LocalDateTime.parse("2027-03-02T01:00"), LocalDateTime.parse("2027-03-02T06:10")),
        new Leg("ZZ 900", "FRA", "YWG", LocalDateTime.parse("2027-03-02T09:00"), LocalDateTime.parse("2027-03-02T12:30")));
    assertThat(current(file).flight()).isEqualTo("ZZ 900");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "flightFrom     | Frankfurt           | three letters",
      "flightFrom     | YWG                 | leaves from where it lands",
      "flightArrives  | 2027-03-03T12:30    | another day",
      "flightArrives  | noon                | day and the time",
      "flightDeparts  | 2027-03-05T12:30    | do not fit a flight",
      "flight1To      | DOH                 | does not leave from where",
      "flight1Arrives | 2027-03-02T09:30    | leaves before the one before it",
      "flight1        | a flight number of 21 | At most 20 characters",
      "originPlace    | Fiction\u202Eville | control characters",
      "onwardDetails  | A driver\u2066    | control characters",
      "onward         | balloon             | listed answers",
      "onwardArrives  | 2027-03-01T09:00    | before the family lands",
      "onwardArrives  | 2027-03-20T09:00    | within 7 days",
      "onwardArrives  | ''                  | reaches its destination",
      "interpreterLanguage | ''             | Choose the language",
      "interpreterLanguage | Dari!          | listed answers"})
  void aJourneyThatDoesNotFitTogetherIsNamedByItsField(String field, String value, String sentence) {
    on(LocalDate.of(2027, 2, 1));
    CaseFile file = destined("winnipeg");
    Map<String, Object> form = toWinnipeg(LocalDate.of(2027, 3, 2));
    form.putAll(Map.of("flight", "ZZ 900", "flightFrom", "FRA", "flightDeparts", "2027-03-02T09:00", "flightArrives", "2027-03-02T12:30",
        "flight1", "ZZ 17", "flight1From", "ISB", "flight1To", "FRA", "flight1Arrives", "2027-03-02T06:10"));
    form.putAll(Map.of("need_interpreter", true, "interpreterLanguage", "prs", "onward", "train", "onwardArrives", "2027-03-02T20:00"));
    form.put(field, value);
    assertWrong(file, form, sentence);
    assertThat(records.of(file.id()).plan()).isNull();
  }

  @Test
  void flightsBeforeAnUnknownOneAreNoJourney() {
    on(LocalDate.of(2027, 2, 1));
    CaseFile file = destined("winnipeg");
    Map<String, Object> form = toWinnipeg(LocalDate.of(2027, 3, 2));
    form.put("flight1", "ZZ 17");
    assertWrong(file, form, "Give the flight that lands in Canada");
  }

  @Test
  void aWomanAtRiskIsAnnouncedUnderHerMarkerAlone() {
    on(LocalDate.of(2027, 2, 1));
    CaseFile file = urgent();
    jdbc.sql("update referral set secondary_category = 'WGR', programme = 'HRD' where case_id = ?").param(file.id()).update();
    complete(file, toWinnipeg(LocalDate.of(2027, 3, 2)));
    assertThat(current(file).journey().markers()).containsExactly(Marker.womenAtRisk);
    assertThatThrownBy(() -> jdbc.sql("update notice set journey = jsonb_set(journey, '{markers}', '[\"womenAtRisk\", \"blended\"]') where case_id = ?")
        .param(file.id()).update()).isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void aDefenderInUrgentProtectionIsAnnouncedUnderBothMarkers() {
    on(LocalDate.of(2027, 2, 1));
    CaseFile file = urgent();
    jdbc.sql("update referral set primary_category = 'LPN', secondary_category = null, programme = 'HRD' where case_id = ?").param(file.id()).update();
    complete(file, toWinnipeg(LocalDate.of(2027, 3, 2)));
    assertThat(current(file).journey().markers()).containsExactly(Marker.urgentProtection, Marker.humanRightsDefender);
  }

  @Test
  void aBlendedFamilysNoticeNamesItsSponsor() {
    CaseFile file = cases.open(Priority.normal, null, "HARBOUR5");
    jdbc.sql("insert into charge (case_id, stream, taken_by, sponsor_id) values (?, 'blended', 'sponsor', ?)")
        .params(file.id(), organization("HARBOUR5")).update();
    jdbc.sql("update referral set primary_category = 'LPN', secondary_category = null where case_id = ?").param(file.id()).update();
    cases.begin(HandoffModel.PROCESS, file, Map.of("priority", "normal", "takenInChargeBy", "sponsor"));
    officers.runJobs(file.number());
    plan(file, today().plusDays(30));
    assertThat(current(file).journey().markers()).containsExactly(Marker.blended);
    assertThat(current(file).journey().sponsor("en")).isEqualTo(jdbc.sql("select name_en from organization where code = 'HARBOUR5'").query(String.class).single());
    assertThat(current(file).journey().sponsor("fr")).isEqualTo(jdbc.sql("select name_fr from organization where code = 'HARBOUR5'").query(String.class).single());
  }

  @Test
  void anUnannouncedFamilysNoticeIsMarkedToo() {
    CaseFile file = begun(null);
    jdbc.sql("update referral set primary_category = 'WGR' where case_id = ?").param(file.id()).update();
    officers.complete(file.number(), HandoffModel.CHOOSE_DESTINATION, OFFICER,
        Map.of("destination", "winnipeg", "reason", "A fictional cousin lives there."));
    officers.signIn(OFFICER);
    arrivals.unannounced(file.id(), "winnipeg", today(), "Seen at the counter.");
    officers.runJobs(file.number());
    assertThat(current(file).journey().markers()).containsExactly(Marker.womenAtRisk);
    assertThat(records.of(file.id()).reports().get(0).incidents()).containsExactly(Incident.unannounced);
  }

  @Test
  void incidentsComeBackToThoseWhoPlan() {
    CaseFile file = receipted();
    officers.signIn("manitoba");
    UUID office = SignedIn.organization();
    arrivals.report(office, current(file).id(), ArrivalResult.arrived, notices.today(office), null,
        Set.of(Incident.undeclaredWheelchair, Incident.luggage)).orElseThrow();
    officers.runJobs(file.number());
    assertThat(records.of(file.id()).reports()).singleElement()
        .satisfies(report -> assertThat(report.incidents()).containsExactlyInAnyOrder(Incident.undeclaredWheelchair, Incident.luggage));
    assertThat(timeline.of(file.id())).extracting(Timeline.Event::code).contains("incident.undeclaredWheelchair", "incident.luggage");
  }

  @Test
  void theSponsorOfAFamilyThatIsReadySeesItUntilTheFamilyIsThere(@Autowired EarlyNotice early) {
    CaseFile file = cases.open(Priority.normal, null, "FLEUVE");
    UUID sponsor = organization("FLEUVE");
    jdbc.sql("insert into charge (case_id, stream, taken_by, sponsor_id) values (?, 'quebecCollective', 'sponsor', ?)").params(file.id(), sponsor).update();
    cases.begin(HandoffModel.PROCESS, file, Map.of("priority", "normal", "takenInChargeBy", "sponsor"));
    officers.runJobs(file.number());
    assertThat(early.toldAt(sponsor, file.id())).isEmpty();
    grant(file, today().plusYears(2));
    assertThat(early.toldAt(sponsor, file.id())).isPresent();
    assertThat(early.toldAt(organization("HARBOUR5"), file.id())).as("another sponsor").isEmpty();
    assertThat(mails(file, "earlyNotice")).isEqualTo(1);
    jdbc.sql("delete from charge where case_id = ?").param(file.id()).update();
    assertThat(early.toldAt(sponsor, file.id())).as("a sponsor no longer in charge").isEmpty();
  }

  private CaseFile urgent() {
    CaseFile file = cases.open(Priority.emergency, null, null);
    cases.begin(HandoffModel.PROCESS, file, Map.of("priority", "emergency", "takenInChargeBy", "state"));
    officers.runJobs(file.number());
    officers.complete(file.number(), HandoffModel.CHOOSE_DESTINATION, OFFICER,
        Map.of("destination", "winnipeg", "reason", "A fictional cousin lives there."));
    return file;
  }

  private CaseFile selected(Priority priority, LocalDate expires) {
    CaseFile file = cases.open(priority, "QC", null);
    cases.begin(HandoffModel.PROCESS, file, Map.of("priority", priority.name(), "takenInChargeBy", "state"));
    officers.runJobs(file.number());
    jdbc.sql("update referral set primary_category = 'LPN', secondary_category = null where case_id = ?").param(file.id()).update();
    grant(file, expires);
    return file;
  }

  private void grant(CaseFile file, LocalDate expires) {
    officers.signIn("quebec");
    selections.answer(SignedIn.organization(), file.number(), new SelectionAnswer.Granted("CSQ-0009", expires, "sherbrooke")).orElseThrow();
    officers.runJobs(file.number());
  }

  /** Moves the clock to the morning of that day. */
  private void on(LocalDate day) {
    clock.advance(Duration.between(clock.instant(), day.atTime(10, 0).atZone(MONTREAL)));
  }

  private void complete(CaseFile file, Map<String, Object> form) {
    officers.complete(file.number(), HandoffModel.PLAN_ARRIVAL, OFFICER, form);
  }

  private static Map<String, Object> toMontreal(LocalDate day, Map<String, Object> more) {
    Map<String, Object> form = new HashMap<>(Map.of("arrivalDate", day.toString(), "port", "YUL"));
    form.putAll(more);
    return form;
  }

  private static Map<String, Object> toWinnipeg(LocalDate day) {
    return new HashMap<>(Map.of("arrivalDate", day.toString(), "port", "YWG"));
  }

  private void assertWrong(CaseFile file, Map<String, Object> form, String sentence) {
    assertThatThrownBy(() -> complete(file, form)).isInstanceOf(FormFieldValidationException.class).hasMessageContaining(sentence);
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.PLAN_ARRIVAL);
  }
}

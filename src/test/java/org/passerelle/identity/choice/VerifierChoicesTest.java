package org.passerelle.identity.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricDecisionInputInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.reference.Priority;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.springframework.beans.factory.annotation.Autowired;

/** The choice of NGO with its decision table: points, independence in every sense, load, timeliness. */
class VerifierChoicesTest extends IntegrationTest {

  @Autowired
  private VerifierChoices choices;
  @Autowired
  private ChoicesMade made;
  @Autowired
  private ChoiceTable table;
  @Autowired
  private HistoryService history;

  private final String country = OutsideParties.word();
  private OutsideParties parties;
  private CaseFile file;

  @BeforeEach
  void aFamily() {
    parties = new OutsideParties(jdbc);
    file = family();
  }

  @ParameterizedTest
  @CsvSource({"sameRegion,shared,asWished,low,good,independent,100", "sameCountry,shared,asWished,low,unknown,independent,80",
      "sameCountry,none,asWished,medium,fair,independent,42", "sameCountry,none,asWished,high,poor,independent,29",
      "elsewhere,shared,asWished,low,good,independent,-940", "sameCountry,shared,notAsWished,low,good,independent,-915",
      "sameCountry,shared,asWished,full,good,independent,-935", "sameCountry,shared,asWished,low,good,notIndependent,-915"})
  void theTableAddsUpWhatFits(Codes.Place place, Codes.Language language, Codes.Staff staff, Codes.Load load, Codes.Timeliness timeliness,
      Codes.Independence independence, int points) {
    assertThat(table.points(new Codes(place, language, staff, load, timeliness, independence))).isEqualTo(points);
  }

  @Test
  void everyCombinationHasPointsAndTheEnginesHistoryHoldsCodesOnly() {
    for (Codes.Place place : Codes.Place.values()) {
      for (Codes.Timeliness timeliness : Codes.Timeliness.values()) {
        table.points(new Codes(place, Codes.Language.none, Codes.Staff.notAsWished, Codes.Load.full, timeliness, Codes.Independence.independent));
      }
    }
    List<String> codes = Stream.of(Codes.Place.values(), Codes.Language.values(), Codes.Staff.values(), Codes.Load.values(),
        Codes.Timeliness.values(), Codes.Independence.values()).flatMap(Stream::of).map(each -> ((Enum<?>) each).name()).toList();
    assertThat(history.createHistoricDecisionInstanceQuery().decisionDefinitionKey("choose-verifier").includeInputs().listPage(0, 100))
        .isNotEmpty().allSatisfy(instance -> assertThat(instance.getInputs()).extracting(HistoricDecisionInputInstance::getValue)
            .allSatisfy(value -> assertThat(codes).contains(String.valueOf(value))));
  }

  @Test
  void prefersASharedLanguageAndKeepsWhyOthersWereNotChosen() {
    Party shares = parties.verifier("SHARES", country, "prs", 5);
    Party other = parties.verifier("OTHER", country, "fr", 5);
    assertThat(choices.choose(file.id())).contains(shares.id());
    assertThat(made.of(file.id())).singleElement().satisfies(choice -> {
      assertThat(choice.lines()).extracting(ChoicesMade.Line::code).containsExactly(shares.code(), other.code());
      assertThat(choice.lines()).extracting(ChoicesMade.Line::chosen).containsExactly(true, false);
      assertThat(choice.lines().get(1).codes().language()).isEqualTo(Codes.Language.none);
    });
    assertThat(choices.anyLeft(file.id())).isTrue();
    assertThat(made.of(file.id())).as("to ask whether one is left is no choice").hasSize(1);
  }

  @Test
  void neverTheReferrerNorWhoIsTiedToItOrSharesSomebodyWithIt() {
    UUID referrer = file.partnerId();
    Party tied = parties.verifier("TIED", country, "prs", 5);
    Party sharing = parties.verifier("SHARING", country, "prs", 5);
    tie(referrer, tied.id());
    String document = OutsideParties.word();
    party(sharing.id(), "Someone Testfictional", null, document);
    party(referrer, "Another Spelling Testfictional", null, document.toUpperCase() + "-");
    assertThat(choices.choose(file.id())).isEmpty();
    assertThat(dependence(tied)).containsExactly(Dependence.tiedToReferrer);
    assertThat(dependence(sharing)).containsExactly(Dependence.sharesPartyWithReferrer);
    jdbc.sql("update organization_tie set last_day = from_day - 1, end_reason = 'r', ended_by = 'compliance', ended_at = now() "
        + "where organization_id = ? and other_id = ?").params(referrer, tied.id()).update();
    assertThat(choices.choose(file.id())).as("a tie that has ended").contains(tied.id());
    jdbc.sql("delete from organization_party where document_number = ?").param(document.toUpperCase() + "-").update();
  }

  @Test
  void aSecondSourceIsIndependentOfTheFirst() {
    Party first = parties.verifier("FIRST", country, "prs", 5);
    request(file, first, "handedBack", clock.instant());
    Party tied = parties.verifier("TIED", country, "prs", 5);
    tie(tied.id(), first.id());
    Party sharing = parties.verifier("SHARING", country, "prs", 5);
    String name = OutsideParties.word() + " Testfictional";
    party(first.id(), name, "1970-01-01", null);
    party(sharing.id(), name.toUpperCase(), "1970-01-01", null);
    Party namesake = parties.verifier("NAMESAKE", country, "fr", 5);
    party(namesake.id(), name, "1980-01-01", null);
    assertThat(choices.choose(file.id())).as("a namesake born on another day is somebody else").contains(namesake.id());
    assertThat(dependence(first)).containsExactly(Dependence.askedBefore);
    assertThat(dependence(tied)).containsExactly(Dependence.tiedToEarlierSource);
    assertThat(dependence(sharing)).containsExactly(Dependence.sharesPartyWithEarlierSource);
  }

  @Test
  void timelinessAndLoadCount() {
    Party late = parties.verifier("ALATE", country, "prs", 5);
    Party prompt = parties.verifier("PROMPT", country, "prs", 5);
    for (int each = 0; each < 3; each++) {
      request(family(), late, "overdue", clock.instant());
      request(family(), prompt, "answered", clock.instant());
    }
    assertThat(choices.choose(file.id())).contains(prompt.id());
    jdbc.sql("update verification_request set closed_at = ? where verifier_id in (?, ?)")
        .params(Timestamp.from(clock.instant().minus(Duration.ofDays(400))), late.id(), prompt.id()).update();
    assertThat(choices.choose(file.id())).as("what is more than a year old does not count").contains(late.id());
    for (int each = 0; each < 5; each++) {
      request(family(), late, each == 0 ? "held" : "open", null);
    }
    assertThat(choices.choose(file.id())).as("what is held takes room too").contains(prompt.id());
  }


  private CaseFile family() {
    CaseFile opened = cases.open(Priority.normal, null, null);
    jdbc.sql("update referral set country_of_asylum = ? where case_id = ?").params(country, opened.id()).update();
    return opened;
  }

  private List<Dependence> dependence(Party ngo) {
    return made.of(file.id()).get(0).lines().stream().filter(line -> line.code().equals(ngo.code())).findFirst().orElseThrow().dependence();
  }

  private void tie(UUID one, UUID other) {
    jdbc.sql("insert into organization_tie (id, organization_id, other_id, why, from_day, entered_by, entered_at) "
        + "values (?, ?, ?, 'fictional', '2020-01-01', 'compliance', now())").params(UUID.randomUUID(), one, other).update();
  }

  private void party(UUID organization, String name, String birth, String document) {
    jdbc.sql("insert into organization_party (id, organization_id, nature, roles, name, birth_as_written, birth_earliest, birth_latest, "
            + "document_number, from_day, entered_by, entered_at) values (?, ?, 'person', '{director}', ?, ?, ?::date, ?::date, ?, '2020-01-01', "
            + "'compliance', now())")
        .params(java.util.Arrays.asList(UUID.randomUUID(), organization, name, birth == null ? "unknown" : birth, birth, birth, document)).update();
  }

  private void request(CaseFile of, Party ngo, String state, Instant closed) {
    jdbc.sql("insert into verification_request (id, case_id, verifier_id, state, requested_at, remind_at, due_at, closed_at) "
            + "values (?, ?, ?, ?, now(), now(), now(), ?)")
        .params(java.util.Arrays.asList(UUID.randomUUID(), of.id(), ngo.id(), state, closed == null ? null : Timestamp.from(closed))).update();
  }
}

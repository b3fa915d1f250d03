package org.passerelle.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.handoff.process.HandoffModel;
import org.passerelle.support.Browser;

/** A family was expected and did not come. */
class FamilySearchTest extends AftercareTest {

  @Test
  void stepsAreWrittenDownAsTheyAreTakenAndTheProvinceHearsHowItEnds() {
    CaseFile file = lost();
    String path = "/desk/cases/" + file.number() + "/search";
    Browser officer = new Browser(port).signIn(OFFICER);
    assertThat(officer.get("/desk/cases/" + file.number()).html()).contains(path);
    assertThat(officer.get(path).text()).contains("Whom to ask", "ZZ 123", "Winnipeg (YWG)", "Nobody has been asked yet.");
    Browser.Page wrong = officer.post(path, Map.of("asked", "nobody", "account", "", "takenAt", "later"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.html()).contains("href=\"#asked\"", "href=\"#account\"", "href=\"#takenAt\"");
    assertThat(officer.post(path, step(1)).text()).contains("This moment is still to come.");
    assertThat(officer.post(path, step(-1)).text()).contains("Step noted.", "A fictional clerk", "They missed the connection.");
    assertThat(new Browser(port).signIn("destination").get(path).text()).contains("Transporteur", "They missed the connection.");

    officers.complete(file.number(), HandoffModel.SEARCH_FAMILY, OFFICER, Map.of("searchResult", "found", "reason", "At the hotel."));
    assertThat(mails(file, "familyFound")).isPositive();
    assertThat(officer.post(path, step(-1)).status()).as("the search is over").isEqualTo(409);
  }

  @Test
  void theProvinceHearsThatAFamilyIsNotFound() {
    CaseFile file = lost();
    officers.complete(file.number(), HandoffModel.SEARCH_FAMILY, OFFICER, Map.of("searchResult", "notFound", "reason", "Nobody knows."));
    assertThat(mails(file, "familyNotFound")).isPositive();
  }

  @Test
  void othersReadOrAreKeptOut() {
    CaseFile file = lost();
    String path = "/desk/cases/" + file.number() + "/search";
    Browser intake = new Browser(port).signIn("intake");
    assertThat(intake.get(path).html()).doesNotContain("name=\"asked\"");
    assertThat(intake.post(path, step(-1)).status()).isEqualTo(403);
    assertThat(new Browser(port).signIn("manitoba").get(path).status()).isEqualTo(403);
    assertThat(new Browser(port).get(path).path()).isEqualTo("/login");
    assertThat(new Browser(port).signIn(OFFICER).get("/desk/cases/PAS-1999-000001/search").status()).isEqualTo(404);
  }

  private CaseFile lost() {
    CaseFile file = destined("winnipeg");
    plan(file, today());
    receipt(file);
    report(file, ArrivalResult.noShow);
    return file;
  }

  private Map<String, String> step(int hours) {
    LocalDateTime at = LocalDateTime.ofInstant(clock.instant().plus(Duration.ofHours(hours)), ZoneId.of("America/Toronto")).truncatedTo(ChronoUnit.MINUTES);
    return Map.of("asked", "carrier", "spokeTo", "A fictional clerk", "account", "They missed the connection.", "takenAt", at.toString());
  }
}

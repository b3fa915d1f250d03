package org.passerelle.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passerelle.pages.DemonstrationSignIns;
import org.passerelle.support.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatusCode;

/** The twelve fictional families of the first start, and what a person who tries Passerelle out is told. */
class DemonstrationFamiliesTest extends IntegrationTest {

  @Autowired
  private OwnAddress address;
  @Autowired
  private ConsoleGreeting greeting;
  @Autowired
  private ObjectMapper json;
  @Value("${passerelle.roster}")
  private Resource roster;

  @Test
  void eachIsTakenInOnceAndFindsTheDeskItIsMeantFor() throws IOException {
    DemonstrationFamilies families =
        new DemonstrationFamilies(new ClassPathResource("demonstration/families.json"), roster, address, jdbc, json, clock);
    List<DemonstrationFamilies.Family> all = families.all();

    assertThat(all).extracting(DemonstrationFamilies.Family::reference)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 12).mapToObj("DEMO-%02d"::formatted).toList());
    List<DemonstrationFamilies.Family> whole = families.withDocuments(all);
    assertThat(families.refer(whole)).extracting(HttpStatusCode::value).containsOnly(201).hasSize(12);
    assertThat(families.refer(whole)).extracting(HttpStatusCode::value).as("a second time").containsOnly(200);
    jdbc.sql("select number from case_file where partner_reference like 'DEMO-%' order by number").query(String.class).list()
        .forEach(officers::runJobs);

    assertThat(jdbc.sql("select distinct code from referral_fault where case_id in (select id from case_file where partner_reference like 'DEMO-%')")
        .query(String.class).list()).as("remarks").isEmpty();
    assertThat(Stream.of("DEMO-03", "DEMO-10").filter(reference -> waiting(reference).contains("userTask_resolveDuplicate"))).hasSize(1);
    assertThat(jdbc.sql("select distinct s.strength from duplicate_suspicion s join case_file f on f.id = s.case_id where f.partner_reference in "
        + "('DEMO-03', 'DEMO-10')").query(String.class).list()).as("a strong pair and a possible one").containsExactlyInAnyOrder("strong", "possible");
    assertThat(Stream.of("DEMO-01", "DEMO-02", "DEMO-04", "DEMO-05", "DEMO-06", "DEMO-07", "DEMO-08", "DEMO-09", "DEMO-11", "DEMO-12")
        .map(this::waiting)).allMatch(waits -> waits.contains("userTask_reviewReferral"));
    assertThat(Stream.of("01", "02", "04", "05", "06", "07", "08", "09", "11", "12").map(number -> priority("DEMO-" + number)))
        .containsExactly("urgent", "emergency", "urgent", "urgent", "normal", "normal", "normal", "normal", "urgent", "normal");
  }

  @Test
  void theConsoleNamesTheAddressesAndTheSignIns() {
    assertThat(greeting.text()).contains(address.base() + "/camunda/app/tasklist/", address.base() + "/camunda/app/cockpit/",
        DemonstrationSignIns.PASSWORD).contains(DemonstrationSignIns.ALL.stream().map(DemonstrationSignIns.SignIn::usernames).toList());
  }

  private List<String> waiting(String reference) {
    return officers.waitsAt(jdbc.sql("select number from case_file where partner_reference = ?").param(reference).query(String.class)
        .single());
  }

  private String priority(String reference) {
    return jdbc.sql("select priority from case_file where partner_reference = ?").param(reference).query(String.class).single();
  }
}

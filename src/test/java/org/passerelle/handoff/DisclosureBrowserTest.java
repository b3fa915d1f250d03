package org.passerelle.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.partner.Organizations;
import org.passerelle.support.BrowserTest;
import org.passerelle.support.Chromium;
import org.springframework.beans.factory.annotation.Autowired;

/** What is told, seen by those who are told it and by those who watch over it: in both languages, wide and narrow. */
class DisclosureBrowserTest extends BrowserTest {

  @Autowired
  private CaseFiles files;
  @Autowired
  private Organizations organizations;
  @Autowired
  private Clock clock;

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void everyPageCanBeReadByEverybody(String language) {
    CaseFile file = files.open(organizations.byCode("HAVENREF").orElseThrow().id(), "DISC-" + UUID.randomUUID()).orElseThrow();
    UUID shown = notice(file, "NAT-2026-8" + number(), "current");
    Page province = signedIn("manitoba", language);
    read(province, "/province/notices/" + shown, "disclosure-notice-" + language);
    read(province, "/province/notices/" + shown + "/surveillance", "disclosure-surveillance-" + language);

    String wrong = "NAT-2026-9" + number();
    UUID called = notice(file, wrong, "recalled");
    jdbc.sql("insert into notice_recall (number, case_id, reason, recalled_by, recalled_at) values (?, ?, 'A fictional mistake.', 'destining', now())")
        .params(wrong, file.id()).update();
    jdbc.sql("insert into notice_recall_recipient (number, organization_id) select ?, id from organization where code = 'PROVINCEMB'").param(wrong)
        .update();
    jdbc.sql("insert into disclosure (at, recipient_id, agreement_id, legal_basis, purpose, fields, case_id, version, channel, told_to) "
            + "select now(), recipient_id, id, legal_basis, 'reception', cast('{caseNumber,names}' as text[]), cast(? as uuid), ?, 'page', 'manitoba' from disclosure_agreement "
            + "where recipient_id = (select id from organization where code = 'PROVINCEMB') limit 1")
        .params(file.id(), wrong + "/1").update();
    read(province, "/province/notices/" + called, "disclosure-recalled-" + language);
    read(province, "/province", "disclosure-arrivals-" + language);
    province.context().close();

    Page officer = signedIn("destining", language);
    read(officer, "/desk/cases/" + file.number() + "/disclosures", "disclosure-case-" + language);
    officer.context().close();

    Page compliance = signedIn("compliance", language);
    read(compliance, "/desk/disclosures", "disclosure-register-" + language);
    read(compliance, "/desk/disclosures/agreements", "disclosure-agreements-" + language);
    read(compliance, "/desk/disclosures/agreements/PROVINCEMB", "disclosure-agreement-" + language);
    compliance.navigate("/desk/disclosures/agreements/MINISTEREQC/new");
    compliance.fill("#number", "");
    compliance.click("form.sheet .actions button");
    readable(compliance);
    Chromium.picture(compliance, "disclosure-agreement-form-" + language);
    compliance.locator(".faults a").first().click();
    assertThat(compliance.evaluate("document.activeElement.id")).as("a fault leads to its field").isEqualTo("number");

    read(compliance, "/desk/incidents", "disclosure-incidents-" + language);
    compliance.navigate("/desk/incidents/new?caseNumber=" + file.number() + "&notice=" + wrong);
    compliance.click("form.sheet .actions button");
    readable(compliance);
    Chromium.picture(compliance, "disclosure-incident-form-" + language);
    compliance.fill("#account", "A fictional mistake, found by a fictional colleague.");
    compliance.click("form.sheet .actions button");
    assertThat(compliance.url()).contains("/desk/incidents/INC-");
    readable(compliance);
    Chromium.picture(compliance, "disclosure-incident-" + language);
    compliance.context().close();
  }

  private static void read(Page page, String path, String picture) {
    page.navigate(path);
    readable(page);
    Chromium.picture(page, picture);
  }

  private UUID notice(CaseFile file, String number, String state) {
    UUID id = UUID.randomUUID();
    jdbc.sql("insert into destination (case_id, place, decided_by, decided_at) values (?, 'winnipeg', 'destining', now()) on conflict do nothing")
        .param(file.id()).update();
    jdbc.sql("insert into notice (id, case_id, number, version, province_id, state, arrives_on, port, persons, remarks, sent_at, receipt_due_at) "
            + "select cast(? as uuid), cast(? as uuid), ?, 1, id, ?, cast(? as date), 'YWG', 2, 'Two infant seats.', cast(? as timestamptz), cast(? as timestamptz) from organization where code = 'PROVINCEMB'")
        .params(id, file.id(), number, state, LocalDate.now(clock).plusDays(9), now(), now()).update();
    jdbc.sql("insert into notice_recipient (notice_id, organization_id, part, owes_receipt) select ?, id, 'office', true from organization "
        + "where code = 'PROVINCEMB'").param(id).update();
    return id;
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static String number() {
    return String.valueOf(10_000 + ThreadLocalRandom.current().nextInt(90_000));
  }
}

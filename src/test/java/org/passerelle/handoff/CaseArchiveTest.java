package org.passerelle.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.handoff.aftercare.ClosingTheBooks;
import org.passerelle.reference.Priority;
import org.passerelle.support.Browser;
import org.springframework.beans.factory.annotation.Autowired;

/** A closed case leaves the lists by its retention rule, and is read by auditors alone. */
class CaseArchiveTest extends AftercareTest {

  @Autowired
  private CaseFiles files;

  @Autowired
  private ClosingTheBooks books;

  @Test
  void aClosedCaseIsArchivedOnItsDayAndFoundForAReasonOnly() {
    CaseFile file = cases.open(Priority.normal, null, null);
    assertThat(archiveAfter(file)).isNull();
    files.close(file.id(), "received");
    assertThat(archiveAfter(file)).isEqualTo(java.time.LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC).plusYears(2).toString());
    Browser intake = new Browser(port).signIn("intake");
    assertThat(intake.get("/desk/cases?search=" + file.number()).html()).contains("/desk/cases/" + file.number());
    books.archive();
    assertThat(files.byNumber(file.number())).isPresent();

    jdbc.sql("update case_file set archive_after = current_date - 3000 where id = ?").param(file.id()).update();
    books.archive();
    assertThat(files.byNumber(file.number())).isEmpty();
    assertThat(intake.get("/desk/cases?search=" + file.number()).html()).doesNotContain("/desk/cases/" + file.number());
    assertThat(intake.get("/desk/cases/" + file.number()).status()).isEqualTo(404);
    assertThat(new Browser(port).signIn("supervisor").get("/desk/cases?stage=closed").html()).doesNotContain(file.number());
    assertThatThrownBy(() -> files.setPriority(file.id(), Priority.urgent)).hasMessageContaining("archived");
    assertThatThrownBy(() -> jdbc.sql("delete from case_file where id = ?").param(file.id()).update()).hasMessageContaining("archived");

    Browser auditor = new Browser(port).signIn("auditor");
    auditor.get("/desk/archive");
    Browser.Page wrong = auditor.post("/desk/archive", Map.of("number", file.number(), "reason", "short"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.html()).contains("id=\"reason-fault\"").doesNotContain("<dl");
    Browser.Page found = auditor.post("/desk/archive", Map.of("number", file.number(), "reason", "A fictional complaint is examined."));
    assertThat(found.text()).contains(file.number(), "Archived");
    assertThat(found.html()).contains("<dl");
    assertThat(jdbc.sql("select actor || ' ' || detail from audit_event where action = 'readArchivedCase' and subject = ?").param(file.number())
        .query(String.class).list()).containsExactly("auditor A fictional complaint is examined.");
    assertThat(auditor.post("/desk/archive", Map.of("number", "PAS-1999-000001", "reason", "A fictional complaint is examined.")).status()).isEqualTo(404);
  }

  @Test
  void aCaseOpenedAgainIsNotArchived() {
    CaseFile file = cases.open(Priority.normal, null, null);
    files.close(file.id(), "withdrawn");
    files.reopen(file.id());
    assertThat(archiveAfter(file)).isNull();
    clock.advance(Duration.ofDays(1));
    books.archive();
    assertThat(files.byNumber(file.number())).isPresent();
  }

  @Test
  void nobodyElseReadsTheArchive() {
    for (String other : new String[] {"intake", "supervisor", "admin", "manitoba"}) {
      assertThat(new Browser(port).signIn(other).get("/desk/archive").status()).as(other).isEqualTo(403);
    }
    assertThat(new Browser(port).get("/desk/archive").path()).isEqualTo("/login");
  }

  private String archiveAfter(CaseFile file) {
    return jdbc.sql("select archive_after::text from case_file where id = ?").param(file.id()).query(String.class).optional().orElse(null);
  }
}

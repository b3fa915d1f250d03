package org.passerelle.handoff.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.handoff.HandoffTest;
import org.passerelle.handoff.Notice;
import org.passerelle.handoff.process.HandoffModel;
import org.passerelle.support.Browser;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The dossier of a notice as a real PDF: what it says in both languages, to whom, and that a screen reader can read it. */
class DossierTest extends HandoffTest {

  private static final String IN_SCRIPT = "زرمینه خیالی";

  @LocalServerPort
  private int port;

  @BeforeEach
  @AfterEach
  void manitobaReadsEnglish() {
    jdbc.sql("update account set language = 'en' where username = 'manitoba'").update();
  }

  @Test
  void itSaysWhatThePageSaysInEnglishAndIsTagged() throws IOException {
    Notice notice = current(expected());
    Browser manitoba = new Browser(port).signIn("manitoba");
    assertThat(manitoba.get(notice.path()).html()).contains(notice.path() + "/dossier.pdf");
    HttpResponse<byte[]> answer = manitoba.download(notice.path() + "/dossier.pdf");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow()).contains(notice.number() + ".pdf").doesNotContain("estfictional");
    try (PDDocument paper = Loader.loadPDF(answer.body())) {
      assertThat(text(paper)).contains("Notice of arrival " + notice.number(), "version 1", "The journey", "Winnipeg", "ZZ 100, ISB – FRA", "ZZ 123, FRA – YWG",
          "Leaves ", "Lands ", "By coach · Fictional Coaches 7", "Point of origin Islamabad, Pakistan", "Wheelchair", "Interpreter · Pashto", "Two infant seats.",
          "The family", "Zarmina Testfictional", "Principal applicant", "1990-02-03", "Omid Testfictional", "Male",
          notice.caseNumber(), "1 / 1", "Personal information, for", "fewer than ten working days")
          .doesNotContain("fictional claim", "seat came free");
      assertThat(Normalizer.normalize(text(paper), Normalizer.Form.NFKC)).contains(IN_SCRIPT);
      accessible(paper, "en", "Notice of arrival " + notice.number());
      assertThat(bookmarks(paper)).containsExactly("The journey", "Needs on arrival", "The family", "Where this notice stands");
    }
    assertThat(jdbc.sql("select action from audit_event where subject = ? and actor = 'manitoba' and detail = ? order by id")
        .params(notice.caseNumber(), notice.label()).query(String.class).list()).endsWith("readNotice", "printDossier");
    assertThat(jdbc.sql("select channel from disclosure where case_id = ? and channel = 'pdf'").param(notice.caseId()).query(String.class).list()).hasSize(1);
  }

  @Test
  void itIsFrenchForThoseWhoReadFrench() throws IOException {
    Notice notice = current(expected());
    jdbc.sql("update account set language = 'fr' where username = 'manitoba'").update();
    try (PDDocument paper = Loader.loadPDF(new Browser(port).signIn("manitoba").download(notice.path() + "/dossier.pdf").body())) {
      assertThat(text(paper)).contains("Avis d’arrivée " + notice.number(), "Le voyage", "Besoins à l’arrivée", "Fauteuil roulant", "La famille",
          "Zarmina Testfictional", "Renseignements personnels, pour").doesNotContain("Notice of arrival", "Wheelchair", "Principal applicant");
      assertThat(Normalizer.normalize(text(paper), Normalizer.Form.NFKC)).contains(IN_SCRIPT);
      accessible(paper, "fr", "Avis d’arrivée " + notice.number());
    }
  }

  @Test
  void aLargeFamilyGoesOnAndEachPageSaysWhoseItIs() throws IOException {
    CaseFile file = expected();
    jdbc.sql("insert into person (id, case_id, position, relation, accompanying, full_name, name_in_script, sex, birth_as_written, birth_earliest, birth_latest, nationality) "
        + "select gen_random_uuid(), ?, n, 'child', true, 'Child ' || n || ' Testfictional', ?, 'female', '2016', '2016-01-01', '2016-12-31', 'AFG' "
        + "from generate_series(3, 40) n").params(file.id(), IN_SCRIPT).update();
    Notice notice = current(file);
    try (PDDocument paper = Loader.loadPDF(new Browser(port).signIn("manitoba").download(notice.path() + "/dossier.pdf").body())) {
      assertThat(paper.getNumberOfPages()).isGreaterThan(1);
      PDFTextStripper reader = new PDFTextStripper();
      reader.setStartPage(2);
      reader.setEndPage(2);
      assertThat(reader.getText(paper)).contains(notice.number(), "version 1", "2 / " + paper.getNumberOfPages(), "Relation");
      assertThat(text(paper)).contains("Child 3 Testfictional", "Child 40 Testfictional");
      accessible(paper, "en", "Notice of arrival " + notice.number());
    }
  }

  @Test
  void aLaterVersionAndACancellationAreSaidOnThePaper() throws IOException {
    CaseFile file = expected();
    Notice first = current(file);
    notices.reopen(file.id(), "The fictional flight was moved.");
    officers.runJobs(file.number());
    plan(file, today().plusDays(12));
    Browser manitoba = new Browser(port).signIn("manitoba");
    try (PDDocument paper = Loader.loadPDF(manitoba.download(first.path() + "/dossier.pdf").body())) {
      assertThat(text(paper)).contains("A later version has taken the place of this one.");
    }
    Notice second = current(file);
    notices.cancel(file.id());
    try (PDDocument paper = Loader.loadPDF(manitoba.download(second.path() + "/dossier.pdf").body())) {
      assertThat(text(paper)).contains("version 2", "The family is not coming.");
    }
  }

  @Test
  void nobodyElseGetsIt() {
    Notice notice = current(expected());
    String dossier = notice.path() + "/dossier.pdf";
    assertThat(new Browser(port).signIn("ontario").download(dossier).statusCode()).isEqualTo(404);
    assertThat(new Browser(port).signIn("manitoba").download("/province/notices/" + UUID.randomUUID() + "/dossier.pdf").statusCode()).isEqualTo(404);
    assertThat(new Browser(port).signIn("partner").download(dossier).statusCode()).isEqualTo(403);
    assertThat(new Browser(port).signIn("destining").download(dossier).statusCode()).isEqualTo(403);
    assertThat(new Browser(port).get(dossier).path()).isEqualTo("/login");
    assertThat(jdbc.sql("select count(*) from audit_event where subject = ? and action = 'printDossier'").param(notice.caseNumber())
        .query(Long.class).single()).isZero();
  }

  @Test
  void aRecalledNoticeIsNotPrinted() {
    Notice notice = current(expected());
    jdbc.sql("update notice set state = 'recalled' where id = ?").param(notice.id()).update();
    assertThat(new Browser(port).signIn("manitoba").download(notice.path() + "/dossier.pdf").statusCode()).isEqualTo(404);
  }

  /** A family whose whole journey is known, and whose first person's name is written in its script, too. */
  private CaseFile expected() {
    CaseFile file = destined("winnipeg");
    jdbc.sql("update person set name_in_script = ? where case_id = ? and position = 1").params(IN_SCRIPT, file.id()).update();
    LocalDate day = today().plusDays(10);
    Map<String, Object> plan = plan(day);
    plan.putAll(Map.of("flight1", "ZZ 100", "flight1From", "ISB", "flight1To", "FRA", "flight1Departs", day.minusDays(1) + "T22:10", "flight1Arrives", day + "T02:05",
        "flightFrom", "FRA", "flightDeparts", day + "T08:30", "flightArrives", day + "T13:40", "originPlace", "Islamabad"));
    plan.putAll(Map.of("need_wheelchair", true, "need_interpreter", true, "interpreterLanguage", "ps", "onward", "coach", "onwardDetails", "Fictional Coaches 7",
        "onwardArrives", day + "T18:00"));
    officers.complete(file.number(), HandoffModel.PLAN_ARRIVAL, OFFICER, plan);
    return file;
  }

  private static void accessible(PDDocument paper, String language, String title) throws IOException {
    PDDocumentCatalog catalog = paper.getDocumentCatalog();
    assertThat(catalog.getMarkInfo().isMarked()).isTrue();
    assertThat(catalog.getLanguage()).isEqualTo(language);
    assertThat(paper.getDocumentInformation().getTitle()).isEqualTo(title);
    assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
    assertThat(new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8)).contains("pdfuaid", "pdfaid");
    assertThat(kinds(catalog.getStructureTreeRoot())).contains("H1", "H2", "P", "Table", "TR", "TH", "TD");
    for (PDPage page : paper.getPages()) {
      for (COSName name : page.getResources().getFontNames()) {
        PDFont font = page.getResources().getFont(name);
        assertThat(font.isEmbedded()).as(font.getName()).isTrue();
      }
    }
  }

  private static List<String> kinds(PDStructureNode node) {
    List<String> kinds = new ArrayList<>();
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        kinds.add(element.getStandardStructureType());
        kinds.addAll(kinds(element));
      }
    }
    return kinds;
  }

  private static List<String> bookmarks(PDDocument paper) {
    List<String> titles = new ArrayList<>();
    for (PDOutlineItem item : paper.getDocumentCatalog().getDocumentOutline().children()) {
      titles.add(item.getTitle());
    }
    return titles;
  }

  /** Its words, in lines; a line break within a cell is a space. */
  private static String text(PDDocument paper) throws IOException {
    PDFTextStripper reader = new PDFTextStripper();
    reader.setSortByPosition(true);
    return reader.getText(paper).replaceAll("\\s+", " ");
  }
}

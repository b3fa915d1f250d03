package org.passerelle.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.handoff.disclosure.DisclosureAgreement;
import org.passerelle.handoff.disclosure.DisclosureAgreements;
import org.passerelle.handoff.disclosure.EnteringAgreements;
import org.passerelle.handoff.disclosure.Register;
import org.passerelle.handoff.disclosure.RegisterRow;
import org.passerelle.handoff.process.HandoffModel;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.Priority;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.Charge;
import org.passerelle.support.Browser;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A sponsor's copies of notices: told under its undertaking, and destroyed when the notice is called back. */
class SponsorCopiesTest extends HandoffTest {

  @LocalServerPort
  private int port;
  @Autowired
  private Recalls recalls;
  @Autowired
  private RecallRecords recalled;
  @Autowired
  private Register register;
  @Autowired
  private DisclosureAgreements agreements;
  @Autowired
  private EnteringAgreements entering;
  @Autowired
  private Organizations organizations;
  @Autowired
  private Today today;

  @Test
  void aSponsorConfirmsThatItsCopiesOfARecalledNoticeAreDestroyed() {
    Party sponsor = sponsor("RECALLED");
    CaseFile file = announcedWith(sponsor);
    String path = "/sponsor/arrivals/" + current(file).id();
    Notice wrong = current(file);
    Browser reader = new Browser(port).signIn(sponsor.signIn());
    assertThat(reader.get(path).text()).contains("ZZ 123");
    officers.signIn("destining");
    recalls.recall(file.id(), file.number(), "Sent in error, in fiction.");
    officers.runJobs(file.number());

    assertThat(jdbc.sql("select count(*) from outbox where case_number = ? and template = 'noticeRecalled' and recipient = ?")
        .params(file.number(), jdbc.sql("select email from organization where id = ?").param(sponsor.id()).query(String.class).single())
        .query(Integer.class).single()).isOne();
    Browser.Page page = reader.get(path);
    assertThat(page.text()).contains("Destroy your copies", "We have destroyed every copy").doesNotContain("ZZ 123", "Winnipeg (YWG)", file.number());
    assertThat(page.html()).contains("href=\"/sponsor/arrivals\"").doesNotContain("href=\"/province\"");
    assertThat(reader.get("/sponsor/arrivals").html()).contains(path, "Recalled: destroy your copies", wrong.number())
        .doesNotContain("ZZ 123", "Winnipeg (YWG)", file.number());
    assertThat(notices.copies(sponsor.id(), 1, DisclosureChannel.api).rows()).singleElement().returns(null, Notice::arrivesOn)
        .returns(null, Notice::flight).returns(null, Notice::place);

    reader.get(path);
    Browser.Page unsure = reader.post(path, Map.of("step", "destroyed"));
    assertThat(unsure.text()).contains("Tick the box once every copy is destroyed.");
    assertThat(destroyedBy(file, sponsor)).isNull();
    Party other = sponsor("ELSEWHERE");
    Visitor stranger = Visitor.signedIn(port, other.signIn());
    assertThat(stranger.get(path).statusCode()).isEqualTo(404);
    assertThat(stranger.form("/sponsor", path, Map.of("step", "destroyed", "sure", "yes")).statusCode()).isEqualTo(404);
    assertThat(Visitor.signedIn(port, "manitoba").form("/province", path, Map.of("step", "destroyed", "sure", "yes")).statusCode()).isEqualTo(403);
    assertThat(new Visitor(port).get(path).headers().firstValue("Location").orElseThrow()).endsWith("/login");
    assertThat(destroyedBy(file, sponsor)).isNull();

    reader.get(path);
    Browser.Page confirmed = reader.post(path, Map.of("step", "destroyed", "sure", "yes"));
    assertThat(confirmed.path()).isEqualTo(path);
    assertThat(confirmed.text()).contains("Your confirmation is stored.", "Confirmed on");
    assertThat(destroyedBy(file, sponsor)).isEqualTo(sponsor.signIn());
    assertThat(reader.get("/sponsor/arrivals").text()).contains("Recalled, copies destroyed").doesNotContain("Recalled: destroy your copies");
    recalls.destroyed(sponsor.id(), wrong.id());
    assertThat(jdbc.sql("select count(*) from case_event where case_id = ? and code = 'copiesDestroyed'").param(file.id()).query(Integer.class).single())
        .as("said once").isOne();
  }

  @Test
  void aNoticeStillInForceIsNotDestroyed() {
    Party sponsor = sponsor("INFORCE");
    CaseFile file = announcedWith(sponsor);
    String path = "/sponsor/arrivals/" + current(file).id();
    assertThat(Visitor.signedIn(port, sponsor.signIn()).form("/sponsor", path, Map.of("step", "destroyed", "sure", "yes")).statusCode()).isEqualTo(404);
    assertThat(current(file).state()).isEqualTo("current");
  }

  @Test
  void aSponsorWithoutAnAgreementIsToldUnderItsUndertakingAndOnce() {
    Party sponsor = sponsor("USUAL");
    assertThat(agreements.of(sponsor.id())).isEmpty();
    CaseFile file = announcedWith(sponsor);
    DisclosureAgreement entered = agreements.of(sponsor.id()).get(0);
    assertThat(entered).returns("DA-" + sponsor.code(), DisclosureAgreement::number).returns("undertaking", DisclosureAgreement::legalBasis)
        .returns(file.number(), DisclosureAgreement::reference).returns(false, DisclosureAgreement::confirmed);
    assertThat(entered.fields()).containsOnlyKeys(DisclosurePurpose.sponsorReception);
    assertThat(entered.fields().get(DisclosurePurpose.sponsorReception))
        .contains(DisclosedField.itinerary, DisclosedField.destination, DisclosedField.persons).doesNotContain(DisclosedField.medicalSurveillance);
    assertThat(new Browser(port).signIn(sponsor.signIn()).get("/sponsor/arrivals/" + current(file).id()).text()).contains("ZZ 123", "Winnipeg");
    assertThat(register.ofCase(file.id(), null)).filteredOn(row -> row.recipientCode().equals(sponsor.code())).singleElement()
        .returns("undertaking", RegisterRow::legalBasis).returns(entered.number(), RegisterRow::agreement)
        .returns(DisclosurePurpose.sponsorReception, RegisterRow::purpose);

    plan(reopened(file), today().plusDays(14));
    announcedWith(sponsor);
    assertThat(agreements.of(sponsor.id())).as("neither a new version nor a second family adds one").hasSize(1);
  }

  @Test
  void whatAComplianceOfficerEnteredBeforeStaysAsItIs() {
    Party sponsor = sponsor("ENTERED");
    Map<DisclosurePurpose, Set<DisclosedField>> listed = new EnumMap<>(DisclosurePurpose.class);
    listed.put(DisclosurePurpose.sponsorReception, EnumSet.of(DisclosedField.destination));
    officers.signIn("compliance");
    entering.enter(organizations.get(sponsor.id()), null,
        new DisclosureAgreement.Draft("DA-ENTERED", "undertaking", "A fictional undertaking.", null, today.get(), null, true, listed));
    officers.signOut();
    CaseFile file = announcedWith(sponsor);
    assertThat(agreements.of(sponsor.id())).singleElement().returns("DA-ENTERED", DisclosureAgreement::number);
    assertThat(new Browser(port).signIn(sponsor.signIn()).get("/sponsor/arrivals/" + current(file).id()).text())
        .contains("Winnipeg", "does not list").doesNotContain("ZZ 123", "Winnipeg (YWG)");
    assertThat(register.ofCase(file.id(), null)).filteredOn(row -> row.recipientCode().equals(sponsor.code())).singleElement()
        .satisfies(row -> assertThat(row.fields()).containsExactly(DisclosedField.caseNumber, DisclosedField.destination));
  }

  private Party sponsor(String code) {
    return new OutsideParties(jdbc).sponsor(code, "winnipeg", OutsideParties.word(), 3, 9);
  }

  /** A family of which this sponsor has taken charge, announced to Manitoba and to it. */
  private CaseFile announcedWith(Party sponsor) {
    CaseFile file = cases.open(Priority.normal, null, null);
    jdbc.sql("insert into charge (case_id, stream, taken_by, sponsor_id) values (?, 'namedSponsor', ?, ?)")
        .params(file.id(), Charge.BY_SPONSOR, sponsor.id()).update();
    cases.begin(HandoffModel.PROCESS, file, Map.of("priority", "normal", "takenInChargeBy", "sponsor"));
    officers.runJobs(file.number());
    plan(file, today().plusDays(10));
    return file;
  }

  private CaseFile reopened(CaseFile file) {
    officers.signIn(OFFICER);
    notices.reopen(file.id(), "A fictional flight has changed.");
    officers.runJobs(file.number());
    return file;
  }

  private String destroyedBy(CaseFile file, Party sponsor) {
    UUID id = sponsor.id();
    return recalled.of(file.id()).get(0).recipients().stream().filter(each -> each.organization().equals(id)).findFirst().orElseThrow().destroyedBy();
  }
}

package org.passerelle.sponsorship.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.reference.Priority;
import org.passerelle.sponsorship.FamiliesToPlace;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Limit.Refusal;
import org.passerelle.sponsorship.Limits;
import org.passerelle.sponsorship.Sponsors;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.springframework.beans.factory.annotation.Autowired;

/** What the register alone forbids. */
class RegisterLimitTest extends IntegrationTest {

  @Autowired
  private Limits limits;

  @Autowired
  private Sponsors sponsors;

  @Autowired
  private FamiliesToPlace families;

  private OutsideParties parties;
  private String language;
  private FamilyToPlace family;

  @BeforeEach
  void aFamily() {
    parties = new OutsideParties(jdbc);
    language = OutsideParties.word();
    family = families.get(cases.open(Priority.normal, null, null).id());
  }

  @AfterEach
  void nobodyElseMeetsThem() {
    parties.closeSponsors(language);
  }

  @Test
  void whoeverIsVettedWithAnAllocationMaySponsor() {
    assertThat(against(parties.sponsor("FINE", "winnipeg", language, 1, 8))).isEmpty();
    assertThat(against(parties.sponsor("BIEN", "sherbrooke", language, 1, 8))).isEmpty();
  }

  @Test
  void theLastVettingCounts() {
    Party sponsor = parties.sponsor("VETTED", "winnipeg", language, 1, 8);
    vetting(sponsor, "refused", null);
    assertThat(against(sponsor)).contains("notVetted");
    vetting(sponsor, "cleared", "2020-02-01");
    assertThat(against(sponsor)).as("out of date").contains("notVetted");
    vetting(sponsor, "cleared", "2099-12-31");
    assertThat(against(sponsor)).doesNotContain("notVetted");
  }

  @Test
  void aGroupNeedsItsMembersAndNoneMayBeBarred() {
    Party group = parties.sponsor("GROUPE", "sherbrooke", language, 1, 8);
    UUID second = jdbc.sql("select id from sponsor_member where organization_id = ? and number = 2").param(group.id()).query(UUID.class).single();
    bar(second, false);
    assertThat(against(group)).contains("memberBarred");
    bar(second, true);
    assertThat(against(group)).as("the last word counts").doesNotContain("memberBarred");
    jdbc.sql("update sponsor_member set adult = false where id = ?").param(second).update();
    assertThat(against(group)).contains("membersMissing");
    jdbc.sql("update sponsor set members_kept = false where organization_id = ?").param(group.id()).update();
    assertThat(against(group)).as("one from before members were kept").doesNotContain("membersMissing");
  }

  @Test
  void aGroupOfFiveNeedsFive() {
    Party five = parties.sponsor("FIVE", "halifax", language, 1, 8);
    jdbc.sql("update sponsor set kind = 'groupOfFive' where organization_id = ?").param(five.id()).update();
    assertThat(refusals(five)).contains(Refusal.of("membersMissing", 5, 0));
  }

  @Test
  void anAllocationThatIsTooSmallStopsTheHolderAndItsGroups() {
    Party holder = parties.sponsor("HOLDER", "winnipeg", language, 1, 8);
    Party group = parties.constituentGroup(holder, "GROUP", "winnipeg", language, 1, 8);
    jdbc.sql("update sponsor_allocation set persons = 1 where organization_id = ?").param(holder.id()).update();
    assertThat(refusals(holder)).contains(Refusal.of("allocationUsed", 2, 1));
    assertThat(refusals(group)).contains(Refusal.of("allocationUsed", 2, 1));
  }

  private List<String> against(Party sponsor) {
    return refusals(sponsor).stream().map(Refusal::code).toList();
  }

  private List<Refusal> refusals(Party sponsor) {
    return limits.against(sponsors.find(sponsor.code()).orElseThrow(), family);
  }

  private void vetting(Party sponsor, String outcome, String until) {
    jdbc.sql("insert into sponsor_vetting (organization_id, vetted_on, outcome, valid_until, vetted_by, entered_at) values (?, '2020-01-02', ?, ?::date, 'matching', now())")
        .params(sponsor.id(), outcome, until).update();
  }

  private void bar(UUID member, boolean clear) {
    jdbc.sql("insert into sponsor_member_bar (member_id, bar, clear, declared_on, entered_by, entered_at) values (?, 'supportPayments', ?, '2020-01-02', 'matching', now())")
        .params(member, clear).update();
  }
}

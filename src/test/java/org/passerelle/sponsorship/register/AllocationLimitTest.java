package org.passerelle.sponsorship.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

/** What a yearly allocation forbids. */
class AllocationLimitTest extends IntegrationTest {

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
}

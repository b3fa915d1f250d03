package org.passerelle.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.Birth;
import org.passerelle.casefile.BirthCalendar;
import org.passerelle.casefile.Particulars.OtherName;
import org.passerelle.partner.ScreenedParty.Kind;
import org.passerelle.reference.Today;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** Who is screened because an organization works with us, and that each change of them is told. */
class ScreenedPartiesTest extends IntegrationTest {

  @Autowired
  private OrganizationChanges organizations;

  @Autowired
  private OrganizationRegister register;

  @Autowired
  private PartyChanges changes;

  @Autowired
  private Parties parties;

  @Autowired
  private ScreenedParties screened;

  @Autowired
  private Today today;

  @Autowired
  private DefaultListableBeanFactory beans;

  private final List<UUID> told = new ArrayList<>();
  private String code;

  @BeforeEach
  void aPartner() {
    code = "SCR" + OutsideParties.word().toUpperCase();
    organizations.enterPartner(code, new OrganizationFacts("ngo", code + " Relief (fictional)", "Secours " + code + " (fictif)", "en", "scr@example.org"));
    beans.registerSingleton(code, (PartiesObserver) told::add);
  }

  @AfterEach
  void stopWatching() {
    beans.destroySingleton(code);
  }

  @Test
  void theOrganizationItsPrincipalsAndItsPayees() {
    add(new PartyFacts("person", List.of("payee", "director"), "Omid Fictional", "امید ساختگی", List.of(new OtherName("Omed", null, "spelling")), "male",
        Birth.read("1350-02-14", BirthCalendar.solarHijri, null).orElseThrow(), "AFG", "FICT-7"), 0);
    add(company("Fictional Payments Ltd."), 10);

    List<ScreenedParty> all = screened.of(entry().id());
    assertThat(all).extracting(ScreenedParty::kind).containsExactlyInAnyOrder(Kind.organization, Kind.principal, Kind.payee).startsWith(Kind.organization);
    assertThat(all.get(0).id()).isEqualTo(entry().id());
    assertThat(all.get(0).names()).containsExactly(code + " Relief (fictional)", "Secours " + code + " (fictif)");
    ScreenedParty director = all.stream().filter(ScreenedParty::person).findFirst().orElseThrow();
    assertThat(director.names()).containsExactly("Omid Fictional", "امید ساختگی", "Omed");
    assertThat(director.birth().earliest()).isEqualTo("1971-05-04");
    assertThat(director.organizationName("fr")).isEqualTo("Secours " + code + " (fictif)");
    assertThat(List.of(String.valueOf(director.sex()), String.valueOf(director.nationality()), String.valueOf(director.documentNumber())))
        .containsExactly("male", "AFG", "FICT-7");
  }

  @Test
  void whoHasEndedIsNotScreenedAnyMore() {
    add(company("Ends Tomorrow Ltd."), -10);
    add(company("Ended Ltd."), -10);
    for (Party party : parties.of(entry().id())) {
      changes.end(entry(), entry().version(), party.id(), today.get().plusDays(party.facts().name().startsWith("Ended") ? -1 : 1), "Fictional.");
    }
    assertThat(screened.of(entry().id())).extracting(ScreenedParty::name).contains("Ends Tomorrow Ltd.").doesNotContain("Ended Ltd.");
  }

  @Test
  void allArePagedThroughOnce() {
    for (int each = 1; each <= 5; each++) {
      add(company("Paged " + each + " Ltd."), 0);
    }
    List<ScreenedParty> all = new ArrayList<>();
    List<ScreenedParty> page = screened.page(null, 3);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(3);
      all.addAll(page);
      page = screened.page(page.get(page.size() - 1).id(), 3);
    }
    assertThat(all).extracting(ScreenedParty::id).doesNotHaveDuplicates();
    assertThat(all).filteredOn(each -> each.organizationId().equals(entry().id())).hasSize(6);
    assertThat(all).extracting(ScreenedParty::organizationCode).contains("HAVENREF", "MINISTEREQC");
  }

  @Test
  void whatListsAreSearchedForIsTold() {
    add(company("Told Ltd."), 0);
    assertThat(told).containsExactly(entry().id());
    Party party = parties.of(entry().id()).get(0);
    changes.correct(entry(), entry().version(), party.id(), company("Told Again Ltd."), party.fromDay());
    assertThat(told).hasSize(2);
    changes.end(entry(), entry().version(), party.id(), today.get(), "Fictional.");
    assertThat(told).hasSize(3);

    OrganizationFacts facts = entry().facts();
    organizations.changeFacts(entry(), entry().version(), new OrganizationFacts("ngo", facts.nameEn(), facts.nameFr(), "fr", "new@example.org"));
    assertThat(told).as("an address is no name").hasSize(3);
    organizations.changeFacts(entry(), entry().version(), new OrganizationFacts("ngo", facts.nameEn(), "Autre nom", "fr", "new@example.org"));
    assertThat(told).containsOnly(entry().id()).hasSize(4);
    String fresh = code + "2";
    organizations.enterPartner(fresh, facts);
    assertThat(told.get(4)).isEqualTo(register.find(fresh).orElseThrow().id());
  }

  @Test
  void aChangeThatCannotBeScreenedIsNotMade() {
    String failing = code + "failing";
    beans.registerSingleton(failing, (PartiesObserver) id -> {
      throw new IllegalStateException("no screening");
    });
    try {
      assertThatThrownBy(() -> add(company("Undone Ltd."), 0)).hasMessage("no screening");
    } finally {
      beans.destroySingleton(failing);
    }
    assertThat(parties.of(entry().id())).isEmpty();
    assertThat(entry().version()).isEqualTo(1);
  }

  private void add(PartyFacts facts, int days) {
    changes.add(entry(), entry().version(), facts, today.get().plusDays(days));
  }

  private static PartyFacts company(String name) {
    return new PartyFacts("organization", List.of("payee"), name, null, List.of(), null, Birth.read(Birth.UNKNOWN).orElseThrow(), "KEN", null);
  }

  private OrganizationEntry entry() {
    return register.find(code).orElseThrow();
  }
}

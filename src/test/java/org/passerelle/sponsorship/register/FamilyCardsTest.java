package org.passerelle.sponsorship.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.reference.Priority;
import org.passerelle.sponsorship.register.FamilyCards.Shown;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Anonymous cards follow the families they stand for, and every sponsor knows a family by another reference. */
class FamilyCardsTest extends IntegrationTest {

  private static final int MANY = 1_000;

  @Autowired
  private FamilyCards cards;
  @Autowired
  private Persons persons;
  @Autowired
  private TransactionTemplate transaction;

  private OutsideParties parties;
  private final String language = OutsideParties.word();
  private List<CaseFile> families;
  private Party sponsor;

  @BeforeEach
  void sixThatLookTheSame() {
    parties = new OutsideParties(jdbc);
    sponsor = parties.sponsor("CARDS", "winnipeg", language, 3, 8);
    families = IntStream.range(0, 6).mapToObj(each -> {
      CaseFile file = cases.open(Priority.normal, null, null);
      jdbc.sql("insert into waiting_family (case_id, stream, waiting_since) values (?, 'blended', now())").param(file.id()).update();
      return file;
    }).toList();
  }

  @AfterEach
  void nobodyElseMeetsThem() {
    parties.closeSponsors(language);
    families.forEach(family -> jdbc.sql("update waiting_family set left_at = now() where case_id = ?").param(family.id()).update());
  }

  @Test
  void aMemberMoreABirthAndALanguageShowOnTheNextReading() {
    UUID family = families.get(0).id();
    assertThat(card(family).household()).isEqualTo("2");
    assertThat(card(family).children()).isEqualTo("some");

    List<Person> grown = new ArrayList<>(persons.of(family));
    grown.add(new Person(UUID.randomUUID(), 3, "child", true, "Laleh Testfictional", null, "female", "2017", null, null, "AFG", null, null));
    persons.replace(family, grown);
    assertThat(card(family).household()).as("no longer of two").isNotEqualTo("2");
    assertThat(card(families.get(1).id()).household()).as("five are left who look the same").isEqualTo("2");

    persons.replace(family, grown.subList(0, 2));
    assertThat(card(family).household()).isEqualTo("2");
    Person child = grown.get(1);
    persons.replace(family, List.of(grown.get(0), new Person(child.id(), 2, "child", true, child.fullName(), null, "male", "1999", LocalDate.of(1999, 1, 1),
        LocalDate.of(1999, 12, 31), "AFG", null, null)));
    assertThat(card(family).children()).as("grown up by the new birth").isNotEqualTo("some");

    persons.replace(family, grown.subList(0, 2));
    assertThat(card(family).language()).isEqualTo("prs");
    jdbc.sql("update referral set languages = '{zz}' where case_id = ?").param(family).update();
    assertThat(card(family).language()).isNotEqualTo("prs");
  }

  /** What shows on no card makes none anew, and what did not happen is not noted. */
  @Test
  void onlyWhatShowsIsNotedAndOnlyWhenItHappened() {
    UUID family = families.get(0).id();
    card(family);
    jdbc.sql("update person set full_name = 'Another Testfictional' where case_id = ?").param(family).update();
    persons.replace(family, persons.of(family));
    transaction.executeWithoutResult(status -> {
      jdbc.sql("update person set accompanying = false where case_id = ? and position = 2").param(family).update();
      assertThat(noted(family)).isOne();
      status.setRollbackOnly();
    });
    assertThat(noted(family)).isZero();
    jdbc.sql("update person set accompanying = false where case_id = ? and position = 2").param(family).update();
    assertThat(noted(family)).isOne();
    card(family);
    assertThat(noted(family)).isZero();
    UUID elsewhere = cases.open(Priority.normal, null, null).id();
    assertThat(noted(elsewhere)).as("nobody sees a family that does not wait").isZero();
  }

  /** A child comes of age without anybody touching its file. */
  @Test
  void cardsAreOfTheDay() {
    UUID family = families.get(0).id();
    assertThat(card(family).children()).isEqualTo("some");
    clock.advance(Duration.ofDays(366 * 20));
    assertThat(card(family).children()).isEqualTo("none");
    clock.reset();
    assertThat(card(family).children()).isEqualTo("some");
  }

  @Test
  void noTwoSponsorsKnowAFamilyByTheSameReference() {
    Party other = parties.sponsor("OTHER", "halifax", language, 3, 8);
    card(families.get(0).id());
    List<Shown> one = cards.after(sponsor.id(), null, MANY);
    List<Shown> two = cards.after(other.id(), null, MANY);
    assertThat(one).extracting(Shown::caseId).containsExactlyInAnyOrderElementsOf(two.stream().map(Shown::caseId).toList());
    assertThat(one).extracting(Shown::caseId).as("in an order of its own").isNotEqualTo(two.stream().map(Shown::caseId).toList());
    assertThat(one).extracting(Shown::reference).doesNotHaveDuplicates().doesNotContainAnyElementsOf(two.stream().map(Shown::reference).toList());
    assertThat(one).extracting(shown -> shown.reference().toString()).isSorted();

    Shown seen = one.stream().filter(shown -> shown.caseId().equals(families.get(0).id())).findFirst().orElseThrow();
    assertThat(cards.find(sponsor.id(), seen.reference())).contains(seen);
    assertThat(cards.find(other.id(), seen.reference())).as("another's reference leads nowhere").isEmpty();
    assertThat(cards.after(sponsor.id(), seen.reference(), MANY)).isEqualTo(one.subList(one.indexOf(seen) + 1, one.size()));
  }

  private FamilyCard card(UUID family) {
    transaction.executeWithoutResult(status -> cards.refresh());
    return cards.after(sponsor.id(), null, MANY).stream().filter(shown -> shown.caseId().equals(family)).findFirst().orElseThrow().card();
  }

  private int noted(UUID family) {
    return jdbc.sql("select count(*) from family_card_change where case_id = ?").param(family).query(Integer.class).single();
  }
}

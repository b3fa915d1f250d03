package org.passerelle.screening.watchlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.screening.watchlist.ListedName.Quality.good;
import static org.passerelle.screening.watchlist.ListedName.Quality.low;
import static org.passerelle.screening.watchlist.ListedName.Quality.primary;
import static org.passerelle.screening.watchlist.ListedParty.Kind.organization;
import static org.passerelle.screening.watchlist.ListedParty.Kind.person;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.screening.Evidence;

/** All entries are made up. */
class WatchlistIndexTest {

  private static final LocalDate BORN = LocalDate.of(1971, 5, 9);

  private final WatchlistIndex index = WatchlistIndex.of(List.of(
      entry("F.1", new ListedName("TORZAN WAKFIR SANGARI", primary), new ListedName("Tor Zan; Torzane Wakfeer", good), new ListedName("Abu Ali", low)),
      entry("F.2", new ListedName("TORZAN MIRDAD SANGARI", primary), new ListedName("Abu Ali", low)),
      entry("F.3", new ListedName("ABDUL KARIM", primary), new ListedName("Gulzarfiks", low)),
      new ListedParty("F.4", organization, List.of(new ListedName("Marrowfield Trading Ltd", primary)), List.of(), null, List.of(), List.of("REG-77"))));

  @Test
  void findsTheRightOneFirstInAnyScript() {
    assertThat(references(Sought.named(person, "تورزان واکفیر سنگری"))).startsWith("F.1");
    assertThat(references(Sought.named(person, "Sangari, Torzan Mir Dad"))).startsWith("F.2");
    assertThat(references(Sought.named(person, "Palwasha Nobody"))).isEmpty();
  }

  @Test
  void eachNameOfAFieldIsListed() {
    assertThat(references(Sought.named(person, "Torzane Wakfeer"))).contains("F.1");
  }

  @Test
  void aWeakAliasThatIdentifiesNobodyReportsNobody() {
    assertThat(references(Sought.named(person, "Abu Ali"))).isEmpty();
    assertThat(references(Sought.named(person, "Gulzarfiks"))).containsExactly("F.3");
  }

  @Test
  void personsAndOrganizationsAreNotMixed() {
    assertThat(references(Sought.named(organization, "Marrowfield Trading Limited"))).containsExactly("F.4");
    assertThat(references(Sought.named(person, "Marrowfield Trading Limited"))).isEmpty();
  }

  @Test
  void birthsAndSexRaiseAndLowerTheScore() {
    double alone = score(new Sought(person, List.of("Torzan Wakfir Sangary"), null, null, null, List.of()));
    double agreeing = score(new Sought(person, List.of("Torzan Wakfir Sangary"), new BirthRange(BORN, BORN), "male", "AFG", List.of()));
    double contradicting = score(new Sought(person, List.of("Torzan Wakfir Sangary"), new BirthRange(BORN.plusYears(5), BORN.plusYears(5)), null, "AFG", List.of()));
    assertThat(agreeing).isGreaterThanOrEqualTo(alone);
    assertThat(contradicting).isLessThan(alone);
  }

  @Test
  void theEvidenceSaysWhatAgreed() {
    ListedMatch match = index.search(new Sought(person, List.of("Torzan Wakfir Sangari"), new BirthRange(BORN, BORN), "female", "AFG", List.of())).get(0);
    assertThat(match.evidence()).extracting(Evidence::field, Evidence::finding).containsExactly(org.assertj.core.groups.Tuple.tuple("name", "same"),
        org.assertj.core.groups.Tuple.tuple("birth", "same"), org.assertj.core.groups.Tuple.tuple("sex", "differs"),
        org.assertj.core.groups.Tuple.tuple("nationality", "same"));
    assertThat(match.evidence()).filteredOn(evidence -> evidence.finding().equals("same")).allMatch(evidence -> evidence.weight() > 0);
    assertThat(match.evidence()).filteredOn(evidence -> evidence.finding().equals("differs")).allMatch(evidence -> evidence.weight() < 0);
  }

  @Test
  void aSharedDocumentIsReportedWhateverTheName() {
    ListedMatch match = index.search(new Sought(person, List.of("Palwasha Nobody"), null, null, null, List.of("p 000-1"))).get(0);
    assertThat(match.party().reference()).isEqualTo("F.1");
    assertThat(match.evidence()).extracting(Evidence::field).contains("document");
  }

  @Test
  void oddNamesFindNobodyAndBreakNothing() {
    assertThat(references(Sought.named(person, "", "\u202E", "\uD800", "x".repeat(10_000), "\uD83D\uDE00 ".repeat(3_000)))).isEmpty();
    assertThat(WatchlistIndex.of(List.of()).search(Sought.named(person, "Torzan"))).isEmpty();
    assertThat(WatchlistIndex.of(List.of(entry("F.9", new ListedName("---", primary)))).search(Sought.named(person, "---"))).isEmpty();
  }

  private static ListedParty entry(String reference, ListedName... names) {
    return new ListedParty(reference, person, List.of(names), List.of(new BirthRange(BORN, BORN)), "male", List.of("AFG"),
        reference.equals("F.1") ? List.of("P0001") : List.of());
  }

  private List<String> references(Sought sought) {
    return index.search(sought).stream().map(match -> match.party().reference()).toList();
  }

  private double score(Sought sought) {
    return index.search(sought).stream().filter(match -> match.party().reference().equals("F.1")).mapToDouble(ListedMatch::score).findFirst().orElse(0);
  }
}

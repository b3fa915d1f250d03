package org.passerelle.sponsorship;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SponsorChoiceTest {

  @Test
  void putsASharedLanguageBeforeAnythingElse() {
    assertThat(order(sponsor("A", "ON", "en", 9, 0, 8), sponsor("B", "MB", "prs", 1, 0, 8))).containsExactly("B", "A");
  }

  @Test
  void thenTheProvinceTheFamilyMeansToLiveIn() {
    assertThat(order(sponsor("A", "MB", "prs", 9, 0, 8), sponsor("B", "ON", "prs", 1, 0, 8))).containsExactly("B", "A");
  }

  @Test
  void thenThePlacesLeftThenTheCode() {
    assertThat(order(sponsor("C", "MB", "prs", 3, 1, 8), sponsor("B", "MB", "prs", 3, 1, 8), sponsor("D", "MB", "prs", 4, 1, 8)))
        .containsExactly("D", "B", "C");
  }

  @Test
  void leavesOutWhoHasNoPlaceLeft() {
    assertThat(order(sponsor("A", "ON", "prs", 2, 2, 8))).isEmpty();
  }

  @Test
  void leavesOutWhoCannotTakeSoManyPersons() {
    assertThat(order(sponsor("A", "ON", "prs", 2, 0, 4), sponsor("B", "ON", "prs", 2, 0, 5))).containsExactly("B");
  }

  @Test
  void leavesOutQuebecWhereBlendedSponsorshipDoesNotExist() {
    assertThat(order(sponsor("A", "QC", "prs", 2, 0, 8))).isEmpty();
  }

  @Test
  void neverProposesAPairAgain() {
    Sponsor tried = sponsor("A", "ON", "prs", 2, 0, 8);
    assertThat(SponsorChoice.inOrder(List.of(tried), new SponsorChoice.Family(Room.ofFamily(5, 2, false), List.of("prs"), "ON", Set.of(tried.id())))).isEmpty();
  }

  private static List<String> order(Sponsor... pool) {
    return SponsorChoice.inOrder(List.of(pool), new SponsorChoice.Family(Room.ofFamily(5, 2, false), List.of("prs"), "ON", Set.of())).stream().map(Sponsor::code)
        .toList();
  }

  private static Sponsor sponsor(String code, String province, String language, int families, int taken, int largest) {
    return new Sponsor(UUID.randomUUID(), code, SponsorKind.agreementHolder, "somewhere", province, List.of(language),
        new Room(families, families * largest, families * largest, families), new Room(taken, taken * largest, 0, 0), largest, Set.of());
  }
}

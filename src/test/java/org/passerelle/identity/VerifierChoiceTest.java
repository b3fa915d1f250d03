package org.passerelle.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VerifierChoiceTest {

  private static final UUID PARTNER = UUID.randomUUID();
  private static final VerifierChoice.Family FAMILY = new VerifierChoice.Family("PAK", List.of("prs"), PARTNER);

  @Test
  void asksOnlyWhoWorksWhereTheFamilyIs() {
    assertThat(choose(ngo("A", "TUR", "prs", 5, 0, false), ngo("B", "PAK", "fr", 5, 0, false))).isEqualTo("B");
  }

  @Test
  void prefersASharedLanguageToALighterLoad() {
    assertThat(choose(ngo("A", "PAK", "fr", 5, 0, false), ngo("B", "PAK", "prs", 5, 4, false))).isEqualTo("B");
  }

  @Test
  void measuresLoadByCapacity() {
    assertThat(choose(ngo("A", "PAK", "prs", 4, 2, false), ngo("B", "PAK", "prs", 40, 3, false))).isEqualTo("B");
  }

  @Test
  void breaksTiesByCode() {
    assertThat(choose(ngo("B", "PAK", "prs", 5, 1, false), ngo("A", "PAK", "prs", 5, 1, false))).isEqualTo("A");
  }

  @Test
  void neverAsksTheSameNgoTwice() {
    assertThat(choose(ngo("A", "PAK", "prs", 5, 0, true))).isNull();
  }

  @Test
  void neverAsksBeyondCapacity() {
    assertThat(choose(ngo("A", "PAK", "prs", 3, 3, false))).isNull();
    assertThat(choose(ngo("A", "PAK", "prs", 3, 2, false))).isEqualTo("A");
  }

  @Test
  void neverAsksWhoReferredTheFamily() {
    assertThat(choose(new Verifier(PARTNER, "A", List.of("PAK"), List.of("prs"), 5, 0, false))).isNull();
  }

  private static String choose(Verifier... known) {
    return VerifierChoice.among(List.of(known), FAMILY).map(Verifier::code).orElse(null);
  }

  private static Verifier ngo(String code, String country, String language, int capacity, int open, boolean asked) {
    return new Verifier(UUID.randomUUID(), code, List.of(country), List.of(language), capacity, open, asked);
  }
}

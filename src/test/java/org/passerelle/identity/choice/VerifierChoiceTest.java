package org.passerelle.identity.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.passerelle.identity.gate.SafetyAssessment.StaffSex;

class VerifierChoiceTest {

  private static final Family FAMILY = new Family("North", List.of("prs"), StaffSex.women);

  @Test
  void codesSayHowAnNgoStands() {
    Verifier ngo = new Verifier(UUID.randomUUID(), "A", new VerifierFacts(List.of("PAK"), List.of("north"), List.of("prs"), 10, true, false), 4, 7,
        3, Set.of());
    assertThat(ngo.codes(FAMILY)).isEqualTo(new Codes(Codes.Place.sameRegion, Codes.Language.shared, Codes.Staff.asWished, Codes.Load.medium,
        Codes.Timeliness.fair, Codes.Independence.independent));
    Verifier other = new Verifier(UUID.randomUUID(), "B", new VerifierFacts(List.of("PAK"), List.of("South"), List.of("fr"), 4, false, true), 4, 2,
        0, Set.of(Dependence.askedBefore));
    assertThat(other.codes(FAMILY)).isEqualTo(new Codes(Codes.Place.elsewhere, Codes.Language.none, Codes.Staff.notAsWished, Codes.Load.full,
        Codes.Timeliness.unknown, Codes.Independence.notIndependent));
    assertThat(other.codes(new Family(null, List.of(), StaffSex.any)).place()).isEqualTo(Codes.Place.sameCountry);
  }

  @Test
  void equalPointsGoToTheLighterLoadThenToTheCode() {
    assertThat(choose(codes -> 10, ngo("B", 5, 1), ngo("A", 5, 2))).isEqualTo("B");
    assertThat(choose(codes -> 10, ngo("B", 5, 1), ngo("A", 5, 1))).isEqualTo("A");
    assertThat(choose(codes -> -1, ngo("A", 5, 1))).isNull();
  }

  @Property
  void noPointsBringInWhoIsNotIndependentOrHasNoRoom(@ForAll int points, @ForAll @IntRange(min = 0, max = 12) int inHand,
      @ForAll Dependence why, @ForAll boolean dependent) {
    Verifier ngo = new Verifier(UUID.randomUUID(), "A", new VerifierFacts(List.of("PAK"), List.of(), List.of("prs"), 10, true, true), inHand, 0, 0,
        dependent ? EnumSet.of(why) : Set.of());
    assertThat(VerifierChoice.among(List.of(ngo), FAMILY, codes -> points).chosen().isPresent())
        .isEqualTo(points >= 0 && inHand < 10 && !dependent);
  }

  private static String choose(ChoiceTable table, Verifier... known) {
    VerifierChoice choice = VerifierChoice.among(Arrays.asList(known), FAMILY, table);
    return choice.chosen().map(id -> choice.candidates().get(0).verifier().code()).orElse(null);
  }

  private static Verifier ngo(String code, int capacity, int inHand) {
    return new Verifier(UUID.randomUUID(), code, new VerifierFacts(List.of("PAK"), List.of(), List.of("prs"), capacity, true, true), inHand, 0, 0,
        Set.of());
  }
}

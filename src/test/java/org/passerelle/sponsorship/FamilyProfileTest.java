package org.passerelle.sponsorship;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.Person;
import org.passerelle.referral.Referral;
import org.passerelle.sponsorship.FamilyProfile.AgeBand;

class FamilyProfileTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  @Test
  void countsWhoTravelsInBandsOfAges() {
    FamilyProfile profile = FamilyProfile.of(referral("LPN", "none"),
        List.of(person(true, LocalDate.of(1990, 1, 1)), person(true, LocalDate.of(2008, 11, 22)), person(true, LocalDate.of(2008, 11, 21)),
            person(true, LocalDate.of(2021, 12, 31)), person(true, LocalDate.of(1966, 11, 21)), person(true, null),
            person(false, LocalDate.of(2020, 1, 1))), TODAY);

    assertThat(profile.persons()).isEqualTo(6);
    assertThat(profile.ages()).isEqualTo(Map.of(AgeBand.adult, 2, AgeBand.youth, 1, AgeBand.infant, 1, AgeBand.senior, 1,
        AgeBand.unknown, 1));
  }

  @Test
  void namesNeedsByCoarseCodesOnly() {
    assertThat(FamilyProfile.of(referral("LPN", "none"), List.of(), TODAY).needs()).isEmpty();
    assertThat(FamilyProfile.of(referral("SVT", "lifeThreatening"), List.of(), TODAY).needs()).containsExactly("medicalCare", "counselling");
  }

  private static Person person(boolean accompanying, @Nullable LocalDate birth) {
    return new Person(UUID.randomUUID(), 1, "child", accompanying, "Nobody Fictional", null, "unknown", "", birth, birth, null, null, null);
  }

  private static Referral referral(String category, String medicalNeed) {
    return new Referral(UUID.randomUUID(), 1, "full", "GAR", category, "LAD", 6, "none", medicalNeed, "PAK", false, List.of("prs"), null, null, "", "",
        true, Instant.EPOCH, "partner", null, null, null, null, null, null);
  }
}

package org.passerelle.sponsorship.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.reference.Priority;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Room;
import org.passerelle.sponsorship.Sponsor;
import org.passerelle.sponsorship.Sponsor.Takes;
import org.passerelle.sponsorship.SponsorKind;

/** The level that a pair reaches of each criterion, by examples. */
class CriteriaTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final UUID CASE = UUID.randomUUID();

  @ParameterizedTest
  @CsvSource({"prs, en|prs, own", "fr, en, official", "ti, en, none", "fr|sw, sw, own"})
  void language(String family, String sponsor, String level) {
    assertThat(new SharedLanguage().level(family(4, List.of(family.split("\\|")), null), sponsor(List.of(sponsor.split("\\|")), 0), facts())).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({"winnipeg, true, confirmed", "winnipeg, false, claimed", "brandon, true, sameProvince", "halifax, true, none"})
  void familyNearby(String place, boolean confirmed, String level) {
    assertThat(new FamilyNearby().level(family(4, List.of("prs"), null), sponsor(List.of("en"), 0),
        facts(List.of(new Facts.Tie(place, "relative", confirmed)), Map.of(), SponsorVoice.SILENT))).isEqualTo(level);
  }

  @Test
  void friendsCountAsCommunityAndNotAsFamily() {
    Facts facts = facts(List.of(new Facts.Tie("winnipeg", "friend", true)), Map.of(), SponsorVoice.SILENT);
    assertThat(new Community().level(family(4, List.of("prs"), null), sponsor(List.of("en"), 0), facts)).isEqualTo("known");
    assertThat(new FamilyNearby().level(family(4, List.of("prs"), null), sponsor(List.of("en"), 0), facts)).isEqualTo("none");
    assertThat(new Community().level(family(4, List.of("prs"), null), sponsor(List.of("en"), 0),
        facts(List.of(), Map.of(), new SponsorVoice(Set.of("AFG"), Set.of(), null, null, Set.of())))).isEqualTo("shared");
  }

  @ParameterizedTest
  @CsvSource(value = {"winnipeg, first, -, first", "winnipeg, avoided, MB, avoided", "halifax, first, MB, province", "halifax, first, -, none"}, nullValues = "-")
  void familyWish(String place, String wish, @Nullable String province, String level) {
    assertThat(new FamilyWish().level(family(4, List.of("prs"), province), sponsor(List.of("en"), 0), facts(List.of(), Map.of(place, wish), SponsorVoice.SILENT)))
        .isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({"0, recent", "29, recent", "30, long", "59, long", "60, nearlyOver", "200, nearlyOver"})
  void waiting(int days, String level) {
    FamilyToPlace family = new FamilyToPlace(CASE, "C", Priority.normal, Room.ofFamily(4, 2, false), Set.of(), List.of("prs"), "AFG", null, null, false, true, Set.of(),
        NOW.minus(Duration.ofDays(days)));
    assertThat(new WaitingTime().level(family, sponsor(List.of("en"), 0), facts())).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({"0, light", "1, light", "2, half", "3, half", "4, heavy", "5, heavy"})
  void load(int taken, String level) {
    assertThat(new Load().level(family(4, List.of("prs"), null), sponsor(List.of("en"), taken), facts())).isEqualTo(level);
  }

  @Test
  void servicesAreThoseThatTheFamilyNeeds() {
    FamilyToPlace couple = new FamilyToPlace(CASE, "C", Priority.normal, Room.ofFamily(2, 0, false), Set.of(), List.of(), null, null, null, false, true, Set.of(), NOW);
    FamilyToPlace ill = new FamilyToPlace(CASE, "C", Priority.normal, Room.ofFamily(4, 2, true), EnumSet.of(Takes.medical), List.of(), null, null, null, false, true,
        Set.of(), NOW);
    assertThat(Services.needed(couple)).containsExactly(Services.Service.settlement);
    assertThat(Services.needed(ill)).containsExactlyInAnyOrder(Services.Service.values());
    assertThat(new Services().level(couple, sponsor(List.of(), 0), facts())).isEqualTo("all");
    assertThat(new Services().level(ill, sponsor(List.of(), 0), facts())).isEqualTo("some");
  }

  @ParameterizedTest
  @CsvSource(value = {"-, 3, 5, wished", "-, 5, 9, none", "-, -, -, none", "prs, -, -, wished", "ar, 3, 5, none"}, nullValues = "-")
  void sponsorWish(@Nullable String speaks, @Nullable Integer smallest, @Nullable Integer largest, String level) {
    SponsorVoice voice = new SponsorVoice(Set.of(), speaks == null ? Set.of() : Set.of(speaks), smallest, largest, Set.of());
    assertThat(new SponsorWish().level(family(4, List.of("prs"), null), sponsor(List.of("en"), 0), facts(List.of(), Map.of(), voice))).isEqualTo(level);
    SponsorVoice welcoming = new SponsorVoice(Set.of(), Set.of("ar"), 9, 9, Set.of(CASE));
    assertThat(new SponsorWish().level(family(4, List.of("prs"), null), sponsor(List.of("en"), 0), facts(List.of(), Map.of(), welcoming))).isEqualTo("welcomed");
  }

  @Test
  void aGroupIsBehindWhenItWasMatchedClearlyLessOftenWhicheverItIs() {
    Map<FamilyToPlace, Boolean> past = new LinkedHashMap<>();
    IntStream.range(0, 10).forEach(each -> past.put(past(8, "SYR"), each < 3));
    IntStream.range(0, 10).forEach(each -> past.put(past(4, "SYR"), each < 9));
    IntStream.range(0, 4).forEach(each -> past.put(past(2, "ERI"), false));
    assertThat(Groups.behind(past)).containsExactly("size.7ormore");
    Facts facts = new Facts(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Groups.behind(past), Map.of(), NOW);
    assertThat(new Fairness().level(past(9, "AFG"), sponsor(List.of("en"), 0), facts)).isEqualTo("behind");
    assertThat(new Fairness().level(past(4, "SYR"), sponsor(List.of("en"), 0), facts)).isEqualTo("even");
    assertThat(Groups.behind(Map.of())).isEmpty();
  }

  @Test
  void everyLevelFitsInOneDigitAndNoCriterionStandsTwice() {
    assertThat(Criteria.ALL).extracting(Criterion::code).doesNotHaveDuplicates();
    assertThat(Criteria.ALL).allSatisfy(criterion -> assertThat(criterion.levels()).hasSizeBetween(1, 10).doesNotHaveDuplicates());
  }

  @Test
  void aPairIsWorthTheSumOfItsPointsAndNeverLessThanNothing() {
    Policy policy = new Policy(List.of(new Policy.Counted("a", List.of(new Policy.Level("x", 7), new Policy.Level("y", -20))),
        new Policy.Counted("b", List.of(new Policy.Level("z", 5)))));
    assertThat(policy.worth("00")).isEqualTo(12);
    assertThat(policy.worth("10")).isZero();
    assertThat(policy.parts("10")).containsExactly(new Policy.Part("a", "y", -20), new Policy.Part("b", "z", 5));
  }

  private static FamilyToPlace past(int persons, String nationality) {
    return new FamilyToPlace(UUID.randomUUID(), "C", Priority.normal, Room.ofFamily(persons, 1, false), Set.of(), List.of("ar"), nationality, null, null, false, true,
        Set.of(), NOW);
  }

  private static FamilyToPlace family(int persons, List<String> languages, @Nullable String province) {
    return new FamilyToPlace(CASE, "C", Priority.normal, Room.ofFamily(persons, 2, false), Set.of(), languages, "AFG", province, null, false, true, Set.of(), NOW);
  }

  private static Sponsor sponsor(List<String> languages, int taken) {
    return new Sponsor(UUID.nameUUIDFromBytes(new byte[] {1}), "S", SponsorKind.agreementHolder, "winnipeg", "MB", languages, new Room(6, 40, 30, 6),
        new Room(taken, 4 * taken, 0, 0), 10, EnumSet.allOf(Takes.class));
  }

  private static Facts facts() {
    return facts(List.of(), Map.of(), SponsorVoice.SILENT);
  }

  private static Facts facts(List<Facts.Tie> ties, Map<String, String> wishes, SponsorVoice voice) {
    return new Facts(Map.of(CASE, ties), Map.of(CASE, wishes), Map.of("winnipeg", EnumSet.of(Services.Service.settlement, Services.Service.schoolLanguage)),
        Map.of("winnipeg", "MB", "brandon", "MB", "halifax", "NS"), Map.of(UUID.nameUUIDFromBytes(new byte[] {1}), voice), Set.of(),
        Map.of(Priority.normal, Duration.ofDays(90)), NOW);
  }
}

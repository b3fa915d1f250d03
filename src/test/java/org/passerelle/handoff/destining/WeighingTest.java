package org.passerelle.handoff.destining;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.passerelle.handoff.destining.City.Service;
import org.passerelle.handoff.destining.FamilyFacts.Tie;
import org.passerelle.reference.Place;
import org.passerelle.reference.Priority;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Room;
import org.passerelle.sponsorship.Sponsor.Takes;

/** In which order cities stand for a family, and what the others who wait have to do with it. */
class WeighingTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  /** The better a level, the more it is worth; relatives count most. */
  private static final Policy POLICY = Policy.of("test", (criterion, level) -> {
    List<String> levels = Criterion.valueOf(criterion).levels();
    return (levels.size() - 1 - levels.indexOf(level)) * (criterion.equals("relatives") ? 30 : 7);
  });

  @Test
  void confirmedRelativesComeBeforeThoseOfWhomTheFamilyOnlySpeaks() {
    FamilyFacts family = family(2, Set.of(), null, new Tie("b", "P1", "relative", true), new Tie("c", "P2", "relative", false));
    assertThat(codes(weigh(family, city("a", "P1", 10), city("b", "P1", 10), city("c", "P2", 10), city("d", "P3", 10)))).containsExactly("b", "c", "a", "d");
  }

  @Test
  void whoNeedsCareGoesWhereThereIsCareWhateverElseSpeaksForAnotherCity() {
    FamilyFacts family = family(2, Set.of(Takes.medical), "P1", new Tie("b", "P1", "relative", true));
    City cared = new City(new Place("a", "P2", "a"), Set.of(Service.medical), Set.of(), 10, 0, "heavy");
    List<Option> options = weigh(family, cared, city("b", "P1", 10));
    assertThat(codes(options)).containsExactly("a", "b");
    assertThat(options.get(1).against()).containsExactly(new Obstacle("care", List.of()));
    assertThat(options.get(1).mayBeChosen()).isFalse();
    assertThat(options.get(0).because()).isNotEqualTo("care.basic");
  }

  @Test
  void aFullCityComesBeforeOneThatCannotCareAndBehindAllOthers() {
    FamilyFacts family = family(3, Set.of(Takes.medical), null, new Tie("full", "P1", "relative", true));
    City full = new City(new Place("full", "P1", "full"), Set.of(Service.medical), Set.of(), 10, 8, "even");
    City open = new City(new Place("open", "P1", "open"), Set.of(Service.medical), Set.of(), 3, 0, "even");
    City unplanned = new City(new Place("unplanned", "P1", "unplanned"), Set.of(Service.medical), Set.of(), null, 0, "even");
    List<Option> options = weigh(family, city("careless", "P1", 50), full, open, unplanned);
    assertThat(codes(options)).containsExactly("open", "full", "unplanned", "careless");
    assertThat(options.get(1).against()).containsExactly(new Obstacle("full", List.of(3, 2, 10)));
    assertThat(options.get(2).against()).containsExactly(new Obstacle("noPlan", List.of()));
  }

  @Test
  void theLastPlacesGoToTheFamilyForWhomTheyAreWorthMost() {
    FamilyFacts related = family(2, Set.of(), null, new Tie("scarce", "P1", "relative", true));
    FamilyFacts wishing = family(2, Set.of(), "P1");
    Weighing both = new Weighing(List.of(related, wishing), List.of(city("scarce", "P1", 2), city("other", "P2", 100)), POLICY);
    assertThat(codes(both.options(0, List.of(), 0, 1, LONG))).containsExactly("scarce", "other");
    List<Option> second = both.options(1, List.of(), 0, 1, LONG);
    assertThat(codes(second)).containsExactly("other", "scarce");
    assertThat(second.get(1).price()).isGreaterThan(second.get(1).worth() - second.get(0).worth());
    assertThat(codes(weigh(wishing, city("scarce", "P1", 2), city("other", "P2", 100)))).containsExactly("scarce", "other");
  }

  @Test
  void aScarceCityIsKeptForThoseStillToComeWhoNeedItMore() {
    List<FamilyFacts> past = Stream.generate(() -> family(2, Set.of(), null, new Tie("scarce", "P1", "relative", true))).limit(10).toList();
    Weighing one = new Weighing(List.of(family(2, Set.of(), "P1")), List.of(city("scarce", "P1", 6), city("other", "P2", 1000)), POLICY);
    assertThat(codes(one.options(0, List.of(), 0, 1, LONG))).containsExactly("scarce", "other");
    assertThat(codes(one.options(0, past, 20, 1, LONG))).containsExactly("other", "scarce");
    assertThat(codes(one.options(0, past, 20_000, 1, LONG))).containsExactly("other", "scarce");
  }

  @Test
  void whoIsHereComesBeforeWhoMayComeForTheSameReasons() {
    FamilyFacts related = family(2, Set.of(), null, new Tie("scarce", "P1", "relative", true));
    Weighing one = new Weighing(List.of(related), List.of(city("scarce", "P1", 2), city("other", "P2", 1000)), POLICY);
    assertThat(codes(one.options(0, List.of(related, related), 40, 1, LONG))).containsExactly("scarce", "other");
  }

  @Test
  void aFamilyForWhomThereIsNoRoomAnywhereIsStillTold() {
    List<Option> options = weigh(family(5, Set.of(), null), city("a", "P1", 4), city("b", "P1", 0));
    assertThat(options).extracting(Option::planned).containsExactly(false, false);
    assertThat(options).allSatisfy(option -> assertThat(option.against()).extracting(Obstacle::code).containsExactly("full"));
  }

  @Property(tries = 60)
  void theOrderIsWhatLimitsWorthAndPriceSay(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int waiting, @ForAll @IntRange(min = 1, max = 9) int places) {
    Random random = new Random(seed);
    List<City> cities = IntStream.range(0, places).mapToObj(at -> any("c" + at, random)).toList();
    List<FamilyFacts> families = IntStream.range(0, waiting).mapToObj(at -> any(cities, random)).toList();
    Weighing weighing = new Weighing(families, cities, POLICY);
    Map<String, Integer> taken = new HashMap<>();
    for (int family = 0; family < waiting; family++) {
      List<Option> options = weighing.options(family, List.of(), 0, seed, LONG);
      assertThat(options).extracting(option -> option.place().code()).containsExactlyInAnyOrderElementsOf(cities.stream().map(city -> city.place().code()).toList());
      assertThat(options.stream().skip(1)).noneMatch(Option::planned);
      assertThat(options).allSatisfy(option -> assertThat(option.price()).isGreaterThanOrEqualTo(-1e-6));
      List<Option> rest = options.stream().filter(option -> !option.planned() && option.against().isEmpty()).toList();
      assertThat(rest).isSortedAccordingTo(Comparator.comparingDouble((Option option) -> -Math.round(option.left() * 1e5)));
      assertThat(options.stream().dropWhile(option -> option.against().isEmpty())).allSatisfy(option -> assertThat(option.against()).isNotEmpty());
      Option first = options.get(0);
      if (first.planned()) {
        assertThat(first.against()).isEmpty();
        taken.merge(first.place().code(), families.get(family).persons(), Integer::sum);
      }
    }
    assertThat(cities).allSatisfy(city -> assertThat(taken.getOrDefault(city.place().code(), 0)).isLessThanOrEqualTo(city.left()));
  }

  @Property(tries = 60)
  void aFamilyAloneGetsTheCityThatIsWorthMostToIt(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int places) {
    Random random = new Random(seed);
    List<City> cities = IntStream.range(0, places).mapToObj(at -> any("c" + at, random)).toList();
    FamilyFacts family = any(cities, random);
    List<Option> options = new Weighing(List.of(family), cities, POLICY).options(0, List.of(), 0, seed, LONG);
    int most = options.stream().filter(option -> option.against().isEmpty()).mapToInt(Option::worth).max().orElse(-1);
    if (most >= 0) {
      assertThat(options.get(0)).returns(most, Option::worth).returns(true, Option::planned);
    }
    assertThat(options).isEqualTo(new Weighing(List.of(family), cities, POLICY).options(0, List.of(), 0, seed, LONG));
  }

  @Property(tries = 100)
  void confirmingThatRelativesLiveThereNeverPutsTheCityFurtherBack(@ForAll long seed, @ForAll @IntRange(min = 2, max = 9) int places) {
    Random random = new Random(seed);
    List<City> cities = IntStream.range(0, places).mapToObj(at -> any("c" + at, random)).toList();
    FamilyFacts family = any(cities, random);
    Place place = cities.get(random.nextInt(places)).place();
    FamilyFacts claimed = with(family, new Tie(place.code(), place.province(), "relative", false));
    FamilyFacts confirmed = with(family, new Tie(place.code(), place.province(), "relative", true));
    int before = codes(new Weighing(List.of(claimed), cities, POLICY).options(0, List.of(), 0, seed, LONG)).indexOf(place.code());
    int after = codes(new Weighing(List.of(confirmed), cities, POLICY).options(0, List.of(), 0, seed, LONG)).indexOf(place.code());
    assertThat(after).isLessThanOrEqualTo(before);
  }

  private static List<Option> weigh(FamilyFacts family, City... cities) {
    return new Weighing(List.of(family), List.of(cities), POLICY).options(0, List.of(), 0, 1, LONG);
  }

  private static List<String> codes(List<Option> options) {
    return options.stream().map(option -> option.place().code()).toList();
  }

  private static City city(String code, String province, int plan) {
    return new City(new Place(code, province, code), Set.of(), Set.of(), plan, 0, "even");
  }

  private static FamilyFacts family(int persons, Set<Takes> needs, String province, Tie... ties) {
    return new FamilyFacts(new FamilyToPlace(UUID.randomUUID(), "T-1", Priority.normal, Room.ofFamily(persons, 0, !needs.isEmpty()), needs, List.of("prs"), null,
        province, null, false, false, Set.of(), null), List.of(ties), Map.of());
  }

  private static FamilyFacts with(FamilyFacts family, Tie tie) {
    List<Tie> ties = new ArrayList<>(family.ties().stream().filter(each -> !each.place().equals(tie.place())).toList());
    ties.add(tie);
    return new FamilyFacts(family.family(), ties, family.wishes());
  }

  private static City any(String code, Random random) {
    EnumSet<Service> services = EnumSet.noneOf(Service.class);
    Stream.of(Service.values()).filter(service -> random.nextInt(3) > 0).forEach(services::add);
    Integer plan = random.nextInt(10) == 0 ? null : Integer.valueOf(random.nextInt(16));
    return new City(new Place(code, "P" + random.nextInt(3), code), services, random.nextBoolean() ? Set.of("en", "fr") : Set.of("en", "prs"), plan, random.nextInt(5),
        Criterion.load.levels().get(random.nextInt(3)));
  }

  private static FamilyFacts any(List<City> cities, Random random) {
    Set<Takes> needs = random.nextInt(3) == 0 ? EnumSet.of(Takes.medical) : Set.of();
    Place place = cities.get(random.nextInt(cities.size())).place();
    Place wish = cities.get(random.nextInt(cities.size())).place();
    Tie tie = new Tie(place.code(), place.province(), List.of("relative", "friend", "community").get(random.nextInt(3)), random.nextBoolean());
    FamilyFacts family = family(1 + random.nextInt(7), needs, random.nextBoolean() ? "P" + random.nextInt(3) : null, tie);
    return new FamilyFacts(family.family(), family.ties(), Map.of(wish.code(), List.of("first", "wished", "avoided").get(random.nextInt(3))));
  }
}

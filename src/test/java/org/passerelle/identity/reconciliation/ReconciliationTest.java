package org.passerelle.identity.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.casefile.Birth;
import org.passerelle.casefile.BirthCalendar;
import org.passerelle.identity.Attestation.Check;
import org.passerelle.identity.Attestation.Outcome;
import org.passerelle.identity.Attestation.Shown;
import org.passerelle.identity.EvidenceOnFile;
import org.passerelle.identity.reconciliation.Fact.Verdict;
import org.passerelle.identity.reconciliation.Fact.Weighed;
import org.passerelle.identity.reconciliation.Hierarchy.Step;

/** All versions stay, the strongest is marked, and what cannot both be true stands out. */
class ReconciliationTest {

  static final Hierarchy HIERARCHY = new Hierarchy(
      steps("passport", 2, "travelDocument", 3, "eTazkira", 4, "tazkiraPaper", 5, "attestation", 7, "noticed", 7, "referee", 7, "statement", 8, "referral", 8,
          "earlierReferral", 8, "alsoKnownAs", 8, "upload", 9, "facilitationLetter", 10),
      steps("copy", 1, "picture", 2, "unchecked", 1, "notInOrder", 9));

  private static final UUID PERSON = UUID.randomUUID();
  private static final Origin PARTNER = new Origin("partner", "Partner", "Partenaire");
  private static final Origin NGO = new Origin("ngo", "NGO", "ONG");
  private static final Origin OTHER = new Origin("other", "Other NGO", "Autre ONG");

  @ParameterizedTest
  @CsvSource({
      "1990-02-03, gregorian, 1990-02-03, gregorian, agrees, sameBirth",
      "1990-02-03, gregorian, 1368-11-14, solarHijri, agrees, sameBirthOtherCalendar",
      "1990-02-03, gregorian, 1990, gregorian, compatible, birthWithin",
      "1990-02-03, gregorian, 1368, solarHijri, compatible, birthWithin",
      "1990-01-01, gregorian, 1990-02-03, gregorian, compatible, firstOfYear",
      "1369-01-01, solarHijri, 1990-08-03, gregorian, compatible, firstOfYear",
      "1990-01-01, gregorian, 1990, gregorian, compatible, firstOfYear",
      "1990-02-03, gregorian, 1990-03-02, gregorian, conflicts, dayAndMonthSwapped",
      "1990-02-03, gregorian, 1990-02-04, gregorian, conflicts, birthDiffers",
      "1990-02-03, gregorian, 1991, gregorian, conflicts, birthDiffers",
      "1990-02-03, gregorian, 1370, solarHijri, conflicts, birthDiffers",
      "1990-02-03, gregorian, unknown, gregorian, silent, birthUnknown",
      "1990-02-03, gregorian, 1990-13-40, gregorian, unclear, birthUnreadable"})
  void birthsInAnyCalendarAndAsExactAsKnown(String one, BirthCalendar calendar, String other, BirthCalendar otherCalendar, Agreement agreement, String finding) {
    Birth left = Birth.read(one, calendar, null).orElse(null);
    Birth right = Birth.read(other, otherCalendar, null).orElse(null);
    assertThat(Births.between(left, right)).isEqualTo(new Compared(agreement, finding));
    assertThat(Births.between(right, left)).isEqualTo(new Compared(agreement, finding));
  }

  @Test
  void anAgeIsAnEstimate() {
    Birth aged = Birth.ofAge(34, LocalDate.of(2026, 1, 1), null);
    assertThat(Births.between(aged, Birth.read("1990").orElseThrow())).isEqualTo(new Compared(Agreement.compatible, "birthEstimated"));
    assertThat(Births.between(aged, Birth.read("1985").orElseThrow()).agreement()).isEqualTo(Agreement.conflicts);
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      Mohammad Zaman, Muhammed Zaman, agrees, nameVariant
      Mohammad Zaman Testi, Testi Mohammad Zaman, compatible, nameReordered
      Zarghuna, Zarghuna, agrees, sameLetters
      Zarghuna, زرغونه, agrees, nameAcrossScripts
      Zarghuna Ahmadi, Bilal Karimi, conflicts, nameDiffers
      Zarghuna Ahmadi, بلال کریمی, conflicts, nameDiffersAcrossScripts
      """)
  void namesInAnySpellingAndScript(String one, String other, Agreement agreement, String finding) {
    assertThat(Names.between(one, other, List.of())).isEqualTo(new Compared(agreement, finding));
    assertThat(Names.between(other, one, List.of())).isEqualTo(new Compared(agreement, finding));
  }

  @Test
  void aFurtherNameOnFileExplainsADifference() {
    List<Fact> facts = reconcile(name("Zarghuna Ahmadi", said(Source.REFERRAL, PARTNER)), name("Bibi Gul", said(Source.ALSO_KNOWN_AS, PARTNER)),
        name("Bibi Gul", paper("eTazkira", NGO, Shown.original)));
    assertThat(facts).singleElement().satisfies(fact -> {
      assertThat(fact.verdict()).isEqualTo(Verdict.compatible);
      assertThat(fact.versions()).hasSize(3);
      assertThat(fact.versions().get(0).version().value()).isEqualTo("Bibi Gul");
    });
    assertThat(reconcile(name("Zarghuna Ahmadi", said(Source.REFERRAL, PARTNER)), name("Bibi Gul", paper("eTazkira", NGO, Shown.original))))
        .extracting(Fact::verdict).containsExactly(Verdict.conflicts);
  }

  @ParameterizedTest
  @CsvSource({
      "nationalId, 1234-56, eTazkira, 1234 56, agrees, sameNumber",
      "nationalId, ۱۲۳۴۵۶, eTazkira, 123456, agrees, sameNumber",
      "nationalId, 123456, eTazkira, 999999, unclear, otherIssue",
      "passport, P123456, eTazkira, 999999, silent, otherPaper",
      "tazkiraPaper, 123456, eTazkira, 999999, silent, otherPaper",
      "passport, P123456, passport, P123457, conflicts, numberOneSign",
      "passport, P123456, passport, P12345, conflicts, numberOneSign",
      "passport, P123456, passport, Q999999, conflicts, numberDiffers"})
  void numbersOfPapersOfOneKind(String type, String number, String otherType, String otherNumber, Agreement agreement, String finding) {
    Version one = Version.number(PERSON, number, type, said(Source.REFERRAL, PARTNER), "");
    Version other = Version.number(PERSON, otherNumber, otherType, said(Source.STATEMENT, NGO), "");
    assertThat(Numbers.between(one, other)).isEqualTo(new Compared(agreement, finding));
    assertThat(Numbers.between(other, one)).isEqualTo(new Compared(agreement, finding));
  }

  @Test
  void aPaperIsWeakenedByItsFormAndItsChecks() {
    assertThat(Stream.of(paper("passport", NGO, Shown.original), paper("passport", NGO, Shown.copy), paper("passport", NGO, Shown.picture),
        new Source("passport", NGO, null, Shown.original, List.of(), List.of(), List.of(Check.number)), said(Source.STATEMENT, NGO),
        new Source("passport", NGO, null, Shown.original, List.of(Check.photo), List.of(Check.number), List.of())).map(HIERARCHY::of)
        .map(Hierarchy.Strength::rank)).containsExactly(2, 3, 4, 3, 8, 11);
  }

  @Test
  void twoSourcesThatDisagreeStayBothAndTheStrongerIsMarked() {
    Fact fact = reconcile(born("1990-02-03", said(Source.REFERRAL, PARTNER)), born("1988", paper("eTazkira", NGO, Shown.original)),
        born("1990", said(Source.STATEMENT, OTHER))).get(0);
    assertThat(fact.verdict()).isEqualTo(Verdict.conflicts);
    assertThat(fact.versions()).hasSize(3);
    assertThat(fact.versions()).filteredOn(Weighed::strongest).singleElement().satisfies(each -> assertThat(each.version().value()).isEqualTo("1988"));
    assertThat(fact.differences()).hasSize(2).allSatisfy(each -> assertThat(each.compared().finding()).isEqualTo("birthDiffers"));
    assertThat(fact.origins()).isEqualTo(1);
    assertThat(fact.repeated()).isEmpty();
  }

  @Test
  void severalVersionsOfOneNgoAreOneSource() {
    Fact fact = reconcile(born("1990-02-03", said(Source.REFERRAL, PARTNER)), born("1990", paper("eTazkira", NGO, Shown.original)),
        born("1990", said(Source.STATEMENT, NGO))).get(0);
    assertThat(fact.origins()).isEqualTo(1);
    assertThat(fact.repeated()).containsExactly(NGO);
  }

  @Test
  void whatTheSamePartnerSaidBeforeBearsNothingOut() {
    assertThat(reconcile(born("1990-02-03", said(Source.REFERRAL, PARTNER)), born("1990", said(Source.EARLIER_REFERRAL, PARTNER))).get(0).verdict())
        .isEqualTo(Verdict.unsupported);
    assertThat(reconcile(born("1990-02-03", said(Source.REFERRAL, PARTNER)), born("1980", said(Source.EARLIER_REFERRAL, PARTNER))).get(0).verdict())
        .isEqualTo(Verdict.conflicts);
  }

  @Test
  void workThatIsBorneOutBearsOutTheClaimOnlyWhenItIsTheWorkClaimed() {
    Version claimed = Version.stated(FactKind.service, PERSON, "teacher", said(Source.REFERRAL, PARTNER), "");
    assertThat(reconcile(claimed, worked("A fictional school · Teacher of mathematics")).get(0).verdict()).isEqualTo(Verdict.agrees);
    assertThat(reconcile(claimed, worked("A fictional clinic · driver")).get(0).verdict()).isEqualTo(Verdict.unclear);
    assertThat(reconcile(worked("A fictional clinic · driver")).get(0).verdict()).isEqualTo(Verdict.agrees);
  }

  private static Version worked(String as) {
    return Version.found(FactKind.service, PERSON, as, said(Source.ATTESTATION, NGO), Outcome.borneOut, "service.borneOut", "");
  }

  @Test
  void twoNgosThatSeeAnotherLikenessAreInConflictAlthoughNothingWasClaimed() {
    Version same = Version.found(FactKind.likeness, PERSON, "same", said(Source.ATTESTATION, NGO), Outcome.borneOut, "likeness.same", "");
    Version different = Version.found(FactKind.likeness, PERSON, "different", said(Source.ATTESTATION, OTHER), Outcome.contradicted, "likeness.different", "");
    Version silent = Version.found(FactKind.likeness, PERSON, "notCompared", said(Source.ATTESTATION, OTHER), Outcome.notKnown, "likeness.notCompared", "");
    assertThat(reconcile(same, different).get(0).verdict()).isEqualTo(Verdict.conflicts);
    assertThat(reconcile(different).get(0).verdict()).isEqualTo(Verdict.conflicts);
    assertThat(reconcile(same, silent).get(0).verdict()).isEqualTo(Verdict.agrees);
    assertThat(reconcile(silent).get(0)).satisfies(fact -> {
      assertThat(fact.verdict()).isEqualTo(Verdict.unsupported);
      assertThat(fact.versions()).noneMatch(Weighed::strongest);
    });
  }

  @Test
  void nothingAnNgoSaysIsLost() {
    List<org.passerelle.casefile.Person> family = EvidenceOnFile.family("FIC123456");
    List<Version> versions = new ArrayList<>(Claims.of(family, PARTNER, null));
    versions.addAll(Attested.of(EvidenceOnFile.first(family, "FIC123456"), NGO, family));
    versions.addAll(Attested.of(EvidenceOnFile.second(family, "FIC123456"), OTHER, family));
    Hierarchy complete = new Hierarchy(versions.stream().map(each -> each.source().code()).distinct().collect(Collectors.toMap(code -> code, code -> step(code, 5))),
        HIERARCHY.weaknesses());
    List<Fact> facts = Reconciliation.of(versions, complete);
    String shown = facts.stream().flatMap(fact -> fact.versions().stream()).map(each -> each.version().value() + " " + each.version().remark()).collect(Collectors.joining("\n"));
    assertThat(shown).contains(EvidenceOnFile.NAME, EvidenceOnFile.SCRIPT, "Zari Jan", "گل محمد", "TESTFICTIONAL ZARGHUNA", "Zarghoona Fictional Zada",
        "1368-11-14 SH", "112-45-7", "FL-77", "Task Force Testfictional", "Badge and two letters of thanks", "Wedding pictures", "An aunt says", "Old neighbour, fictional",
        "They are who they say.", "She paid 900 dollars", "moved to Lahore", "The child was not at the call.", "Water stains", "edge of the photograph", "Interpreter with the Canadian forces");
    assertThat(facts.get(0).verdict()).as("conflicts stand first").isEqualTo(Verdict.conflicts);
  }

  @Property(tries = 300)
  void noVersionIsLostAndTheirOrderChangesNothing(@ForAll("versions") List<Version> versions, @ForAll long seed) {
    List<Version> shuffled = new ArrayList<>(versions);
    Collections.shuffle(shuffled, new Random(seed));
    List<Fact> facts = Reconciliation.of(versions, HIERARCHY);
    assertThat(Reconciliation.of(shuffled, HIERARCHY)).usingRecursiveComparison().isEqualTo(facts);
    assertThat(facts.stream().flatMap(fact -> fact.versions().stream()).map(Weighed::version)).containsExactlyInAnyOrderElementsOf(versions);
  }

  @Property(tries = 300)
  void theStrongestIsAMaximum(@ForAll("versions") List<Version> versions) {
    Reconciliation.of(versions, HIERARCHY).forEach(fact -> {
      List<Weighed> speaking = fact.versions().stream().filter(each -> !each.version().silent()).toList();
      assertThat(fact.versions().stream().anyMatch(Weighed::strongest)).isEqualTo(!speaking.isEmpty());
      fact.versions().stream().filter(Weighed::strongest).forEach(strongest ->
          assertThat(speaking).allSatisfy(each -> assertThat(each.strength().rank()).isGreaterThanOrEqualTo(strongest.strength().rank())));
    });
  }

  @Property(tries = 300)
  void aFurtherSourceNeverHidesAConflict(@ForAll("versions") List<Version> versions, @ForAll("version") Version more) {
    List<Version> all = new ArrayList<>(versions);
    all.add(more);
    List<Fact> before = Reconciliation.of(versions, HIERARCHY).stream().filter(fact -> !fact.differences().isEmpty()).toList();
    boolean explains = more.source().is(Source.ALSO_KNOWN_AS) || more.claim();
    if (!explains) {
      List<Fact> after = Reconciliation.of(all, HIERARCHY);
      before.forEach(fact -> assertThat(after).filteredOn(each -> each.kind() == fact.kind()).singleElement()
          .satisfies(each -> assertThat(each.differences()).containsAll(fact.differences())));
    }
  }

  @Provide
  Arbitrary<List<Version>> versions() {
    return version().list().ofMaxSize(9);
  }

  @Provide
  Arbitrary<Version> version() {
    Arbitrary<Source> sources = Combinators.combine(Arbitraries.of(HIERARCHY.sources().keySet()), Arbitraries.of(PARTNER, NGO, OTHER),
        Arbitraries.of(Shown.values()).injectNull(0.5), Arbitraries.of(Check.values()).list().ofMaxSize(1))
        .as((code, origin, shown, wrong) -> new Source(code, origin, null, shown, List.of(), wrong, List.of()));
    Arbitrary<Version> names = Combinators.combine(Arbitraries.of("Zarghuna", "Zarghuna Ahmadi", "زرغونه", "Bilal", "Bilal Karimi"), sources)
        .as((name, source) -> name(name, source));
    Arbitrary<Version> births = Combinators.combine(Arbitraries.of("1990", "1990-01-01", "1990-02-03", "1988", "unknown", "19x"), sources)
        .as((birth, source) -> born(birth, source));
    Arbitrary<Version> likenesses = Combinators.combine(Arbitraries.of(Outcome.values()), sources)
        .as((outcome, source) -> Version.found(FactKind.likeness, PERSON, outcome.name(), source, outcome, outcome.name(), ""));
    Arbitrary<Version> numbers = Combinators.combine(Arbitraries.of("P123456", "P123457", "112233"), Arbitraries.of("passport", "nationalId", "eTazkira"), sources)
        .as((number, type, source) -> Version.number(PERSON, number, type, source, ""));
    return Arbitraries.oneOf(names, births, likenesses, numbers);
  }

  private static List<Fact> reconcile(Version... versions) {
    return Reconciliation.of(Arrays.asList(versions), HIERARCHY);
  }

  private static Version name(String name, Source source) {
    return Version.stated(FactKind.ofName(name), PERSON, name, source, "");
  }

  private static Version born(String birth, Source source) {
    return Version.born(PERSON, birth, Birth.read(birth).orElse(null), source);
  }

  private static Source said(String code, Origin origin) {
    return Source.said(code, origin, null);
  }

  private static Source paper(String code, Origin origin, @Nullable Shown shown) {
    return new Source(code, origin, null, shown, List.of(Check.photo), List.of(), List.of());
  }

  private static Map<String, Step> steps(Object... codes) {
    return java.util.stream.IntStream.range(0, codes.length / 2).boxed()
        .collect(Collectors.toMap(at -> (String) codes[2 * at], at -> step((String) codes[2 * at], (Integer) codes[2 * at + 1])));
  }

  private static Step step(String code, int steps) {
    return new Step(code, steps, code, code, code, code);
  }
}

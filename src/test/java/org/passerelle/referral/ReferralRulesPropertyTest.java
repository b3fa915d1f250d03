package org.passerelle.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.referral.ReferralCompletenessTest.TODAY;
import static org.passerelle.referral.ReferralCompletenessTest.nothingAround;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.passerelle.casefile.Person;
import org.passerelle.referral.Fault.Code;
import org.passerelle.referral.ReferralSubmission.Member;

/** What holds of the rules for every family, however it is made up and however little is known of it. */
class ReferralRulesPropertyTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of the whole family; the others depend on what is around it or on single answers. */
  private static final Set<Code> CONTRADICTIONS = EnumSet.of(Code.spouseIsChild, Code.spouseUnderAge, Code.severalSpouses, Code.childHasFamily,
      Code.childOlderThanApplicant, Code.parentYoungerThanApplicant, Code.yearsTooFew, Code.childInCareGrown, Code.listedTwice,
      Code.maritalStatusDiffers, Code.spouseNotNamed, Code.bestInterestsAdvised, Code.bestInterestsMissing, Code.noWomanAtRisk,
      Code.noChildAtRisk, Code.childAloneNotReferredAsChild, Code.stillAtHome);

  @Property
  void whoDoesNotTravelNeverChangesTheCaseSize(@ForAll("families") ObjectNode family, @ForAll("persons") ObjectNode relative) {
    List<Fault> before = faults(family);
    ObjectNode larger = family.deepCopy();
    persons(larger).add(relative.deepCopy().put("accompanying", false));

    assertThat(of(faults(larger), Code.caseSizeDiffers)).isEqualTo(of(before, Code.caseSizeDiffers));
  }

  @Property
  void theOrderOfTheListContradictsNothing(@ForAll("families") ObjectNode family, @ForAll Random random) {
    List<JsonNode> others = new ArrayList<>();
    persons(family).forEach(others::add);
    JsonNode applicant = others.remove(0);
    Collections.shuffle(others, random);
    ObjectNode shuffled = family.deepCopy();
    shuffled.putArray("persons").add(applicant).addAll(others);

    assertThat(contradictions(shuffled)).isEqualTo(contradictions(family));
  }

  @Property
  void toKnowLessOfABirthNeverBreaksARule(@ForAll("families") ObjectNode family, @ForAll @IntRange(max = 7) int whose,
      @ForAll @IntRange(max = 3) int how) {
    ObjectNode vaguer = family.deepCopy();
    ObjectNode person = (ObjectNode) persons(vaguer).get(whose % persons(vaguer).size());
    String written = person.path("birthDate").asText("unknown");
    person.put("birthDate", how == 0 || written.equals("unknown") ? "unknown" : written.substring(0, Math.min(written.length(), 1 + 3 * how)));

    assertThat(refusals(family)).containsAll(refusals(vaguer));
  }

  @Property
  void aFamilyOfWhichNoBirthIsKnownContradictsNothing(@ForAll("families") ObjectNode family) {
    ObjectNode unknown = family.deepCopy();
    persons(unknown).forEach(person -> ((ObjectNode) person).put("birthDate", "unknown"));

    assertThat(faults(unknown)).extracting(Fault::code).doesNotContain(Code.spouseIsChild, Code.spouseUnderAge, Code.childHasFamily,
        Code.childOlderThanApplicant, Code.parentYoungerThanApplicant, Code.yearsTooFew, Code.childInCareGrown, Code.listedTwice,
        Code.perhapsListedTwice, Code.noChildAtRisk, Code.childAloneNotReferredAsChild, Code.bestInterestsMissing, Code.bestInterestsAdvised,
        Code.needOfAChild, Code.needNotOfASmallChild, Code.needOfAnOlderPerson);
  }

  @Property
  void noRuleStumblesOverWhatIsMissingOrMad(@ForAll("families") ObjectNode family, @ForAll Random random) {
    JsonNode mutilated = mutilate(rich(family), random);

    assertThat(faults(mutilated.isNull() ? JSON.createObjectNode() : (ObjectNode) mutilated)).allSatisfy(fault -> assertThat(fault.field()).isNotBlank());
  }

  @Property
  void eachFindingPointsAtAFieldOfTheForm(@ForAll("families") ObjectNode family) {
    Set<String> names = Set.of(ReferralSubmission.class.getRecordComponents()).stream().map(component -> component.getName())
        .collect(Collectors.toSet());

    assertThat(faults(rich(family))).extracting(fault -> fault.field().split("[\\[.]")[0]).allMatch(names::contains);
  }

  @Property
  void theSamePersonComesBackAsItWasSent(@ForAll("members") ObjectNode sent) {
    Member member = SampleReferrals.member(sent);
    Person person = member.asPerson(java.util.UUID.randomUUID(), 1, "PAK", TODAY);

    assertThat(Member.of(person)).isEqualTo(member.withoutBlanks());
    assertThat(person.fullName()).isEqualTo(member.fullName());
  }

  @Provide
  Arbitrary<ObjectNode> families() {
    return Combinators.combine(persons().map(person -> person.deepCopy().put("relation", "principalApplicant").put("accompanying", true)),
        persons().list().ofMaxSize(7), Arbitraries.of("LPN", "WGR", "CAR", "MED", "LAD"), Arbitraries.integers().between(1, 9))
        .as((applicant, others, category, size) -> {
          ObjectNode sent = SampleReferrals.json().put("primaryCategory", category).put("caseSize", size);
          sent.putArray("persons").add(applicant).addAll(others);
          return sent;
        });
  }

  @Provide
  Arbitrary<ObjectNode> persons() {
    return Combinators.combine(Arbitraries.of("spouse", "child", "parent", "sibling", "grandparent", "grandchild", "childInCare", "otherRelative"),
        Arbitraries.of("Omid", "Laila", "Nur Testfictional", "Gul"), Arbitraries.of("female", "male", "another", "unknown"), births(),
        Arbitraries.of(true, true, false), Arbitraries.of("single", "married", "widowed").injectNull(0.5), Arbitraries.of("AFG", "PAK", "XXA"))
        .as((relation, name, sex, birth, travels, status, nationality) -> {
          ObjectNode person = SampleReferrals.person(relation, name, sex, birth).put("accompanying", travels).put("nationality", nationality);
          return status == null ? person : person.put("maritalStatus", status);
        });
  }

  @Provide
  Arbitrary<ObjectNode> members() {
    Arbitrary<String> names = Arbitraries.of("Zarghuna", "Abdul  Rahman", "O’Testfictional-Étoile", "می\u200cخواهم", "محمد زمان", "Nguye\u0302\u0303n", "A\u0301l",
        "王小明", "de la Test y Fictional", "Xiè 𠮷");
    return Combinators.combine(persons(), names, names.injectNull(0.4), Arbitraries.of("gregorian", "solarHijri", "lunarHijri", "age"),
        Arbitraries.integers().between(0, 100), names.list().ofMaxSize(3), Arbitraries.of("+44 7700 900101", "0301 2345678", "123").list().ofMaxSize(2))
        .as((person, name, script, calendar, number, others, phones) -> {
          person.put("fullName", name);
          if (script != null) {
            person.put("nameInScript", script);
          }
          if (calendar.equals("age")) {
            person.remove("birthDate");
            person.put("birthAge", number).put("birthAgeOn", "2026-10-01").put("birthOriginal", "حدود");
          } else if (!calendar.equals("gregorian")) {
            person.put("birthCalendar", calendar).put("birthDate", String.valueOf(1320 + number % 80)).put("birthOriginal", "۱۳۷۳");
          }
          others.forEach(other -> person.withArray("otherNames").addObject().put("name", other).put("reason", "spelling"));
          phones.forEach(person.withArray("phones")::add);
          person.put("interpreterLanguage", "prs").put("interpreterGender", "female").put("officialLanguage", "fr");
          return person;
        });
  }

  private static Arbitrary<String> births() {
    Arbitrary<String> days = Combinators.combine(Arbitraries.integers().between(1930, 2026), Arbitraries.integers().between(1, 10),
        Arbitraries.integers().between(1, 28)).as("%04d-%02d-%02d"::formatted);
    return Combinators.combine(days, Arbitraries.of(4, 7, 10, 10, 0)).as((day, length) -> length == 0 ? "unknown" : day.substring(0, length));
  }

  /** The same with every list filled, so that there is something to mutilate. */
  private static ObjectNode rich(ObjectNode family) {
    ObjectNode sent = family.deepCopy();
    sent.put("sponsorCode", "SOMEBODY").put("undertakingSigned", "2026-11-01").put("form", "abridged").put("groupReference", "G-1");
    sent.putArray("linkedCases").addObject().put("reference", "A-1").put("link", "other");
    sent.putArray("relatives").addObject().put("person", 40).put("relation", "spouse").put("fullName", "Omid").put("born", "1990");
    List.of("CR", "SC", "WR", "ER", "PG").forEach(need -> IntStream.rangeClosed(1, 3).forEach(
        person -> sent.withArray("specificNeeds").addObject().put("person", person).put("need", need)));
    sent.putArray("confidential").addObject().put("about", 1).put("fact", "A fictional fact.").putArray("hiddenFrom").add(1).add(44);
    sent.putArray("attachments").addObject().put("document", "00000000-0000-4000-8000-000000000000").put("person", 50);
    ObjectNode applicant = (ObjectNode) persons(sent).get(0);
    applicant.putArray("phones").add("+44 7700 900101").add("1");
    applicant.putArray("otherNames").addObject().put("name", "Omid").put("reason", "spelling");
    return sent;
  }

  private static JsonNode mutilate(JsonNode node, Random random) {
    if (random.nextInt(12) == 0) {
      return JSON.nullNode();
    }
    if (node instanceof ObjectNode object) {
      ObjectNode copy = JSON.createObjectNode();
      object.fields().forEachRemaining(field -> copy.set(field.getKey(), mutilate(field.getValue(), random)));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JSON.createArrayNode();
      array.forEach(entry -> copy.add(mutilate(entry, random)));
      return copy;
    }
    if (node.isTextual() && random.nextInt(6) == 0) {
      return JSON.getNodeFactory().textNode(List.of("", " ", "\u0000", "9999999999-99", "unknown", "+999999999-12-31", "٣", "-999999999-01-01")
          .get(random.nextInt(8)));
    }
    if (node.isInt() && random.nextInt(4) == 0) {
      return JSON.getNodeFactory().numberNode(List.of(0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE).get(random.nextInt(4)));
    }
    return node;
  }

  private static List<Fault> faults(ObjectNode sent) {
    try {
      return ReferralCompleteness.faults(SubmittedCase.of(JSON.treeToValue(sent, ReferralSubmission.class), nothingAround()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static List<Fault> of(List<Fault> faults, Code code) {
    return faults.stream().filter(fault -> fault.code() == code).toList();
  }

  private static Map<Code, Long> contradictions(ObjectNode sent) {
    return faults(sent).stream().map(Fault::code).filter(CONTRADICTIONS::contains)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static Set<Code> refusals(ObjectNode sent) {
    return faults(sent).stream().map(Fault::code).filter(Code::returns).collect(Collectors.toSet());
  }

  private static ArrayNode persons(ObjectNode sent) {
    return (ArrayNode) sent.get("persons");
  }
}

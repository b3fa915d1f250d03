package org.passerelle.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.referral.DraftMerge.Side;
import org.passerelle.referral.FormField.Kind;

/** What is typed becomes a submission and a submission what could have been typed; two people's texts are told apart. */
class TypedReferralTest {

  private static final ReferralSubmission WHOLE = SampleReferrals.changed(SampleReferrals.complete(), node -> {
    node.putArray("relatives").addObject().put("person", 3).put("relation", "sibling").put("fullName", "Omid Fictional");
    node.putArray("confidential").addObject().put("fact", "Fictional.").putArray("hiddenFrom").add(2);
    node.putArray("consentsTo").add("sponsors").add("provinces");
    ((ObjectNode) node.get("persons").get(0)).withArray("phones").add("+92 300 1234567");
    ((ObjectNode) node.get("persons").get(0)).withArray("otherNames").addObject().put("name", "Pari").put("reason", "nickname");
  });

  @Test
  void aSubmissionComesBackAsItWas() {
    assertThat(TypedReferral.of(WHOLE).read()).isEqualTo(new TypedReferral.Reading(WHOLE, Map.of()));
  }

  @Test
  void everyFieldOfTheFormHasAKind() {
    TypedReferral typed = TypedReferral.of(WHOLE);
    assertThat(typed.paths()).contains("partnerReference", "declaration.signedBy").allSatisfy(
        path -> assertThat(typed.field(path)).isPresent());
    assertThat(kind(WHOLE, "caseSize")).isEqualTo(Kind.number);
    assertThat(kind(WHOLE, "countryOfAsylum")).isEqualTo(Kind.country);
    assertThat(kind(WHOLE, "languages")).isEqualTo(Kind.languages);
    assertThat(kind(WHOLE, "claim")).isEqualTo(Kind.prose);
    assertThat(kind(WHOLE, "undertakingSigned")).isEqualTo(Kind.day);
    assertThat(TypedReferral.of(WHOLE).field("primaryCategory").orElseThrow()).satisfies(field -> {
      assertThat(field.codes()).contains("LPN");
      assertThat(field.required()).isTrue();
    });
  }

  @Test
  void whoMovesOrLeavesTakesWhatPointsAtThemAlong() {
    TypedReferral typed = TypedReferral.of(WHOLE);
    String child = typed.entries("persons").get(2);
    assertThat(typed.moveUp(child).read().submission().relatives().get(0).person()).isEqualTo(2);
    assertThat(typed.without(typed.entries("persons").get(0)).read().submission().relatives().get(0).person()).isEqualTo(2);
    assertThat(typed.without(child).read().submission().relatives().get(0).person()).isNull();
    assertThat(typed.without(typed.entries("persons").get(1)).read().submission().confidential().get(0).hiddenFrom()).isNull();
  }

  @Test
  void whatIsNotOnTheFormIsPassedOver() {
    TypedReferral typed = TypedReferral.of(WHOLE);
    assertThat(typed.with(Map.of("persons[999999999].fullName", List.of("x"), "persons", List.of("x"), "persons[0].fullName", List.of("x"),
        "nothing", List.of("x"), "claim.x", List.of("x"), "persons[" + "9".repeat(200) + "].sex", List.of("x"), "", List.of("x"),
        "_csrf", List.of("x")))).isEqualTo(typed);
  }

  @Test
  void whatCannotBeReadIsKeptAndNamed() {
    TypedReferral typed = TypedReferral.of(WHOLE).with(Map.of("caseSize", List.of("many\u0000")));
    assertThat(typed.answer("caseSize")).isEqualTo("many\uFFFD");
    assertThat(typed.read().unreadable()).containsOnlyKeys("caseSize");
    assertThat(TypedReferral.of(WHOLE).with(Map.of("caseSize", List.of("۳"))).read().submission().caseSize()).isEqualTo(3);
  }

  @Test
  void aFindingIsNamedByWhereItStands() {
    TypedReferral typed = TypedReferral.of(WHOLE);
    assertThat(typed.path("persons[1].birthDate")).isEqualTo(typed.entries("persons").get(1) + ".birthDate");
    assertThat(typed.path("persons[0].phones[0]")).isEqualTo(typed.entries("persons").get(0) + ".phones");
    assertThat(typed.path("languages[3]")).isEqualTo("languages");
    assertThat(typed.path("persons[99].sex")).isEqualTo("persons.sex");
  }

  @Test
  void twoPeoplesChangesAreToldApart() {
    TypedReferral base = TypedReferral.of(WHOLE);
    TypedReferral mine = base.with(Map.of("claim", List.of("Mine."), "caseSize", List.of("4")));
    TypedReferral theirs = base.with(Map.of("claim", List.of("Theirs."), "need", List.of("Theirs too.")));
    DraftMerge merge = DraftMerge.of(base, mine, theirs, path -> true);
    assertThat(merge.differences()).extracting(DraftMerge.Difference::path, DraftMerge.Difference::usual).containsExactlyInAnyOrder(
        tuple("claim", null), tuple("caseSize", Side.mine),
        tuple("need", Side.theirs));
    assertThat(merge.settledBy(Map.of())).isFalse();
    TypedReferral chosen = merge.chosen(Map.of("claim", Side.mine));
    assertThat(List.of(chosen.answer("claim"), chosen.answer("caseSize"), chosen.answer("need"))).containsExactly("Mine.", "4", "Theirs too.");
  }

  @Test
  void whatOneRemovesAndTheOtherChangesIsForThemToChoose() {
    TypedReferral base = TypedReferral.of(WHOLE);
    String child = base.entries("persons").get(2);
    TypedReferral mine = base.with(Map.of(child + ".occupation", List.of("Pupil")));
    DraftMerge merge = DraftMerge.of(base, mine, base.without(child), path -> path.startsWith("persons["));
    assertThat(merge.differences()).containsExactly(new DraftMerge.Difference(child, true, null));
    assertThat(merge.chosen(Map.of(child, Side.mine)).read().submission().persons()).hasSize(3)
        .anySatisfy(person -> assertThat(person.occupation()).isEqualTo("Pupil"));
    assertThat(merge.chosen(Map.of(child, Side.theirs)).read().submission().persons()).hasSize(2);
    assertThat(DraftMerge.of(base, base, base.without(child), path -> true).changesNothing()).isTrue();
  }

  @Test
  void theSamePersonIsKnownAgainOnAnotherForm() {
    TypedReferral base = TypedReferral.of(WHOLE);
    TypedReferral other = TypedReferral.of(SampleReferrals.changed(WHOLE, node -> {
      ((ArrayNode) node.get("persons")).insert(0, SampleReferrals.person("parent", "Zarghuna Unlike", "female", "1950"));
      ((ObjectNode) node.get("relatives").get(0)).put("person", 4);
    }));
    TypedReferral keyed = other.keyedAs(base);
    assertThat(keyed.read().submission()).isEqualTo(other.read().submission());
    assertThat(keyed.entries("persons").subList(1, 4)).isEqualTo(base.entries("persons"));
    assertThat(base.entries("persons")).doesNotContain(keyed.entries("persons").get(0));
  }

  private static Kind kind(ReferralSubmission submission, String path) {
    return TypedReferral.of(submission).field(path).orElseThrow().kind();
  }
}

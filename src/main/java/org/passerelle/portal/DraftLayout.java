package org.passerelle.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passerelle.referral.FormField;
import org.passerelle.referral.ReferralSubmission.AlsoKnownAs;
import org.passerelle.referral.ReferralSubmission.Attachment;
import org.passerelle.referral.ReferralSubmission.ConfidentialFact;
import org.passerelle.referral.ReferralSubmission.Declaration;
import org.passerelle.referral.ReferralSubmission.LinkedCase;
import org.passerelle.referral.ReferralSubmission.Member;
import org.passerelle.referral.ReferralSubmission.Relative;
import org.passerelle.referral.ReferralSubmission.SpecificNeed;

/** Which fields of the referral form stand beside each other. A field that is not named here stands in a row of its own at the end. */
final class DraftLayout {

  /** Fields that may be left out of a form, but that a rule or another field then asks for. */
  static final Set<String> ASKED_BY_RULE = Set.of("form", "secondaryCategory", "claim", "need", "birthDate", "birthAge");

  private static final Map<DraftStep, List<Section>> STEPS = Map.of(
      DraftStep.facts, List.of(
          section("form", List.of("form", "programme"), List.of("partnerReference", "groupReference"), List.of("linkedCases")),
          section("urgency", List.of("primaryCategory", "secondaryCategory"), List.of("danger", "medicalNeed"), List.of("caseSize")),
          section("where", List.of("countryOfAsylum", "insideHomeCountry"), List.of("languages"), List.of("intendedProvince")),
          section("sponsor", List.of("sponsorCode", "undertakingSigned"))),
      DraftStep.remarks, List.of(section("remarks", List.of("remarks")), section("confidential", List.of("confidential"))),
      DraftStep.consents, List.of(
          section("consents", List.of("consent"), List.of("consentsTo")),
          section("declaration", List.of("declaration"))));

  private static final List<Section> PERSON = List.of(
      section("names", List.of("fullName", "nameInScript"), List.of("otherNames")),
      section("place", List.of("relation", "accompanying", "sex")),
      section("birth", List.of("birthDate", "birthCalendar"), List.of("birthAge", "birthAgeOn"), List.of("birthOriginal")),
      section("papers", List.of("nationality"), List.of("documentType", "documentNumber"),
          List.of("statusRecognizedBy", "statusReference")),
      section("hearing", List.of("interpreterLanguage", "interpreterGender", "officialLanguage"), List.of("phones")),
      section("life", List.of("maritalStatus", "education", "occupation")));

  private static final Map<Class<?>, List<List<String>>> ENTRIES = Map.of(
      AlsoKnownAs.class, List.of(List.of("name", "nameInScript", "reason")),
      LinkedCase.class, List.of(List.of("reference", "link")),
      Relative.class, List.of(List.of("person", "relation"), List.of("fullName", "nameInScript"),
          List.of("sex", "born"), List.of("state", "country"), List.of("remarks")),
      SpecificNeed.class, List.of(List.of("person", "need"), List.of("remarks")),
      ConfidentialFact.class, List.of(List.of("fact"), List.of("about"), List.of("hiddenFrom")),
      Attachment.class, List.of(List.of("person")),
      Declaration.class, List.of(List.of("signedOn", "applicantSigned"), List.of("signedBy", "interpreter")));

  private DraftLayout() {
  }

  static List<Section> of(DraftStep step) {
    return complete(STEPS.getOrDefault(step, List.of()), step.fields());
  }

  static List<Section> ofPerson() {
    return complete(PERSON, FormField.of(Member.class).stream().map(FormField::name).toList());
  }

  static List<List<String>> of(Class<? extends Record> entry) {
    return complete(List.of(new Section("", ENTRIES.getOrDefault(entry, List.of()))),
        FormField.of(entry).stream().map(FormField::name).toList()).stream().flatMap(section -> section.rows().stream()).toList();
  }

  /** The field of an entry that is filled in first. */
  static String first(FormField list) {
    return list.entry() == Member.class ? PERSON.get(0).rows().get(0).get(0) : of(list.entry()).get(0).get(0);
  }

  private static List<Section> complete(List<Section> placed, List<String> names) {
    List<String> left = new ArrayList<>(names);
    placed.forEach(section -> section.rows().forEach(left::removeAll));
    List<Section> sections = new ArrayList<>(placed);
    if (!left.isEmpty()) {
      sections.add(new Section("", left.stream().map(List::of).toList()));
    }
    return sections;
  }

  @SafeVarargs
  private static Section section(String title, List<String>... rows) {
    return new Section(title, List.of(rows));
  }

  /** Fields under one heading, in rows. Without a title they need none. */
  record Section(String title, List<List<String>> rows) {
  }
}

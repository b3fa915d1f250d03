package org.passerelle.portal;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.passerelle.referral.FormField;
import org.passerelle.referral.ReferralSubmission;

/** A step of the referral form, after the sections of the UNHCR resettlement registration form. */
public enum DraftStep {

  facts("form", "programme", "partnerReference", "groupReference", "linkedCases", "primaryCategory", "secondaryCategory", "caseSize", "danger",
      "medicalNeed", "countryOfAsylum", "insideHomeCountry", "languages", "intendedProvince", "sponsorCode", "undertakingSigned"),
  persons("persons"), relatives("relatives"), claim("claim"), need("need"), needs("specificNeeds"), remarks("remarks", "confidential"),
  consents("consent", "consentsTo", "declaration"), attachments("attachments"),
  /** Everything at a glance, and the sending. */
  check;

  private static final Set<DraftStep> LEFT_OUT_WHEN_ABRIDGED = EnumSet.of(claim, need);

  private final List<String> fields;

  DraftStep(String... fields) {
    this.fields = List.of(fields);
  }

  /** The fields of the whole form that stand here. One that no step names stands with the facts of the case. */
  List<String> fields() {
    if (this != facts) {
      return fields;
    }
    List<String> elsewhere = Arrays.stream(values()).filter(step -> step != facts).flatMap(step -> step.fields.stream()).toList();
    return FormField.of(ReferralSubmission.class).stream().map(FormField::name).filter(name -> !elsewhere.contains(name)).toList();
  }

  /** The step a field stands in. */
  static DraftStep of(String path) {
    String name = path.split("[.\\[]", 2)[0];
    return Arrays.stream(values()).filter(step -> step.fields.contains(name)).findFirst().orElse(facts);
  }

  static Optional<DraftStep> named(String name) {
    return Arrays.stream(values()).filter(step -> step.name().equals(name)).findFirst();
  }

  /** The steps of a form. */
  static List<DraftStep> of(boolean abridged) {
    return Arrays.stream(values()).filter(step -> !abridged || !LEFT_OUT_WHEN_ABRIDGED.contains(step)).toList();
  }

  /** The step after this one. */
  DraftStep next(boolean abridged) {
    return of(abridged).stream().filter(step -> step.compareTo(this) > 0).findFirst().orElse(check);
  }
}

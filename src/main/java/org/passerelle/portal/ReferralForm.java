package org.passerelle.portal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.passerelle.referral.ReferralSubmission;
import org.passerelle.referral.ReferralSubmission.Member;
import org.springframework.util.MultiValueMap;

/**
 * The referral form as it stands on the page: what was typed, kept as it was typed, and what is wrong beside each field. Fields are named as
 * in the API: {@code persons[0].fullName}.
 */
public final class ReferralForm {

  private static final List<String> TEXTS = List.of("partnerReference", "primaryCategory", "secondaryCategory", "caseSize", "danger",
      "medicalNeed", "countryOfAsylum", "insideHomeCountry", "languages", "intendedProvince", "sponsorCode", "claim", "need", "consent");
  private static final List<String> LAST = List.of("caseSize", "consent");
  private static final List<String> MEMBER = List.of("fullName", "nameInScript", "relation", "accompanying", "sex", "birthDate",
      "nationality", "documentType", "documentNumber");

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, List<String>> faults = new LinkedHashMap<>();
  private List<String> languages = List.of();
  private int persons;

  private ReferralForm() {
  }

  /** A form to begin with: one person, who is the principal applicant. */
  static ReferralForm blank() {
    ReferralForm form = new ReferralForm();
    form.values.put("insideHomeCountry", "false");
    form.addPerson();
    form.values.put("persons[0].relation", "principalApplicant");
    return form;
  }

  /** What is on file. */
  static ReferralForm of(ReferralSubmission onFile) {
    ReferralForm form = new ReferralForm();
    form.put("partnerReference", onFile.partnerReference());
    form.put("primaryCategory", onFile.primaryCategory());
    form.put("secondaryCategory", onFile.secondaryCategory());
    form.put("caseSize", onFile.caseSize());
    form.put("danger", onFile.danger());
    form.put("medicalNeed", onFile.medicalNeed());
    form.put("countryOfAsylum", onFile.countryOfAsylum());
    form.put("insideHomeCountry", onFile.insideHomeCountry());
    form.put("intendedProvince", onFile.intendedProvince());
    form.put("sponsorCode", onFile.sponsorCode());
    form.put("claim", onFile.claim());
    form.put("need", onFile.need());
    form.put("consent", onFile.consent());
    form.languages = onFile.languages();
    onFile.persons().forEach(form::add);
    return form;
  }

  /** What a browser sent. */
  static ReferralForm sent(MultiValueMap<String, String> fields) {
    ReferralForm form = new ReferralForm();
    TEXTS.forEach(name -> form.put(name, fields.getFirst(name)));
    form.languages = fields.getOrDefault("languages", List.of());
    while (form.persons <= ReferralSubmission.MOST_PERSONS && fields.containsKey(member(form.persons, "fullName"))) {
      int index = form.persons++;
      MEMBER.forEach(name -> form.put(member(index, name), fields.getFirst(member(index, name))));
    }
    return form;
  }

  void addPerson() {
    if (persons < ReferralSubmission.MOST_PERSONS) {
      values.put(member(persons, "accompanying"), "true");
      persons++;
    }
  }

  /** Takes a person out; those after them move up. */
  void removePerson(int gone) {
    if (gone < 0 || gone >= persons) {
      return;
    }
    for (int index = gone; index < persons; index++) {
      for (String name : MEMBER) {
        String next = values.get(member(index + 1, name));
        if (next == null) {
          values.remove(member(index, name));
        } else {
          values.put(member(index, name), next);
        }
      }
    }
    persons--;
  }

  ReferralSubmission submission() {
    return new ReferralSubmission(null, null, text("partnerReference"), null, null, text("primaryCategory"), text("secondaryCategory"),
        number("caseSize"), text("danger"), text("medicalNeed"), text("countryOfAsylum"), yes("insideHomeCountry"), languages,
        text("intendedProvince"), text("sponsorCode"), null, IntStream.range(0, persons).mapToObj(this::submitted).toList(), null,
        prose("claim"), prose("need"), null, null, null, "true".equals(values.get("consent")), null, null, null);
  }

  /** Notes what is wrong with a field. */
  void addFault(String field, String sentence) {
    faults.computeIfAbsent(field.startsWith("languages") ? "languages" : field, name -> new ArrayList<>()).add(sentence);
  }

  /** What is wrong, in the order of the page. */
  public Map<String, List<String>> faults() {
    Map<String, List<String>> ordered = new LinkedHashMap<>();
    faults.keySet().stream().sorted(Comparator.comparingInt(ReferralForm::place)).forEach(field -> ordered.put(field, faults.get(field)));
    return ordered;
  }

  private static int place(String field) {
    int person = personOf(field);
    if (person > 0) {
      return person * 100 + MEMBER.indexOf(label(field));
    }
    return field.equals("persons") ? 99 : LAST.contains(field) ? Integer.MAX_VALUE - 1 + LAST.indexOf(field) : TEXTS.indexOf(field);
  }

  public List<String> faultsOf(String field) {
    return faults.getOrDefault(field, List.of());
  }

  public boolean wrong(String field) {
    return faults.containsKey(field);
  }

  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  public boolean is(String field, String value) {
    return value.equals(values.get(field));
  }

  public boolean speaks(String language) {
    return languages.contains(language);
  }

  /** Languages that are on file without being among those the page lists. */
  public List<String> otherLanguages(List<String> listed) {
    return languages.stream().filter(language -> !listed.contains(language)).toList();
  }

  public int persons() {
    return persons;
  }

  public boolean full() {
    return persons >= ReferralSubmission.MOST_PERSONS;
  }

  /** The id of a field's element. */
  public String id(String field) {
    return "field-" + field.replaceAll("[^A-Za-z0-9]+", "-");
  }

  /** The last part of a field's name, by which its label is known. */
  public static String label(String field) {
    return field.substring(field.lastIndexOf('.') + 1);
  }

  /** The number of the person a field belongs to, from 1; 0 when it belongs to the whole. */
  public static int personOf(String field) {
    return field.startsWith("persons[") ? Integer.parseInt(field.substring("persons[".length(), field.indexOf(']'))) + 1 : 0;
  }

  private void add(Member member) {
    int index = persons++;
    put(member(index, "relation"), member.relation());
    put(member(index, "accompanying"), member.accompanying());
    put(member(index, "fullName"), member.fullName());
    put(member(index, "nameInScript"), member.nameInScript());
    put(member(index, "sex"), member.sex());
    put(member(index, "birthDate"), member.birthDate());
    put(member(index, "nationality"), member.nationality());
    put(member(index, "documentType"), member.documentType());
    put(member(index, "documentNumber"), member.documentNumber());
  }

  private Member submitted(int index) {
    return new Member(text(member(index, "relation")), yes(member(index, "accompanying")), text(member(index, "fullName")),
        text(member(index, "nameInScript")), null, text(member(index, "sex")), text(member(index, "birthDate")), null, null, null, null,
        text(member(index, "nationality")), text(member(index, "documentType")), text(member(index, "documentNumber")), null, null, null,
        null, null, null, null, null, null);
  }

  private void put(String name, @Nullable Object value) {
    if (value != null) {
      values.put(name, Objects.toString(value));
    }
  }

  private @Nullable String text(String name) {
    String value = values.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** Browsers send each end of a line as two characters. */
  private @Nullable String prose(String name) {
    String value = text(name);
    return value == null ? null : value.replace("\r\n", "\n");
  }

  private @Nullable Boolean yes(String name) {
    String value = text(name);
    return value == null ? null : value.equals("true");
  }

  private @Nullable Integer number(String name) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    return value.matches("\\d{1,6}") ? Integer.valueOf(value) : Integer.valueOf(0);
  }

  private static String member(int index, String name) {
    return "persons[" + index + "]." + name;
  }
}

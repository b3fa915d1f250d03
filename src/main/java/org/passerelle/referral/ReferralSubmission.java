package org.passerelle.referral;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.Person;
import org.passerelle.referral.Written.AtMostToday;
import org.passerelle.referral.Written.BirthDate;
import org.passerelle.referral.Written.Country;
import org.passerelle.referral.Written.OneOf;
import org.passerelle.referral.Written.OnePrincipalApplicant;

/**
 * A referral as a partner sends it, after the UNHCR resettlement registration form. What is checked here is form only: a submission that fails
 * is refused and nothing of it is kept. Whether it is complete in substance is for {@link ReferralCompleteness} to say, once it is on file.
 *
 * @param partnerReference  the partner's own number for the family; the same number twice is the same case
 * @param primaryCategory   submission category, see {@link SubmissionCategory}
 * @param secondaryCategory the second category every case needs
 * @param caseSize          how many persons travel together, as the partner states it
 * @param danger            {@code none}, {@code serious}, {@code immediate}
 * @param medicalNeed       {@code none}, {@code significant}, {@code lifeThreatening}
 * @param countryOfAsylum   where the family is, ISO 3166-1 alpha-3
 * @param insideHomeCountry whether they have not left their country
 * @param languages         ISO 639 codes of the languages they speak
 * @param intendedProvince  where they mean to live
 * @param sponsorCode       the sponsor who names this family
 * @param claim             why they fled
 * @param need              why they need resettlement
 * @param consent           whether the family consents to its data being shared for resettlement
 * @param persons           the family, accompanying or not
 */
public record ReferralSubmission(
    @NotBlank(message = Written.REQUIRED) @Size(max = 60, message = Written.TOO_LONG)
    @Pattern(regexp = Written.REFERENCE, message = "{validation.reference}") @Nullable String partnerReference,
    @NotBlank(message = Written.REQUIRED) @OneOf({"LPN", "SVT", "MED", "WGR", "FAM", "CAR", "LAD"}) @Nullable String primaryCategory,
    @OneOf({"LPN", "SVT", "MED", "WGR", "FAM", "CAR", "LAD"}) @Nullable String secondaryCategory,
    @NotNull(message = Written.REQUIRED) @Min(value = 1, message = "{validation.caseSize}")
    @Max(value = MOST_PERSONS, message = "{validation.caseSize}") @Nullable Integer caseSize,
    @NotBlank(message = Written.REQUIRED) @OneOf({"none", "serious", "immediate"}) @Nullable String danger,
    @NotBlank(message = Written.REQUIRED) @OneOf({"none", "significant", "lifeThreatening"}) @Nullable String medicalNeed,
    @NotBlank(message = Written.REQUIRED) @Country @Nullable String countryOfAsylum,
    @NotNull(message = Written.REQUIRED) @Nullable Boolean insideHomeCountry,
    @NotEmpty(message = "{validation.languages}") @Size(max = 10, message = "{validation.tooManyLanguages}") @Nullable
    List<@NotNull(message = Written.REQUIRED) @Pattern(regexp = "[a-z]{2,3}", message = "{validation.language}") String> languages,
    @OneOf({"AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"}) @Nullable String intendedProvince,
    @Size(max = 40, message = Written.TOO_LONG) @Pattern(regexp = "[A-Za-z0-9]*", message = "{validation.sponsorCode}") @Nullable
    String sponsorCode,
    @NotBlank(message = Written.REQUIRED) @Size(max = LONGEST_ACCOUNT, message = Written.TOO_LONG)
    @Pattern(regexp = Written.PROSE, message = Written.NO_CONTROL) @Nullable String claim,
    @NotBlank(message = Written.REQUIRED) @Size(max = LONGEST_ACCOUNT, message = Written.TOO_LONG)
    @Pattern(regexp = Written.PROSE, message = Written.NO_CONTROL) @Nullable String need,
    @NotNull(message = Written.REQUIRED) @Nullable Boolean consent,
    @NotEmpty(message = "{validation.persons}") @Size(max = MOST_PERSONS, message = "{validation.tooManyPersons}") @OnePrincipalApplicant
    @Nullable List<@NotNull(message = Written.REQUIRED) @Valid Member> persons) {

  /** More than the largest family; a longer list is a mistake. */
  public static final int MOST_PERSONS = 60;

  /** Characters in the account of persecution or need. */
  public static final int LONGEST_ACCOUNT = 20_000;

  /**
   * A member of the family. Names stay as written: one name or many, in any order.
   *
   * @param relation     to the principal applicant, or {@code principalApplicant}
   * @param accompanying whether they travel with the family; those who do not must be named too (IRPR 140.1)
   * @param fullName     in Latin letters
   * @param nameInScript in the person's own script
   * @param birthDate    as known: see {@link Birth}
   * @param nationality  ISO 3166-1 alpha-3; XXA when stateless
   */
  public record Member(
      @NotBlank(message = Written.REQUIRED) @OneOf({"principalApplicant", "spouse", "child", "parent", "sibling", "grandparent", "grandchild",
          "childInCare", "otherRelative"}) @Nullable String relation,
      @NotNull(message = Written.REQUIRED) @Nullable Boolean accompanying,
      @NotBlank(message = Written.REQUIRED) @Size(max = 120, message = Written.TOO_LONG)
      @Pattern(regexp = Written.NAME, message = "{validation.name}") @Nullable String fullName,
      @Size(max = 120, message = Written.TOO_LONG) @Pattern(regexp = Written.NAME_OR_BLANK, message = "{validation.name}") @Nullable
      String nameInScript,
      @NotBlank(message = Written.REQUIRED) @OneOf({"female", "male", "another", "unknown"}) @Nullable String sex,
      @NotBlank(message = Written.REQUIRED) @BirthDate @AtMostToday @Nullable String birthDate,
      @Country(orStateless = true) @Nullable String nationality,
      @OneOf({"passport", "nationalId", "birthCertificate", "unhcrCertificate", "travelDocument", "other"}) @Nullable String documentType,
      @Size(max = 40, message = Written.TOO_LONG) @Pattern(regexp = Written.LINE, message = Written.NO_CONTROL) @Nullable
      String documentNumber) {

    Member withoutBlanks() {
      return new Member(relation, accompanying, fullName, orNull(nameInScript), sex, birthDate, orNull(nationality), orNull(documentType),
          orNull(documentNumber));
    }

    Person asPerson(UUID id, int position) {
      Birth birth = Birth.read(birthDate).orElseThrow();
      return new Person(id, position, relation, accompanying, fullName.strip(), nameInScript, sex, birth.asWritten(), birth.earliest(),
          birth.latest(), nationality, documentType, documentNumber);
    }

    static Member of(Person person) {
      return new Member(person.relation(), person.accompanying(), person.fullName(), person.nameInScript(), person.sex(),
          person.birthAsWritten(), person.nationality(), person.documentType(), person.documentNumber());
    }
  }

  /** The same with blank optional answers left out, as they are kept. */
  ReferralSubmission withoutBlanks() {
    return new ReferralSubmission(partnerReference, primaryCategory, orNull(secondaryCategory), caseSize, danger, medicalNeed,
        countryOfAsylum, insideHomeCountry, languages, orNull(intendedProvince), orNull(sponsorCode), claim, need, consent,
        persons.stream().map(Member::withoutBlanks).toList());
  }

  private static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  /** The family as it will stand on file, in the order given. Who was on file in the same place with the same facts keeps their id. */
  List<Person> family(List<Person> onFile) {
    return IntStream.range(0, persons.size()).mapToObj(index -> {
      Person fresh = persons.get(index).asPerson(UUID.randomUUID(), index + 1);
      return onFile.stream().filter(known -> sameFacts(known, fresh)).findFirst()
          .map(known -> persons.get(index).asPerson(known.id(), index + 1)).orElse(fresh);
    }).toList();
  }

  private static boolean sameFacts(Person known, Person fresh) {
    return known.position() == fresh.position() && known.fullName().equals(fresh.fullName())
        && java.util.Objects.equals(known.nameInScript(), fresh.nameInScript())
        && known.birthAsWritten().equals(fresh.birthAsWritten())
        && java.util.Objects.equals(known.documentNumber(), fresh.documentNumber());
  }

  /** What is on file, as the partner would send it again. */
  static ReferralSubmission of(CaseFile file, Referral referral, List<Person> people) {
    return new ReferralSubmission(file.partnerReference(), referral.primaryCategory(), referral.secondaryCategory(), referral.statedSize(),
        referral.danger(), referral.medicalNeed(), referral.countryOfAsylum(), referral.insideHomeCountry(), referral.languages(),
        referral.intendedProvince(), referral.sponsorCode(), referral.claim(), referral.need(), referral.consent(),
        people.stream().map(Member::of).toList());
  }
}

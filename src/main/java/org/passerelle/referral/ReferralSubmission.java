package org.passerelle.referral;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Birth;
import org.passerelle.casefile.BirthCalendar;
import org.passerelle.casefile.Particulars;
import org.passerelle.casefile.Particulars.OtherName;
import org.passerelle.casefile.Particulars.Phone;
import org.passerelle.casefile.Person;
import org.passerelle.referral.Written.BirthGiven;
import org.passerelle.referral.Written.Country;
import org.passerelle.referral.Written.Day;
import org.passerelle.referral.Written.OneOf;
import org.passerelle.referral.Written.OnePrincipalApplicant;
import org.passerelle.referral.Written.PhoneNumber;

/**
 * A referral as a partner sends it, after the UNHCR resettlement registration form. What is checked here is form only; whether it is complete in
 * substance is for {@link ReferralCompleteness} to say. A submission that fails either is refused and nothing of it is kept. Persons are
 * pointed at by their number in the list, from 1.
 *
 * @param form              {@code full}, the usual, or {@code abridged} for a family referred with a group, without accounts of its own
 * @param programme         under which the family is referred: {@code GAR}, {@code PSR}, {@code HRD}, {@code UPP}; when left out, PSR with a sponsor and
 *                          GAR without
 * @param partnerReference  the partner's own number for the family; the same number twice is the same case
 * @param groupReference    the partner's number for the group, for an abridged form
 * @param linkedCases       other cases this family belongs with
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
 * @param undertakingSigned the day on which the sponsor signed the undertaking
 * @param persons           the family, accompanying or not
 * @param relatives         relatives who are not on the case
 * @param claim             why they fled
 * @param need              why they need resettlement
 * @param specificNeeds     what single persons need
 * @param remarks           what fits nowhere else
 * @param confidential      facts that a member of the family must not see; kept apart
 * @param consent           whether the family consents to its data being shared for resettlement
 * @param consentsTo        to whom in particular it may be shown: {@code verifiers}, {@code sponsors}, {@code provinces}, {@code settlementProviders},
 *                          {@code healthServices}, {@code otherStates}
 * @param declaration       who signed the form
 * @param attachments       documents uploaded before
 */
public record ReferralSubmission(
    @OneOf({"full", "abridged"}) @Nullable String form,
    @OneOf({"GAR", "PSR", "HRD", "UPP"}) @Nullable String programme,
    @NotBlank(message = Written.REQUIRED) @Size(max = 60, message = Written.TOO_LONG)
    @Pattern(regexp = Written.REFERENCE, message = "{validation.reference}") @Nullable String partnerReference,
    @Size(max = 60, message = Written.TOO_LONG) @Pattern(regexp = Written.REFERENCE_OR_BLANK, message = "{validation.reference}") @Nullable
    String groupReference,
    @Size(max = 20, message = "{validation.tooManyEntries}") @Nullable List<@NotNull(message = Written.REQUIRED) @Valid LinkedCase> linkedCases,
    @NotBlank(message = Written.REQUIRED) @OneOf({"LPN", "SVT", "MED", "WGR", "FAM", "CAR", "LAD"}) @Nullable String primaryCategory,
    @OneOf({"LPN", "SVT", "MED", "WGR", "FAM", "CAR", "LAD"}) @Nullable String secondaryCategory,
    @NotNull(message = Written.REQUIRED) @Min(value = 1, message = "{validation.caseSize}")
    @Max(value = MOST_PERSONS, message = "{validation.caseSize}") @Nullable Integer caseSize,
    @NotBlank(message = Written.REQUIRED) @OneOf({"none", "serious", "immediate"}) @Nullable String danger,
    @NotBlank(message = Written.REQUIRED) @OneOf({"none", "significant", "lifeThreatening"}) @Nullable String medicalNeed,
    @NotBlank(message = Written.REQUIRED) @Country @Nullable String countryOfAsylum,
    @NotNull(message = Written.REQUIRED) @Nullable Boolean insideHomeCountry,
    @NotEmpty(message = "{validation.languages}") @Size(max = 10, message = "{validation.tooManyLanguages}") @Nullable
    List<@NotNull(message = Written.REQUIRED) @Pattern(regexp = Written.LANGUAGE, message = "{validation.language}") String> languages,
    @OneOf({"AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"}) @Nullable String intendedProvince,
    @Size(max = 40, message = Written.TOO_LONG) @Pattern(regexp = "[A-Za-z0-9]*", message = "{validation.sponsorCode}") @Nullable
    String sponsorCode,
    @Day @Nullable String undertakingSigned,
    @NotEmpty(message = "{validation.persons}") @Size(max = MOST_PERSONS, message = "{validation.tooManyPersons}") @OnePrincipalApplicant
    @Nullable List<@NotNull(message = Written.REQUIRED) @Valid Member> persons,
    @Size(max = MOST_PERSONS, message = "{validation.tooManyEntries}") @Nullable
    List<@NotNull(message = Written.REQUIRED) @Valid Relative> relatives,
    @Size(max = LONGEST_ACCOUNT, message = Written.TOO_LONG) @Pattern(regexp = Written.PROSE, message = Written.NO_CONTROL) @Nullable
    String claim,
    @Size(max = LONGEST_ACCOUNT, message = Written.TOO_LONG) @Pattern(regexp = Written.PROSE, message = Written.NO_CONTROL) @Nullable
    String need,
    @Size(max = 200, message = "{validation.tooManyEntries}") @Nullable
    List<@NotNull(message = Written.REQUIRED) @Valid SpecificNeed> specificNeeds,
    @Size(max = LONGEST_ACCOUNT, message = Written.TOO_LONG) @Pattern(regexp = Written.PROSE, message = Written.NO_CONTROL) @Nullable
    String remarks,
    @Size(max = 40, message = "{validation.tooManyEntries}") @Nullable
    List<@NotNull(message = Written.REQUIRED) @Valid ConfidentialFact> confidential,
    @NotNull(message = Written.REQUIRED) @Nullable Boolean consent,
    @Size(max = 6, message = "{validation.tooManyEntries}") @Nullable
    List<@NotNull(message = Written.REQUIRED) @OneOf({"verifiers", "sponsors", "provinces", "settlementProviders", "healthServices",
        "otherStates"}) String> consentsTo,
    @Valid @Nullable Declaration declaration,
    @Size(max = 30, message = "{validation.tooManyEntries}") @Nullable List<@NotNull(message = Written.REQUIRED) @Valid Attachment> attachments) {

  /** More than the largest family; a longer list is a mistake. */
  public static final int MOST_PERSONS = 60;

  /** Characters in the account of persecution or need. */
  public static final int LONGEST_ACCOUNT = 20_000;

  /** More years than anybody has lived. */
  static final int OLDEST = 120;

  private static final String ABRIDGED = "abridged";

  /**
   * A member of the family. Names stay as written: one name or many, in any order.
   *
   * @param relation           to the principal applicant, or {@code principalApplicant}
   * @param accompanying       whether they travel with the family; those who do not must be named too (IRPR 140.1)
   * @param fullName           in Latin letters
   * @param nameInScript       in the person's own script
   * @param otherNames         names the person also goes by
   * @param birthDate          as known, in its calendar: see {@link Birth}; left out when an age alone is known
   * @param birthCalendar      {@code gregorian}, the usual, {@code solarHijri} or {@code lunarHijri}
   * @param birthOriginal      the birth in the words and script of a document or of the person
   * @param birthAge           in full years, when no date is known
   * @param birthAgeOn         the day on which that was the age; the day of the submission when left out
   * @param nationality        ISO 3166-1 alpha-3; XXA when stateless
   * @param phones             with the country's prefix, or as dialled in the country of asylum
   * @param statusRecognizedBy who recognized the person as a refugee: {@code unhcr}, {@code state}
   * @see Particulars
   */
  @BirthGiven
  public record Member(
      @NotBlank(message = Written.REQUIRED) @OneOf({"principalApplicant", "spouse", "child", "parent", "sibling", "grandparent", "grandchild",
          "childInCare", "otherRelative"}) @Nullable String relation,
      @NotNull(message = Written.REQUIRED) @Nullable Boolean accompanying,
      @NotBlank(message = Written.REQUIRED) @Size(max = 120, message = Written.TOO_LONG)
      @Pattern(regexp = Written.NAME, message = "{validation.name}") @Nullable String fullName,
      @Size(max = 120, message = Written.TOO_LONG) @Pattern(regexp = Written.NAME_OR_BLANK, message = "{validation.name}") @Nullable
      String nameInScript,
      @Size(max = 20, message = "{validation.tooManyEntries}") @Nullable List<@NotNull(message = Written.REQUIRED) @Valid AlsoKnownAs> otherNames,
      @NotBlank(message = Written.REQUIRED) @OneOf({"female", "male", "another", "unknown"}) @Nullable String sex,
      @Size(max = 10, message = Written.TOO_LONG) @Nullable String birthDate,
      @OneOf({"gregorian", "solarHijri", "lunarHijri"}) @Nullable String birthCalendar,
      @Size(max = 120, message = Written.TOO_LONG) @Pattern(regexp = Written.LINE, message = Written.NO_CONTROL) @Nullable String birthOriginal,
      @Min(value = 0, message = "{validation.age}") @Max(value = OLDEST, message = "{validation.age}") @Nullable Integer birthAge,
      @Day @Nullable String birthAgeOn,
      @Country(orStateless = true) @Nullable String nationality,
      @OneOf({"passport", "nationalId", "birthCertificate", "unhcrCertificate", "travelDocument", "other"}) @Nullable String documentType,
      @Size(max = 40, message = Written.TOO_LONG) @Pattern(regexp = Written.LINE, message = Written.NO_CONTROL) @Nullable
      String documentNumber,
      @Size(max = 5, message = "{validation.tooManyEntries}") @Nullable
      List<@NotNull(message = Written.REQUIRED) @Size(max = 40, message = Written.TOO_LONG) @PhoneNumber String> phones,
      @OneOf({"single", "married", "engaged", "separated", "divorced", "widowed"}) @Nullable String maritalStatus,
      @OneOf({"none", "primary", "secondary", "vocational", "university"}) @Nullable String education,
      @Size(max = 120, message = Written.TOO_LONG) @Pattern(regexp = Written.LINE, message = Written.NO_CONTROL) @Nullable String occupation,
      @Pattern(regexp = Written.LANGUAGE_OR_BLANK, message = "{validation.language}") @Nullable String interpreterLanguage,
      @OneOf({"female", "male", "any"}) @Nullable String interpreterGender,
      @OneOf({"en", "fr"}) @Nullable String officialLanguage,
      @OneOf({"unhcr", "state"}) @Nullable String statusRecognizedBy,
      @Size(max = 60, message = Written.TOO_LONG) @Pattern(regexp = Written.LINE, message = Written.NO_CONTROL) @Nullable
      String statusReference) {

    Member withoutBlanks() {
      return new Member(relation, accompanying, fullName, orNull(nameInScript), orNull(otherNames), sex, orNull(birthDate),
          orNull(birthCalendar), orNull(birthOriginal), birthAge, orNull(birthAgeOn), orNull(nationality), orNull(documentType),
          orNull(documentNumber), orNull(phones), orNull(maritalStatus), orNull(education), orNull(occupation), orNull(interpreterLanguage),
          orNull(interpreterGender), orNull(officialLanguage), orNull(statusRecognizedBy), orNull(statusReference));
    }

    /** The birth as it can be read; null when it cannot. An age without its day was the age today. */
    @Nullable Birth birth(LocalDate today) {
      if (birthDate != null && !birthDate.isBlank()) {
        return Birth.read(birthDate, calendar(), orNull(birthOriginal)).orElse(null);
      }
      LocalDate on = birthAgeOn == null || birthAgeOn.isBlank() ? today : Written.pastDay(birthAgeOn, today).orElse(null);
      return birthAge == null || birthAge < 0 || birthAge > OLDEST || on == null ? null : Birth.ofAge(birthAge, on, orNull(birthOriginal));
    }

    /** Whether the calendar is one we know. */
    boolean calendarKnown() {
      return birthCalendar == null || birthCalendar.isBlank()
          || Arrays.stream(BirthCalendar.values()).anyMatch(known -> known.name().equals(birthCalendar));
    }

    BirthCalendar calendar() {
      return birthCalendar == null || birthCalendar.isBlank() ? BirthCalendar.gregorian : BirthCalendar.valueOf(birthCalendar);
    }

    Person asPerson(UUID id, int position, @Nullable String region, LocalDate today) {
      return new Person(id, position, relation, accompanying, fullName.strip(), orNull(nameInScript), sex, birth(today), orNull(nationality),
          orNull(documentType), orNull(documentNumber), particulars(region));
    }

    private Particulars particulars(@Nullable String region) {
      List<OtherName> names = orEmpty(otherNames).stream().filter(other -> other != null && other.name() != null && other.reason() != null)
          .map(other -> new OtherName(other.name().strip(), orNull(other.nameInScript()), other.reason())).toList();
      List<Phone> numbers = orEmpty(phones).stream().filter(phone -> phone != null && !phone.isBlank())
          .map(phone -> new Phone(phone.strip(), PhoneNumbers.international(phone, region).orElse(null))).toList();
      return new Particulars(names, numbers, orNull(maritalStatus), orNull(education), orNull(occupation), orNull(interpreterLanguage),
          orNull(interpreterGender), orNull(officialLanguage), orNull(statusRecognizedBy), orNull(statusReference));
    }

    static Member of(Person person) {
      Birth birth = person.birth();
      Particulars more = person.particulars();
      boolean dated = birth.age() == null;
      return new Member(person.relation(), person.accompanying(), person.fullName(), person.nameInScript(),
          orNull(more.otherNames().stream().map(name -> new AlsoKnownAs(name.name(), name.nameInScript(), name.reason())).toList()),
          person.sex(), dated ? birth.asWritten() : null, birth.calendar() == BirthCalendar.gregorian ? null : birth.calendar().name(),
          birth.original(), birth.age(), birth.ageOn() == null ? null : birth.ageOn().toString(), person.nationality(),
          person.documentType(), person.documentNumber(), orNull(more.phones().stream().map(Phone::asWritten).toList()),
          more.maritalStatus(), more.education(), more.occupation(), more.interpreterLanguage(), more.interpreterGender(),
          more.officialLanguage(), more.statusRecognizedBy(), more.statusReference());
    }
  }

  /**
   * A name the person also goes by.
   *
   * @param reason see {@link OtherName}
   */
  public record AlsoKnownAs(
      @NotBlank(message = Written.REQUIRED) @Size(max = 120, message = Written.TOO_LONG)
      @Pattern(regexp = Written.NAME, message = "{validation.name}") @Nullable String name,
      @Size(max = 120, message = Written.TOO_LONG) @Pattern(regexp = Written.NAME_OR_BLANK, message = "{validation.name}") @Nullable
      String nameInScript,
      @NotBlank(message = Written.REQUIRED) @OneOf({"spelling", "beforeMarriage", "family", "nickname", "penName", "religious", "document",
          "other"}) @Nullable String reason) {
  }

  /**
   * Another case this family belongs with.
   *
   * @param reference the partner's number for it, or the case number
   * @param link      {@code dependent}, {@code sameFamily}, {@code travelTogether}, {@code other}
   */
  public record LinkedCase(
      @NotBlank(message = Written.REQUIRED) @Size(max = 60, message = Written.TOO_LONG)
      @Pattern(regexp = Written.REFERENCE, message = "{validation.reference}") @Nullable String reference,
      @NotBlank(message = Written.REQUIRED) @OneOf({"dependent", "sameFamily", "travelTogether", "other"}) @Nullable String link) {
  }

  /**
   * A relative who is not on the case (section 3 of the form).
   *
   * @param person   number of the person whose relative it is
   * @param relation what the relative is to that person
   * @param born     year, month or day of birth, or {@code unknown}
   * @param state    {@code living}, {@code missing}, {@code deceased}, {@code unknown}
   * @param country  where the relative lives
   */
  public record Relative(
      @NotNull(message = Written.REQUIRED) @Min(value = 1, message = "{validation.person}") @Max(value = MOST_PERSONS, message = "{validation.person}")
      @Nullable Integer person,
      @NotBlank(message = Written.REQUIRED) @OneOf({"spouse", "child", "parent", "sibling", "grandparent", "grandchild", "otherRelative"})
      @Nullable String relation,
      @NotBlank(message = Written.REQUIRED) @Size(max = 120, message = Written.TOO_LONG)
      @Pattern(regexp = Written.NAME, message = "{validation.name}") @Nullable String fullName,
      @Size(max = 120, message = Written.TOO_LONG) @Pattern(regexp = Written.NAME_OR_BLANK, message = "{validation.name}") @Nullable
      String nameInScript,
      @OneOf({"female", "male", "another", "unknown"}) @Nullable String sex,
      @Written.BirthDate @Nullable String born,
      @OneOf({"living", "missing", "deceased", "unknown"}) @Nullable String state,
      @Country @Nullable String country,
      @Size(max = 500, message = Written.TOO_LONG) @Pattern(regexp = Written.PROSE, message = Written.NO_CONTROL) @Nullable String remarks) {
  }

  /**
   * What a single person needs (section 6 of the form). Codes after UNHCR's standardized specific needs (IOM/030-FOM/030/2009, Annex 2).
   *
   * @param person number of the person
   * @param need   {@code CR} child at risk, {@code SC} unaccompanied or separated child, {@code WR} woman at risk, {@code ER} older person at risk,
   *               {@code SP} single parent or caregiver, {@code DS} disability, {@code SM} serious medical condition, {@code FU} family unity,
   *               {@code LP} legal and physical protection, {@code TR} torture, {@code GBV} gender-based violence, {@code PG} pregnant or nursing
   */
  public record SpecificNeed(
      @NotNull(message = Written.REQUIRED) @Min(value = 1, message = "{validation.person}") @Max(value = MOST_PERSONS, message = "{validation.person}")
      @Nullable Integer person,
      @NotBlank(message = Written.REQUIRED) @OneOf({"CR", "SC", "WR", "ER", "SP", "DS", "SM", "FU", "LP", "TR", "GBV", "PG"}) @Nullable
      String need,
      @Size(max = 2_000, message = Written.TOO_LONG) @Pattern(regexp = Written.PROSE, message = Written.NO_CONTROL) @Nullable String remarks) {
  }

  /**
   * A fact that a member of the family must not see.
   *
   * @param about      number of the person it is about, or null when it is about all
   * @param hiddenFrom numbers of the persons who must not see it; none named means the whole family
   */
  public record ConfidentialFact(
      @Min(value = 1, message = "{validation.person}") @Max(value = MOST_PERSONS, message = "{validation.person}") @Nullable Integer about,
      @Size(max = MOST_PERSONS, message = "{validation.tooManyEntries}") @Nullable
      List<@NotNull(message = Written.REQUIRED) @Min(value = 1, message = "{validation.person}")
          @Max(value = MOST_PERSONS, message = "{validation.person}") Integer> hiddenFrom,
      @NotBlank(message = Written.REQUIRED) @Size(max = 4_000, message = Written.TOO_LONG)
      @Pattern(regexp = Written.PROSE, message = Written.NO_CONTROL) @Nullable String fact) {
  }

  /**
   * Who signed the form (section 8).
   *
   * @param signedOn    the day on which the applicant signed
   * @param signedBy    the partner's staff member who signs for it
   * @param applicantSigned whether the principal applicant signed, by hand or by mark
   * @param interpreter who interpreted, if anyone did
   */
  public record Declaration(
      @NotBlank(message = Written.REQUIRED) @Day @Nullable String signedOn,
      @NotBlank(message = Written.REQUIRED) @Size(max = 120, message = Written.TOO_LONG)
      @Pattern(regexp = Written.NAME, message = "{validation.name}") @Nullable String signedBy,
      @NotNull(message = Written.REQUIRED) @Nullable Boolean applicantSigned,
      @Size(max = 120, message = Written.TOO_LONG) @Pattern(regexp = Written.NAME_OR_BLANK, message = "{validation.name}") @Nullable
      String interpreter) {
  }

  /**
   * A document that was uploaded before.
   *
   * @param document its id
   * @param person   number of the person it concerns, or null when it concerns the whole family
   */
  public record Attachment(
      @NotBlank(message = Written.REQUIRED) @Pattern(regexp = Written.ID, message = "{validation.document}") @Nullable String document,
      @Min(value = 1, message = "{validation.person}") @Max(value = MOST_PERSONS, message = "{validation.person}") @Nullable Integer person) {
  }

  /** Whether the family is referred with a group, without accounts of its own. */
  public boolean abridged() {
    return ABRIDGED.equals(form);
  }

  /** The programme, named or usual. */
  public String programmeOrUsual() {
    if (programme != null && !programme.isBlank()) {
      return programme;
    }
    return sponsorCode == null || sponsorCode.isBlank() ? "GAR" : "PSR";
  }

  /** Whether the family is referred under this category, as primary or secondary. */
  public boolean under(SubmissionCategory category) {
    return category.name().equals(primaryCategory) || category.name().equals(secondaryCategory);
  }

  /** How the form was filled in: {@code full} when nothing is said. */
  public String formOrUsual() {
    return abridged() ? ABRIDGED : "full";
  }

  /** The same with blank optional answers left out, as they are kept. */
  ReferralSubmission withoutBlanks() {
    return new ReferralSubmission(orNull(form), orNull(programme), partnerReference, orNull(groupReference), orNull(linkedCases),
        primaryCategory, orNull(secondaryCategory), caseSize, danger, medicalNeed, countryOfAsylum, insideHomeCountry, languages,
        orNull(intendedProvince), orNull(sponsorCode), orNull(undertakingSigned), persons.stream().map(Member::withoutBlanks).toList(),
        orNull(relatives), orNull(claim), orNull(need), orNull(specificNeeds), orNull(remarks), orNull(confidential), consent,
        orNull(consentsTo), declaration, orNull(attachments));
  }

  /** The same without the facts that are kept apart. */
  ReferralSubmission withoutConfidential() {
    return with(danger, medicalNeed, caseSize, persons, null);
  }

  private ReferralSubmission with(@Nullable String danger, @Nullable String medicalNeed, @Nullable Integer caseSize,
      @Nullable List<Member> persons, @Nullable List<ConfidentialFact> confidential) {
    return new ReferralSubmission(form, programme, partnerReference, groupReference, linkedCases, primaryCategory, secondaryCategory, caseSize,
        danger, medicalNeed, countryOfAsylum, insideHomeCountry, languages, intendedProvince, sponsorCode, undertakingSigned, persons,
        relatives, claim, need, specificNeeds, remarks, confidential, consent, consentsTo, declaration, attachments);
  }

  private static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static <T> @Nullable List<T> orNull(@Nullable List<T> list) {
    return list == null || list.isEmpty() ? null : list;
  }

  static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  /** The family as it will stand on file, in the order given. Who was on file in the same place with the same facts keeps their id. */
  List<Person> family(List<Person> onFile, LocalDate today) {
    return IntStream.range(0, persons.size()).mapToObj(index -> {
      Person fresh = persons.get(index).asPerson(UUID.randomUUID(), index + 1, countryOfAsylum, today);
      return onFile.stream().filter(known -> sameFacts(known, fresh)).findFirst()
          .map(known -> persons.get(index).asPerson(known.id(), index + 1, countryOfAsylum, today)).orElse(fresh);
    }).toList();
  }

  /** The family as listed in a version that has been replaced; those whose birth cannot be read any more are left out. */
  List<Person> familyThen(LocalDate day) {
    return IntStream.range(0, orEmpty(persons).size()).filter(index -> persons.get(index).birth(day) != null)
        .mapToObj(index -> persons.get(index).asPerson(UUID.randomUUID(), index + 1, countryOfAsylum, day)).toList();
  }

  private static boolean sameFacts(Person known, Person fresh) {
    return known.position() == fresh.position() && known.fullName().equals(fresh.fullName())
        && Objects.equals(known.nameInScript(), fresh.nameInScript())
        && known.birthAsWritten().equals(fresh.birthAsWritten())
        && Objects.equals(known.documentNumber(), fresh.documentNumber());
  }

  /** The same as it would stand on file, to be compared with what does. */
  ReferralSubmission asOnFile(LocalDate today) {
    ReferralSubmission plain = withoutBlanks();
    return plain.with(danger, medicalNeed, caseSize, plain.family(List.of(), today).stream().map(Member::of).toList(), plain.confidential());
  }

  /** What was sent last, brought up to what has been reported since: as the partner would send it again. */
  ReferralSubmission broughtUpTo(Referral referral, List<Person> people, List<ConfidentialFact> confidential) {
    return with(referral.danger(), referral.medicalNeed(), referral.statedSize(), people.stream().map(Member::of).toList(),
        orNull(confidential));
  }
}

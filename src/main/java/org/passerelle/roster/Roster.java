package org.passerelle.roster;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Birth;
import org.passerelle.casefile.BirthCalendar;
import org.passerelle.casefile.Particulars.OtherName;
import org.passerelle.partner.Agreement;
import org.passerelle.partner.Agreement.Payment;
import org.passerelle.partner.PartyFacts;
import org.passerelle.partner.authorization.WorkAuthorization;
import org.passerelle.sponsorship.SponsorKind;
import org.passerelle.sponsorship.register.SponsorChanges;

/**
 * The organizations, programs and people a roster file names. Secrets stand in it as hashes; only the demonstration's stand in the clear.
 */
record Roster(List<Member> organizations, List<Colleague> staff, @Nullable List<AuthorizationTerms> authorizations) {

  /**
   * An organization with its people and programs.
   *
   * @param partnerType what kind of body a referral partner is
   * @param agreements  under which it refers families or confirms identities
   * @param verifier    what it can verify, for verification NGOs
   * @param sponsor     what it can carry, for sponsors
   * @param parties     its principals and payees
   * @param telephone   of its desk
   * @param cities      codes of those in which a settlement provider receives families
   */
  record Member(String code, String kind, String nameEn, String nameFr, String language, String email, @Nullable String province,
      @Nullable String partnerType,
      @Nullable List<AgreementTerms> agreements, @Nullable VerifierTerms verifier, @Nullable SponsorTerms sponsor,
      @Nullable List<PartyTerms> parties, @Nullable List<Colleague> people, @Nullable List<Program> programs, @Nullable String telephone,
      @Nullable List<String> cities) {
  }

  /**
   * An agreement.
   *
   * @param endsOn     null when it has no end
   * @param purposes   as in {@link Agreement#PURPOSES}; null for referral alone
   * @param programmes null for none
   * @param quota      persons a calendar year; null when there is no limit
   * @param payment    for each identity confirmed; null when nothing is paid
   */
  record AgreementTerms(String number, LocalDate startsOn, @Nullable LocalDate endsOn, @Nullable List<String> purposes,
      @Nullable List<String> programmes, @Nullable Integer quota, boolean insideCountry, @Nullable Payment payment) {
  }

  /**
   * An authorization or documented exception, as in {@link WorkAuthorization.Facts}.
   *
   * @param partners   codes of the organizations it names, from its first day on
   * @param enteredBy  user name of the officer who entered it
   * @param approvedBy user name of another officer, who approved an exception; null for an authorization
   */
  record AuthorizationTerms(WorkAuthorization.Kind kind, String number, String holder, @Nullable List<String> purposes, String country,
      @Nullable String region, @Nullable String channel, LocalDate validFrom, LocalDate validUntil, @Nullable String assessment,
      List<String> partners, String enteredBy, @Nullable String approvedBy) {

    WorkAuthorization.Facts facts() {
      return new WorkAuthorization.Facts(kind, number, holder, purposes == null ? List.of() : purposes, country, region, channel, validFrom,
          validUntil, assessment);
    }
  }

  /**
   * A principal or payee, as in {@link PartyFacts}.
   *
   * @param birth         a year, a month or a day; null when nobody knows it
   * @param birthCalendar in which the birth is written; null for ours
   */
  record PartyTerms(String nature, List<String> roles, String name, @Nullable String nameInScript, @Nullable List<OtherName> otherNames,
      @Nullable String sex, @Nullable String birth, @Nullable BirthCalendar birthCalendar, @Nullable String nationality,
      @Nullable String documentNumber, LocalDate fromDay) {

    /** Thrown when the birth is none. */
    PartyFacts facts() {
      BirthCalendar calendar = birth == null || birthCalendar == null ? BirthCalendar.gregorian : birthCalendar;
      Birth read = Birth.read(birth == null ? Birth.UNKNOWN : birth, calendar, null)
          .orElseThrow(() -> new IllegalArgumentException("roster: the birth of a principal or payee cannot be read"));
      return new PartyFacts(nature, roles, name, nameInScript, otherNames == null ? List.of() : otherNames, sex, read, nationality,
          documentNumber);
    }
  }

  /** What an NGO can verify; regions may be left out when it works in all of its countries, women and men when it cannot send them only. */
  record VerifierTerms(List<String> countries, @Nullable List<String> regions, List<String> languages, int capacity, boolean women, boolean men) {
  }

  /**
   * A sponsor.
   *
   * @param category   in Québec
   * @param holder     code of the agreement holder of a constituent group, which stands before it
   * @param members    who declare that no bar stands against them, which the officer confirmed who vetted them
   * @param vettedOn   null while nobody has vetted it
   * @param vettedBy   user name of the officer
   * @param allocation persons a calendar year, for agreement holders: this year's and the next one's are entered unless staff did
   * @param funds      money and goods it has shown to the officer who vetted it
   */
  record SponsorTerms(SponsorKind kind, String place, List<String> languages, int families, int largestHousehold, @Nullable String category,
      @Nullable String holder, @Nullable LocalDate activeSince, @Nullable String charityNumber, @Nullable String reqNumber,
      @Nullable List<SponsorMember> members, @Nullable LocalDate vettedOn, @Nullable String vettedBy, @Nullable Integer allocation,
      @Nullable List<SponsorFunds> funds) {

    SponsorChanges.Entry entry() {
      return new SponsorChanges.Entry(kind, place, category, holder, activeSince, charityNumber, reqNumber, false);
    }
  }

  /** A member of a sponsor, an adult who lives where the family would. */
  record SponsorMember(String name, @Nullable String role, boolean spokesperson, String status, @Nullable Integer householdPersons, LocalDate fromDay) {

    org.passerelle.sponsorship.register.Member.Facts facts() {
      return new org.passerelle.sponsorship.register.Member.Facts(name, role, spokesperson, status, true, true, householdPersons);
    }
  }

  /** What a sponsor has shown; {@code member} is the number of the member whose income is pledged, in the order of the roster. */
  record SponsorFunds(String kind, @Nullable Integer member, @Nullable String item, BigDecimal amount) {
  }

  record Program(String clientId, @Nullable String secret, @Nullable String secretHash) {
  }

  record Colleague(String username, String displayName, String email, String language, @Nullable List<String> roles,
      @Nullable String password, @Nullable String passwordHash) {
  }
}

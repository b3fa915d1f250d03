package org.passerelle.roster;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The organizations, programs and people a roster file names. Secrets stand in it as hashes; only the demonstration's stand in the clear.
 */
record Roster(List<Member> organizations, List<Colleague> staff) {

  /**
   * An organization with its people and programs.
   *
   * @param partnerType what kind of body a referral partner is
   * @param agreements  under which a referral partner refers families
   * @param verifier what it can verify, for verification NGOs
   * @param sponsor  what it can carry, for sponsors
   */
  record Member(String code, String kind, String nameEn, String nameFr, String language, String email, @Nullable String province,
      @Nullable String partnerType,
      @Nullable List<AgreementTerms> agreements, @Nullable VerifierTerms verifier, @Nullable SponsorTerms sponsor, @Nullable List<Colleague> people, @Nullable List<Program> programs) {
  }

  /**
   * An agreement.
   *
   * @param endsOn null when it has no end
   * @param quota  persons a calendar year; null when there is no limit
   */
  record AgreementTerms(String number, LocalDate startsOn, @Nullable LocalDate endsOn, List<String> programmes, @Nullable Integer quota,
      boolean insideCountry) {
  }

  record VerifierTerms(List<String> countries, List<String> languages, int capacity) {
  }

  record SponsorTerms(String kind, String place, List<String> languages, int families, int largestHousehold) {
  }

  record Program(String clientId, @Nullable String secret, @Nullable String secretHash) {
  }

  record Colleague(String username, String displayName, String email, String language, @Nullable List<String> roles,
      @Nullable String password, @Nullable String passwordHash) {
  }
}

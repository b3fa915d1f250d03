package org.passerelle.referral;

import java.util.List;

/**
 * What a referral must hold before an officer's time is spent on it. Each policy is one rule of the field, with its source; each finds nothing
 * or says which field is concerned. A referral is refused only for what is certain from what was given; doubt is a remark. An unknown birth is
 * never held against a family.
 */
public final class ReferralCompleteness {

  static final int ADULT = 18;

  /** In the order of the form. */
  private static final List<Policy> POLICIES = List.of(
      FormPolicies.GROUP, FormPolicies.LINK_TO_ANOTHER, FormPolicies.LINK_KNOWN, FormPolicies.SECOND_CATEGORY, FormPolicies.TWO_CATEGORIES,
      FormPolicies.NO_SOLUTION_SECOND, FormPolicies.WOMAN_AT_RISK, FormPolicies.CHILD_AT_RISK, ChildPolicies.CHILD_ALONE,
      FormPolicies.CASE_SIZE, FormPolicies.MEDICAL_NEED, FormPolicies.ABROAD,
      SponsorshipPolicies.EMERGENCY_ONLY, SponsorshipPolicies.SPONSOR_UNDER_PSR, SponsorshipPolicies.PSR_WITH_SPONSOR,
      SponsorshipPolicies.PROGRAMME_OPEN, SponsorshipPolicies.QUEBEC_SPONSOR, SponsorshipPolicies.OTHER_SPONSOR,
      SponsorshipPolicies.UNDERTAKING_DATED, SponsorshipPolicies.UNDERTAKING_FRESH,
      FamilyPolicies.SPOUSE, FamilyPolicies.SPOUSE_OF_AGE, FamilyPolicies.ONE_SPOUSE, FamilyPolicies.APPLICANT_OF_AGE,
      FamilyPolicies.CHILD_YOUNGER, FamilyPolicies.PARENT_OLDER, FamilyPolicies.YEARS_APART, FamilyPolicies.CHILD_IN_CARE,
      FamilyPolicies.LISTED_ONCE, FamilyPolicies.PERHAPS_LISTED_TWICE, FamilyPolicies.MARITAL_STATUS, FamilyPolicies.SPOUSE_NAMED,
      FamilyPolicies.PHONES,
      FormPolicies.ACCOUNTS, FormPolicies.POINTERS, ChildPolicies.NEED_OF_A_CHILD, ChildPolicies.NEED_OF_NO_SMALL_CHILD,
      ChildPolicies.NEED_OF_A_WOMAN, ChildPolicies.NEED_OF_AN_OLDER_PERSON, ChildPolicies.SEPARATED, FormPolicies.HIDDEN_FROM_ONESELF,
      FormPolicies.CONSENT, FormPolicies.CONSENT_FOR_EACH, FormPolicies.DECLARATION,
      SponsorshipPolicies.PACKAGE, SponsorshipPolicies.FUNDS, SponsorshipPolicies.RECOGNIZED,
      ChildPolicies.BEST_INTERESTS_OF_CHILD_ALONE, ChildPolicies.BEST_INTERESTS_OF_SEPARATED_CHILD, FormPolicies.DOCUMENTS);

  private ReferralCompleteness() {
  }

  /** All that is missing or contradictory, in the order of the policies. What is not in form is passed over: that is said elsewhere. */
  public static List<Fault> faults(SubmittedCase submitted) {
    return POLICIES.stream().flatMap(policy -> policy.check(submitted)).toList();
  }

  /** Whether nothing is found for which a referral goes back. */
  public static boolean complete(List<Fault> faults) {
    return faults.stream().noneMatch(fault -> fault.code().returns());
  }
}

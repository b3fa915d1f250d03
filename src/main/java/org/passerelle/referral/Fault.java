package org.passerelle.referral;

/**
 * Something in a referral that is missing or contradicts itself. Its texts are {@code fault.<code>}.
 *
 * @param code  what is wrong
 * @param field the field of the submission it concerns, such as {@code persons[1].birthDate}
 */
public record Fault(Code code, String field) {

  /** What can be wrong. */
  public enum Code {
    caseSizeDiffers, secondCategoryMissing, categoriesSame, noSolutionFirst, consentMissing, childAloneNotReferredAsChild, spouseIsChild,
    childOlderThanApplicant, noWomanAtRisk, noChildAtRisk, medicalNeedMissing, stillAtHome, claimMissing, needMissing, groupMissing;

    /** Whether a referral is refused for it. What is not is a remark that the officer and the partner see. */
    public boolean returns() {
      return this != noSolutionFirst;
    }
  }
}

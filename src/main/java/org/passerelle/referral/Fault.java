package org.passerelle.referral;

import java.util.List;

/**
 * Something in a referral that is missing or contradicts itself. Its texts are {@code fault.<code>}.
 *
 * @param code   what is wrong
 * @param field  the field of the submission it concerns, such as {@code persons[1].birthDate}
 * @param blanks figures and days of the rule that its text has blanks for; never anything the partner wrote, and none in a remark, which is kept
 *               without them
 */
public record Fault(Code code, String field, List<Object> blanks) {

  public Fault(Code code, String field) {
    this(code, field, List.of());
  }

  /** What can be wrong, in the order of the form. */
  public enum Code {
    partnerSuspended, noAgreement, agreementSuspended, programmeNotCovered, insideCountryNotCovered, quotaUsed,

    groupMissing, linkedToItself, linkedCaseUnknown(false), secondCategoryMissing, categoriesSame, noSolutionFirst(false), noWomanAtRisk,
    noChildAtRisk, childAloneNotReferredAsChild, caseSizeDiffers, medicalNeedMissing, stillAtHome,

    emergencyOnly, sponsorNotForProgramme, sponsorMissing, programmeClosed, programmeClosedUntil, sponsorForQuebecOnly, sponsorNotForQuebec,
    undertakingDayMissing, undertakingTooOld, undertakingMissing, settlementPlanMissing, permanentResidenceMissing, financialProofMissing,
    recognitionMissing, recognitionNumberMissing, recognitionProofMissing,

    spouseIsChild, spouseUnderAge(false), severalSpouses(false), childHasFamily(false), childOlderThanApplicant, parentYoungerThanApplicant,
    yearsTooFew(false), childInCareGrown(false), listedTwice, perhapsListedTwice(false), maritalStatusDiffers(false), spouseNotNamed(false),
    phoneImpossible,

    claimMissing, needMissing, noSuchPerson, needOfAChild, needNotOfASmallChild, needOfAWoman(false), needOfAnOlderPerson(false),
    notSeparated(false), hiddenFromOneself(false),

    consentMissing, verifiersConsentMissing(false), sponsorsConsentMissing(false), declarationMissing, applicantNotSigned,

    bestInterestsMissing, bestInterestsAdvised(false), documentUnknown, documentInfected, documentElsewhere, documentLocked(false);

    private final boolean returns;

    Code() {
      this(true);
    }

    Code(boolean returns) {
      this.returns = returns;
    }

    /** Whether a referral is refused for it: only what is certain from what was given. What is not is a remark that the officer and the partner see. */
    public boolean returns() {
      return returns;
    }
  }
}

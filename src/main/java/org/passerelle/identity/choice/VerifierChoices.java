package org.passerelle.identity.choice;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.identity.gate.SafetyAssessment;
import org.passerelle.identity.gate.SafetyAssessment.StaffSex;
import org.passerelle.identity.gate.SafetyAssessments;
import org.passerelle.referral.Referral;
import org.passerelle.referral.Referrals;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Chooses the NGO to ask about a family. */
@Service
public class VerifierChoices {

  private final Referrals referrals;
  private final SafetyAssessments assessments;
  private final Verifiers verifiers;
  private final ChoicesMade made;
  private final ChoiceTable table;
  private final Clock clock;

  VerifierChoices(Referrals referrals, SafetyAssessments assessments, Verifiers verifiers, ChoicesMade made, ChoiceTable table, Clock clock) {
    this.referrals = referrals;
    this.assessments = assessments;
    this.verifiers = verifiers;
    this.made = made;
    this.table = table;
    this.clock = clock;
  }

  /**
   * The NGO to ask next about this family; its room is kept until the transaction ends. Why it was chosen, and why others were not, is written
   * down.
   *
   * @return empty when none is left
   */
  @Transactional
  public Optional<UUID> choose(UUID caseId) {
    Referral referral = referrals.get(caseId);
    verifiers.hold(referral.countryOfAsylum());
    VerifierChoice choice = among(caseId, referral);
    made.add(caseId, choice, clock.instant());
    return choice.chosen();
  }

  /** Whether an NGO could be asked now. Nothing is kept for anyone; that the decision table was asked stands in the engine's history. */
  @Transactional
  public boolean anyLeft(UUID caseId) {
    return among(caseId, referrals.get(caseId)).chosen().isPresent();
  }

  private VerifierChoice among(UUID caseId, Referral referral) {
    StaffSex wish = assessments.latest(caseId).map(SafetyAssessment::staffSex).orElse(StaffSex.any);
    // the referral form does not ask in which part of the country the family is
    Family family = new Family(null, referral.languages(), wish);
    return VerifierChoice.among(verifiers.workingIn(referral.countryOfAsylum(), caseId), family, table);
  }
}

package org.passerelle.referral;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.casefile.CaseFile;
import org.passerelle.partner.Admission;
import org.passerelle.partner.Admission.Answer;
import org.passerelle.partner.Admission.Refused;
import org.passerelle.reference.Today;
import org.springframework.stereotype.Component;

/** A referral under its partner's agreement: who travels takes places of the year's quota. */
@Component
class PartnerAdmission {

  private final Admission admission;
  private final Today today;

  PartnerAdmission(Admission admission, Today today) {
    this.admission = admission;
    this.today = today;
  }

  /** Why the partner's agreement does not admit this new referral, as far as can be told from what is filled in. */
  Optional<Fault> wrong(UUID partnerId, ReferralSubmission sent) {
    return fault(admission.check(partnerId, sent.programmeOrUsual(), travelling(sent), Boolean.TRUE.equals(sent.insideHomeCountry()),
        today.get()));
  }

  /** Takes the places of a new case, or says why it cannot have them. */
  Optional<Fault> take(CaseFile file, ReferralSubmission sent) {
    return fault(admission.admit(file.partnerId(), file.id(), sent.programmeOrUsual(), travelling(sent), sent.insideHomeCountry(), today.get()));
  }

  /** Lets the places of a case follow what was sent again, or says why they cannot. */
  Optional<Fault> follow(CaseFile file, ReferralSubmission sent) {
    return admission.rebook(file.id(), sent.programmeOrUsual(), travelling(sent), sent.insideHomeCountry()).flatMap(PartnerAdmission::fault);
  }

  /** Gives the places of a case back that ended without having been accepted. */
  void giveBack(UUID caseId, CaseOutcome outcome) {
    admission.release(caseId, outcome.name());
  }

  /** Takes the places of a case again that it gave back when it was merged by mistake. */
  void takeAgain(UUID caseId) {
    admission.takeAgain(caseId);
  }

  private static int travelling(ReferralSubmission sent) {
    return (int) ReferralSubmission.orEmpty(sent.persons()).stream()
        .filter(member -> member != null && Boolean.TRUE.equals(member.accompanying())).count();
  }

  private static Optional<Fault> fault(Answer answer) {
    return answer instanceof Refused refused
        ? Optional.of(new Fault(Fault.Code.valueOf(refused.reason().name()), field(refused), List.of(refused.placesLeft()))) : Optional.empty();
  }

  private static String field(Refused refused) {
    return switch (refused.reason()) {
      case insideCountryNotCovered -> "insideHomeCountry";
      case quotaUsed -> "caseSize";
      default -> "programme";
    };
  }
}

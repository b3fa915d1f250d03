package org.passerelle.referral;

import static org.passerelle.referral.Policy.blank;
import static org.passerelle.referral.Policy.when;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.passerelle.casefile.Person;
import org.passerelle.referral.Fault.Code;

/** Programmes and sponsors: what each takes, and the package that comes complete or goes back whole. */
final class SponsorshipPolicies {

  private static final String PSR = "PSR";

  /** Sponsors without an agreement. */
  private static final Set<String> WITHOUT_AGREEMENT = Set.of("groupOfFive", "communitySponsor");

  /** The Urgent Protection Program takes emergencies only: days count, or a life. IRCC, program delivery instructions, urgent-protection-upp. */
  static final Policy EMERGENCY_ONLY = submitted -> when("UPP".equals(submitted.sent().programme())
      && given(submitted.sent().danger()) && given(submitted.sent().medicalNeed()) && !"immediate".equals(submitted.sent().danger())
      && !"lifeThreatening".equals(submitted.sent().medicalNeed()), Code.emergencyOnly, "programme");

  /**
   * A family whom a sponsor names comes under private sponsorship and no other programme: the others live on public income support, and urgent
   * protection is closed to sponsors. IRPR 139(1)(f); IRCC, program delivery instructions, urgent-protection-upp.
   */
  static final Policy SPONSOR_UNDER_PSR = submitted -> when(submitted.namesSponsor() && !submitted.sent().programmeOrUsual().equals(PSR),
      Code.sponsorNotForProgramme, "sponsorCode");

  /** Private sponsorship needs a sponsor, whose application travels with the family's. IRPR 139(1)(f)(i), 140.2. */
  static final Policy PSR_WITH_SPONSOR = submitted -> when(!submitted.namesSponsor() && submitted.sent().programmeOrUsual().equals(PSR),
      Code.sponsorMissing, "sponsorCode");

  /** A programme that takes nothing in is closed for this family too. The dated rows of programme_window, each with its source. */
  static final Policy PROGRAMME_OPEN = submitted -> {
    LocalDate until = submitted.around().closed().until();
    return !submitted.around().closed().now() ? Stream.empty()
        : Stream.of(until == null ? new Fault(Code.programmeClosed, "programme")
            : new Fault(Code.programmeClosedUntil, "programme", List.of(until)));
  };

  /** Groups and organizations under Québec's collective sponsorship sponsor into Québec only. Québec Immigration Regulation, collective sponsorship. */
  static final Policy QUEBEC_SPONSOR = submitted -> when(submitted.quebecSponsor() && !submitted.intoQuebec(), Code.sponsorForQuebecOnly,
      "intendedProvince");

  /** Other sponsors sponsor outside Québec, which has its own collective sponsorship. Canada–Québec Accord, 1991; IRPR 139(1)(h). */
  static final Policy OTHER_SPONSOR = submitted -> when(submitted.sponsored() && !submitted.quebecSponsor()
      && submitted.intoQuebec(), Code.sponsorNotForQuebec, "intendedProvince");

  /** The package is complete or goes back whole: undertaking, settlement plan and application for permanent residence. IRPR 140.2, 153(1)(b), (1.2), (2). */
  static final Policy PACKAGE = submitted -> !submitted.sponsored() ? Stream.empty()
      : Stream.of(missing(submitted, "undertaking", Code.undertakingMissing), missing(submitted, "settlementPlan", Code.settlementPlanMissing),
          missing(submitted, "permanentResidence", Code.permanentResidenceMissing)).flatMap(found -> found);

  /** Groups of five and community sponsors show that they can pay. IRPR 154(1)(a); IMM 5670, IMM 5515; RSTP on groups of five. */
  static final Policy FUNDS = submitted -> withoutAgreement(submitted) ? missing(submitted, "financialProof", Code.financialProofMissing)
      : Stream.empty();

  /** The day on which the sponsor signed the undertaking is given. IRPR 153(2); IMM 5373. */
  static final Policy UNDERTAKING_DATED = submitted -> when(submitted.sponsored() && blank(submitted.sent().undertakingSigned()),
      Code.undertakingDayMissing, "undertakingSigned");

  /**
   * The undertaking was signed few days enough before the submission. IMM 5373; the days are the dated row {@code undertakingSignatureDays} of
   * programme_limit. Québec's undertakings have a form of their own.
   */
  static final Policy UNDERTAKING_FRESH = submitted -> {
    boolean old = submitted.sponsored() && !submitted.intoQuebec() && !blank(submitted.sent().undertakingSigned())
        && Written.day(submitted.sent().undertakingSigned())
            .filter(signed -> signed.isBefore(submitted.around().arrivedOn().minusDays(submitted.around().undertakingAge()))).isPresent();
    return old ? Stream.of(new Fault(Code.undertakingTooOld, "undertakingSigned", List.of(submitted.around().undertakingAge())))
        : Stream.empty();
  };

  /**
   * Whom a group of five or a community sponsor names is recognized as a refugee by UNHCR or a State, and a document shows it. Not for agreement
   * holders, nor for Québec. IRPR 153(1)(b); Operational Bulletin 356, since 2012-10-19.
   */
  static final Policy RECOGNIZED = submitted -> !withoutAgreement(submitted) ? Stream.empty()
      : Stream.concat(submitted.applicant().stream().flatMap(SponsorshipPolicies::recognition),
          missing(submitted, "refugeeStatus", Code.recognitionProofMissing));

  private SponsorshipPolicies() {
  }

  private static Stream<Fault> recognition(Person applicant) {
    return Stream.concat(
        when(applicant.particulars().statusRecognizedBy() == null, Code.recognitionMissing, SubmittedCase.field(applicant, "statusRecognizedBy")),
        when(applicant.particulars().statusReference() == null, Code.recognitionNumberMissing, SubmittedCase.field(applicant, "statusReference")));
  }

  private static boolean withoutAgreement(SubmittedCase submitted) {
    return submitted.sponsored() && WITHOUT_AGREEMENT.contains(submitted.around().sponsorKind()) && !submitted.intoQuebec();
  }

  private static Stream<Fault> missing(SubmittedCase submitted, String kind, Code code) {
    return when(!submitted.attached(kind, null), code, "attachments");
  }

  private static boolean given(String code) {
    return !blank(code);
  }
}

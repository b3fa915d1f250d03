package org.passerelle.referral;

import java.time.LocalDate;
import java.util.List;
import org.passerelle.casefile.Person;

/**
 * The facts of a referral as the coarse codes by which the priority table decides; the facts themselves stay in the file.
 *
 * @param dangerLevel {@code none}, {@code serious}, {@code immediate}
 * @param medicalNeed {@code none}, {@code significant}, {@code lifeThreatening}
 * @param riskGroup   {@code none}, {@code childAlone}, {@code womanAtRisk}, {@code survivor}, {@code other}
 */
public record NeedAssessment(String dangerLevel, String medicalNeed, String riskGroup) {

  private static final int ADULT = 18;
  private static final int OLD = 60;

  /** Assesses a family as it now stands on file. */
  public static NeedAssessment of(Referral referral, List<Person> people, LocalDate today) {
    List<Person> travelling = people.stream().filter(Person::accompanying).toList();
    return new NeedAssessment(referral.danger(), referral.medicalNeed(), riskGroup(referral, travelling, today));
  }

  private static String riskGroup(Referral referral, List<Person> travelling, LocalDate today) {
    if (travelling.stream().allMatch(person -> person.mayBeUnder(ADULT, today))) {
      return "childAlone";
    }
    if (referral.under(SubmissionCategory.WGR) || womanAlone(travelling, today)) {
      return "womanAtRisk";
    }
    if (referral.under(SubmissionCategory.SVT)) {
      return "survivor";
    }
    return referral.under(SubmissionCategory.CAR) || oldAndAlone(travelling, today) ? "other" : "none";
  }

  /** A woman who travels with children and no other adult is without the protection of a family (IRCC, women at risk). */
  private static boolean womanAlone(List<Person> travelling, LocalDate today) {
    List<Person> adults = travelling.stream().filter(person -> !person.mayBeUnder(ADULT, today)).toList();
    return travelling.size() > 1 && adults.size() == 1 && adults.get(0).sex().equals("female");
  }

  private static boolean oldAndAlone(List<Person> travelling, LocalDate today) {
    return travelling.stream().allMatch(person -> person.birthLatest() != null && !person.mayBeUnder(OLD, today));
  }
}

package org.passerelle.referral;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.passerelle.referral.ReferralSubmission.Member;

/** Referrals of fictional families, complete unless a test says otherwise. */
public final class SampleReferrals {

  private SampleReferrals() {
  }

  /** A mother, a father and a child, in Pakistan; nobody else on file has their names. */
  public static ReferralSubmission complete() {
    String family = "Testfictional" + letters();
    return new ReferralSubmission("S-" + UUID.randomUUID(), "LPN", "LAD", 3, "none", "none", "PAK", false, List.of("prs"), null, null,
        "A fictional claim.", "A fictional need.", true,
        List.of(member("principalApplicant", "Parwin " + family, "female", "1988-03-21"), member("spouse", "Jawed " + family, "male", "1985"),
            member("child", "Sahar " + family, "female", "2016-07")));
  }

  public static Member member(String relation, String name, String sex, String birth) {
    return new Member(relation, true, name, null, sex, birth, "AFG", null, null);
  }

  /** Letters that make a name unlike all others. */
  public static String letters() {
    return UUID.randomUUID().toString().replaceAll("[^a-f]", "") + Long.toString(System.nanoTime(), 36).replaceAll("[0-9]", "x");
  }

  static ReferralSubmission with(ReferralSubmission base, UnaryOperator<Draft> change) {
    return change.apply(new Draft(base)).submission();
  }

  /** A submission in the making. */
  static final class Draft {

    private ReferralSubmission now;

    Draft(ReferralSubmission base) {
      now = base;
    }

    ReferralSubmission submission() {
      return now;
    }

    Draft reference(String reference) {
      return set(reference, now.primaryCategory(), now.secondaryCategory(), now.caseSize(), now.danger(), now.medicalNeed(),
          now.countryOfAsylum(), now.consent(), now.persons());
    }

    Draft categories(String primary, String secondary) {
      return set(now.partnerReference(), primary, secondary, now.caseSize(), now.danger(), now.medicalNeed(), now.countryOfAsylum(),
          now.consent(), now.persons());
    }

    Draft size(int size) {
      return set(now.partnerReference(), now.primaryCategory(), now.secondaryCategory(), size, now.danger(), now.medicalNeed(),
          now.countryOfAsylum(), now.consent(), now.persons());
    }

    Draft need(String danger, String medicalNeed) {
      return set(now.partnerReference(), now.primaryCategory(), now.secondaryCategory(), now.caseSize(), danger, medicalNeed,
          now.countryOfAsylum(), now.consent(), now.persons());
    }

    Draft in(String country) {
      return set(now.partnerReference(), now.primaryCategory(), now.secondaryCategory(), now.caseSize(), now.danger(), now.medicalNeed(),
          country, now.consent(), now.persons());
    }

    Draft consent(boolean consent) {
      return set(now.partnerReference(), now.primaryCategory(), now.secondaryCategory(), now.caseSize(), now.danger(), now.medicalNeed(),
          now.countryOfAsylum(), consent, now.persons());
    }

    Draft persons(Member... members) {
      return set(now.partnerReference(), now.primaryCategory(), now.secondaryCategory(), members.length, now.danger(), now.medicalNeed(),
          now.countryOfAsylum(), now.consent(), new ArrayList<>(Arrays.asList(members)));
    }

    private Draft set(String reference, String primary, String secondary, Integer size, String danger, String medical, String asylum,
        Boolean consent, List<Member> persons) {
      now = new ReferralSubmission(reference, primary, secondary, size, danger, medical, asylum, now.insideHomeCountry(), now.languages(),
          now.intendedProvince(), now.sponsorCode(), now.claim(), now.need(), consent, persons);
      return this;
    }
  }
}

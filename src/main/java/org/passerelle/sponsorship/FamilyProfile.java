package org.passerelle.sponsorship;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Person;
import org.passerelle.referral.Referral;

/**
 * What a sponsor reads of a family before it knows them: enough to say whether it can carry them, nothing by which they could be recognized.
 *
 * @param persons         how many travel
 * @param ages            how many of them in each band of ages, youngest first
 * @param languages       ISO 639 codes
 * @param countryOfAsylum where they are now, ISO 3166-1 alpha-3
 * @param needs           coarse codes: {@code medicalCare}, {@code counselling}
 */
public record FamilyProfile(int persons, Map<AgeBand, Integer> ages, List<String> languages, String countryOfAsylum, List<String> needs) {

  /** Bands wide enough to hide a birthday. */
  public enum AgeBand {
    infant(4), child(12), youth(17), adult(59), senior(Integer.MAX_VALUE), unknown(-1);

    private final int upTo;

    AgeBand(int upTo) {
      this.upTo = upTo;
    }

    static AgeBand of(@Nullable LocalDate birth, LocalDate today) {
      if (birth == null) {
        return unknown;
      }
      int years = birth.until(today).getYears();
      for (AgeBand band : values()) {
        if (years <= band.upTo) {
          return band;
        }
      }
      return unknown;
    }
  }

  /** The profile of a family as its referral and its people say. */
  public static FamilyProfile of(Referral referral, List<Person> people, LocalDate today) {
    List<Person> travelling = people.stream().filter(Person::accompanying).toList();
    Map<AgeBand, Integer> ages = new TreeMap<>();
    travelling.forEach(person -> ages.merge(AgeBand.of(person.birthLatest(), today), 1, Integer::sum));
    return new FamilyProfile(travelling.size(), ages, referral.languages(), referral.countryOfAsylum(), needs(referral));
  }

  private static List<String> needs(Referral referral) {
    List<String> needs = new ArrayList<>();
    if (!"none".equals(referral.medicalNeed())) {
      needs.add("medicalCare");
    }
    if ("SVT".equals(referral.primaryCategory()) || "SVT".equals(referral.secondaryCategory())) {
      needs.add("counselling");
    }
    return needs;
  }
}

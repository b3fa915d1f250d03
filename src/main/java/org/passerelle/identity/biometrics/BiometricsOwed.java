package org.passerelle.identity.biometrics;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.passerelle.casefile.Person;

/**
 * Who has to give biometrics: everyone who travels and is 14 to 79 years old. The House committee asked to waive them for Afghans and the
 * Government disagreed; resettled refugees are exempt from the passport (IRPR 50(2)), not from biometrics.
 */
public final class BiometricsOwed {

  /** Years, full, from which they are owed. */
  public static final int FROM_AGE = 14;

  /** Years, full, up to which they are owed. */
  public static final int TO_AGE = 79;

  private static final String STATELESS = "XXA";

  private BiometricsOwed() {
  }

  /** Whether somebody owes them, or why not. */
  public enum Standing { owed, notTravelling, tooYoung, tooOld }

  /** How somebody stands on that day. Births may be ranges or unknown: whoever may be of that age owes them. */
  public static Standing of(Person person, LocalDate on) {
    if (!person.accompanying()) {
      return Standing.notTravelling;
    }
    if (person.surelyUnder(FROM_AGE, on)) {
      return Standing.tooYoung;
    }
    return person.birthLatest() != null && !person.mayBeUnder(TO_AGE + 1, on) ? Standing.tooOld : Standing.owed;
  }

  /**
   * The countries that are not a third country for somebody: their own, or, when theirs is not known or they have none, those of their family.
   *
   * @return ISO 3166-1 alpha-3
   */
  public static Set<String> ownCountries(Person person, List<Person> family) {
    String nationality = person.nationality();
    if (nationality != null && !nationality.equals(STATELESS)) {
      return Set.of(nationality);
    }
    Set<String> all = new TreeSet<>();
    family.stream().map(Person::nationality).filter(each -> each != null && !each.equals(STATELESS)).forEach(all::add);
    return all;
  }
}

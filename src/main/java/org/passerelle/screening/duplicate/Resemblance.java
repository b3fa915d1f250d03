package org.passerelle.screening.duplicate;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Person;

/**
 * Why two persons on file may be one. A shared document number is enough; a shared name is, unless the births cannot be the same. IRCC stresses
 * not dropping anyone wrongly: the result is a question to an officer, never an answer.
 */
final class Resemblance {

  static final String SAME_DOCUMENT = "sameDocument";
  static final String SAME_NAME = "sameName";
  static final String COMPATIBLE_BIRTH = "compatibleBirth";

  private Resemblance() {
  }

  /** Reasons, as codes; none when nothing speaks for it. The same whichever of the two is asked about first. */
  static Set<String> between(Person one, Person other) {
    Set<String> shared = new TreeSet<>(PersonKeys.of(one));
    shared.retainAll(PersonKeys.of(other));
    boolean sameDocument = shared.stream().anyMatch(key -> key.startsWith(PersonKeys.DOCUMENT));
    boolean sameName = shared.stream().anyMatch(key -> !key.startsWith(PersonKeys.DOCUMENT));
    boolean birthsMeet = meet(one, other);
    Set<String> reasons = new TreeSet<>();
    if (sameDocument) {
      reasons.add(SAME_DOCUMENT);
    }
    if (sameName && (sameDocument || birthsMeet)) {
      reasons.add(SAME_NAME);
    }
    if (!reasons.isEmpty() && birthsMeet && one.birthEarliest() != null && other.birthEarliest() != null) {
      reasons.add(COMPATIBLE_BIRTH);
    }
    return reasons;
  }

  private static boolean meet(Person one, Person other) {
    return notAfter(one.birthEarliest(), other.birthLatest()) && notAfter(other.birthEarliest(), one.birthLatest());
  }

  private static boolean notAfter(@Nullable LocalDate earliest, @Nullable LocalDate latest) {
    return earliest == null || latest == null || !earliest.isAfter(latest);
  }
}

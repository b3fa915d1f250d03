package org.passerelle.identity.biometrics;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.identity.biometrics.BiometricsOwed.Standing;
import org.passerelle.reference.Today;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far a family is with its biometrics. */
@Service
public class BiometricsOnFile {

  private final BiometricsRegister register;
  private final Persons persons;
  private final Today today;

  BiometricsOnFile(BiometricsRegister register, Persons persons, Today today) {
    this.register = register;
    this.persons = persons;
    this.today = today;
  }

  /** What a case's biometrics come to. */
  public enum Outcome {
    /** Somebody has not given theirs. */
    owed,
    /** Everyone has, and no other identity is undecided. */
    clear,
    /** Somebody is on record under another identity, and no officer has decided on it. */
    adverse
  }

  /** All that was recorded for the case, in order, of those who have left the family's list too. */
  @Transactional(readOnly = true)
  public List<Biometrics> of(UUID caseId) {
    return register.of(caseId);
  }

  /** Each member of the family as it is listed now. */
  @Transactional(readOnly = true)
  public List<Member> members(UUID caseId) {
    LocalDate day = today.get();
    Map<UUID, Biometrics> last = new LinkedHashMap<>();
    Map<UUID, Integer> rows = new LinkedHashMap<>();
    register.of(caseId).forEach(given -> {
      last.put(given.personId(), given);
      rows.merge(given.personId(), 1, Integer::sum);
    });
    return persons.of(caseId).stream()
        .map(person -> new Member(person, BiometricsOwed.of(person, day), last.get(person.id()), rows.getOrDefault(person.id(), 0))).toList();
  }

  /** How many members still owe them. */
  @Transactional(readOnly = true)
  public int missing(UUID caseId) {
    return (int) members(caseId).stream().filter(Member::missing).count();
  }

  /** What they come to now. Another identity is looked at first: it does not wait for the rest of the family. */
  @Transactional(readOnly = true)
  public Outcome outcome(UUID caseId) {
    if (register.undecided(caseId)) {
      return Outcome.adverse;
    }
    return missing(caseId) > 0 ? Outcome.owed : Outcome.clear;
  }

  /**
   * A member of the family.
   *
   * @param last     what holds; null when nothing was recorded
   * @param recorded how often something was recorded
   */
  public record Member(Person person, Standing standing, @Nullable Biometrics last, int recorded) {

    public boolean missing() {
      return standing == Standing.owed && last == null;
    }
  }
}

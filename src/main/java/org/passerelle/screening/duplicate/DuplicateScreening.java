package org.passerelle.screening.duplicate;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.casefile.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks for people who are on file already. It only raises a question: nothing is merged or refused by machine, because a wrong match can cost
 * a family its place.
 */
@Service
public class DuplicateScreening {

  private final Persons persons;
  private final Suspicions suspicions;
  private final CaseFiles files;
  private final Timeline timeline;

  DuplicateScreening(Persons persons, Suspicions suspicions, CaseFiles files, Timeline timeline) {
    this.persons = persons;
    this.suspicions = suspicions;
    this.files = files;
    this.timeline = timeline;
  }

  /** Makes these persons findable, as they are written now. */
  @Transactional
  public void remember(List<Person> people) {
    suspicions.remember(people);
  }

  /**
   * Compares the case's people with everyone on file. One case at a time, and a case that came later only once it has been screened itself: of
   * two families that arrive in the same moment the later one is questioned, and only once.
   *
   * @return whether an officer must look
   */
  @Transactional
  public boolean screen(UUID caseId) {
    suspicions.oneAtATime();
    int before = suspicions.undecided(caseId);
    suspicions.remember(persons.of(caseId));
    suspicions.sharingAKey(caseId).forEach(pair -> {
      Set<String> reasons = Resemblance.between(pair.one(), pair.other());
      if (!reasons.isEmpty()) {
        suspicions.add(caseId, pair, reasons);
      }
    });
    files.markScreened(caseId);
    int open = suspicions.undecided(caseId);
    if (open > before) {
      timeline.add(caseId, "duplicateSuspected", null);
    }
    return open > 0;
  }
}

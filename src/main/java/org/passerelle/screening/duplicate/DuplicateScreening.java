package org.passerelle.screening.duplicate;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.passerelle.access.Audit;
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

  /** The officer's answer that ends a referral. */
  public static final String SAME = "same";

  /** The officer's answer that lets it go on. */
  public static final String DIFFERENT = "different";

  private final Persons persons;
  private final Suspicions suspicions;
  private final CaseFiles files;
  private final Timeline timeline;
  private final Audit audit;

  DuplicateScreening(Persons persons, Suspicions suspicions, CaseFiles files, Timeline timeline, Audit audit) {
    this.persons = persons;
    this.suspicions = suspicions;
    this.files = files;
    this.timeline = timeline;
    this.audit = audit;
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
    suspicions.remember(persons.of(caseId));
    suspicions.sharingAKey(caseId).forEach(pair -> {
      Set<String> reasons = Resemblance.between(pair.one(), pair.other());
      if (!reasons.isEmpty()) {
        suspicions.add(caseId, pair, reasons);
      }
    });
    files.markScreened(caseId);
    boolean suspected = suspicions.undecided(caseId) > 0;
    if (suspected) {
      timeline.add(caseId, "duplicateSuspected", null);
    }
    return suspected;
  }

  /** Writes down what the merge unit found, and why. */
  @Transactional
  public void resolve(UUID caseId, String decision, String reason, String officer) {
    suspicions.decide(caseId, decision, reason, officer);
    timeline.add(caseId, decision.equals(SAME) ? "duplicateConfirmed" : "duplicateRuledOut", null);
    audit.record("resolveDuplicate", files.get(caseId).number(), decision);
  }
}

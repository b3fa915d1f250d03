package org.passerelle.referral;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.WrongField;
import org.passerelle.screening.duplicate.DuplicateScreening;
import org.passerelle.screening.merge.AskingTheMergeUnit;
import org.passerelle.screening.watchlist.hit.WatchlistScreening;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What may happen to a case at any moment: the family withdraws, or its circumstances change. */
@Service
public class ReferralChanges {

  private static final List<String> DANGER_LEVELS = List.of("none", "serious", "immediate");

  private final CaseFiles files;
  private final Persons persons;
  private final Referrals referrals;
  private final DuplicateScreening screening;
  private final AskingTheMergeUnit mergeUnit;
  private final WatchlistScreening watchlists;
  private final Timeline timeline;
  private final Audit audit;
  private final CaseProcesses processes;
  private final Validator validator;
  private final Clock clock;

  ReferralChanges(CaseFiles files, Persons persons, Referrals referrals, DuplicateScreening screening, AskingTheMergeUnit mergeUnit,
      WatchlistScreening watchlists, Timeline timeline, Audit audit, CaseProcesses processes, Validator validator, Clock clock) {
    this.files = files;
    this.persons = persons;
    this.referrals = referrals;
    this.screening = screening;
    this.mergeUnit = mergeUnit;
    this.watchlists = watchlists;
    this.timeline = timeline;
    this.audit = audit;
    this.processes = processes;
    this.validator = validator;
    this.clock = clock;
  }

  /**
   * The family withdraws: told by the partner whose case it is, or recorded by an officer. Everything the case waits for stops.
   *
   * @throws CaseProcesses.NotWaiting when the case has ended
   */
  @Transactional
  public void withdraw(CaseFile file) {
    files.lock(file.id());
    processes.tell(ReferralMessages.WITHDRAWN, file.number(), Map.of());
    timeline.add(file.id(), "withdrawalRecorded", null);
    audit.record("withdrawCase", file.number(), null);
  }

  /**
   * Something has changed for the family. The case goes on; its need is assessed again beside it. The same report twice is one report.
   *
   * @throws ConstraintViolationException when the report is not in form
   * @throws WrongField                   when what belongs to this kind of change is missing
   * @throws CaseProcesses.NotWaiting     when the case has ended
   */
  @Transactional
  public void report(CaseFile file, ChangeReport report) {
    check(report);
    files.lock(file.id());
    if (!referrals.addChange(file.id(), report.kind(), report.description(), SignedIn.actor())) {
      return;
    }
    apply(file, report);
    referrals.nextVersion(file.id(), SignedIn.actor());
    processes.tell(ReferralMessages.CIRCUMSTANCES_CHANGED, file.number(), Map.of());
    timeline.add(file.id(), report.kind() + "Reported", null);
    audit.record("reportChange", file.number(), report.kind());
  }

  private void check(ChangeReport report) {
    Set<ConstraintViolation<ChangeReport>> violations = validator.validate(report);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(violations);
    }
    if (report.companionMissing()) {
      throw new WrongField(report.companion(), "validation.required");
    }
  }

  private void apply(CaseFile file, ChangeReport report) {
    UUID caseId = file.id();
    Referral referral = referrals.get(caseId);
    switch (report.kind()) {
      case ChangeReport.BIRTH -> addChild(file, referral, report);
      case ChangeReport.NEW_DANGER -> referrals.writeNeed(caseId, higher(referral.danger(), report.danger()), referral.medicalNeed(),
          referral.statedSize());
      default -> referrals.writeNeed(caseId, referral.danger(), report.medicalNeed(), referral.statedSize());
    }
  }

  private void addChild(CaseFile file, Referral referral, ChangeReport report) {
    UUID caseId = file.id();
    List<Person> family = persons.of(caseId);
    if (family.size() >= ReferralSubmission.MOST_PERSONS) {
      throw new WrongField("newborn", "validation.tooManyPersons");
    }
    if ("principalApplicant".equals(report.newborn().relation())) {
      throw new WrongField("newborn.relation", "form.notAChoice");
    }
    Person child = report.newborn().withoutBlanks().asPerson(UUID.randomUUID(), family.size() + 1, referral.countryOfAsylum(), LocalDate.now(clock));
    persons.add(caseId, child);
    screening.remember(List.of(child));
    mergeUnit.compareAgain(file);
    watchlists.peopleChanged(caseId);
    referrals.writeNeed(caseId, referral.danger(), referral.medicalNeed(), referral.statedSize() + (child.accompanying() ? 1 : 0));
  }

  private static String higher(String one, String other) {
    return DANGER_LEVELS.indexOf(one) > DANGER_LEVELS.indexOf(other) ? one : other;
  }
}

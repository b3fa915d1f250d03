package org.passerelle.referral;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Persons;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseTasks;
import org.passerelle.engine.CaseTasks.Deadline;
import org.passerelle.reference.Priority;
import org.passerelle.reference.ServiceTargets;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How urgent a case is: assessed at intake, and again when circumstances change. */
@Service
public class CasePriorities {

  private final CaseFiles files;
  private final Persons persons;
  private final Referrals referrals;
  private final ServiceTargets targets;
  private final CaseTasks tasks;
  private final Timeline timeline;
  private final Clock clock;

  CasePriorities(CaseFiles files, Persons persons, Referrals referrals, ServiceTargets targets, CaseTasks tasks, Timeline timeline,
      Clock clock) {
    this.files = files;
    this.persons = persons;
    this.referrals = referrals;
    this.targets = targets;
    this.tasks = tasks;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** The family's need as it stands on file now, in coarse codes. */
  @Transactional(readOnly = true)
  public NeedAssessment assess(UUID caseId) {
    return NeedAssessment.of(referrals.get(caseId), persons.of(caseId), LocalDate.now(clock));
  }

  /** Writes the priority on the file. When it is another than before, officers' open tasks of the case get the dates of the new one. */
  @Transactional
  public void apply(UUID caseId, Priority priority) {
    CaseFile file = files.lock(caseId);
    if (file.priority() == priority) {
      return;
    }
    files.setPriority(caseId, priority);
    timeline.add(caseId, "priority." + priority, null);
    tasks.reschedule(file.number(), element -> deadline(element, priority));
  }

  private Deadline deadline(String element, Priority priority) {
    Instant due = targets.dueAt(element.substring(element.indexOf('_') + 1), priority);
    return new Deadline(due, targets.halfTime(due), priority.taskPriority());
  }
}

package org.passerelle.identity;

import java.time.Clock;
import org.passerelle.access.Audit;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.OpenTask;
import org.passerelle.identity.gate.SafetyAssessment;
import org.passerelle.identity.gate.SafetyAssessment.Contact;
import org.passerelle.identity.gate.SafetyAssessment.StaffSex;
import org.passerelle.identity.gate.SafetyAssessment.WorkPlace;
import org.passerelle.identity.gate.SafetyAssessments;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says whether and how a family may be met without danger for it or for the NGO's people. */
@Service
public class SafetyOfContact {

  private final SafetyAssessments assessments;
  private final Timeline timeline;
  private final Audit audit;
  private final Clock clock;

  SafetyOfContact(SafetyAssessments assessments, Timeline timeline, Audit audit, Clock clock) {
    this.assessments = assessments;
    this.timeline = timeline;
    this.audit = audit;
    this.clock = clock;
  }

  /** Writes the officer's assessment down; an earlier one stays readable. */
  @Transactional
  public void assess(OpenTask task, Contact contact, StaffSex staffSex, WorkPlace workPlace, String familySafety, String ngoSafety) {
    assessments.add(new SafetyAssessment(task.caseId(), contact, staffSex, workPlace, familySafety, ngoSafety, task.officer(), clock.instant()));
    timeline.add(task.caseId(), "safetyAssessed." + contact, null);
    audit.record("assessSafety", task.caseNumber(), contact.name());
  }
}

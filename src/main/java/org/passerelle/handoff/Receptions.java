package org.passerelle.handoff;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.handoff.process.HandoffModel;
import org.passerelle.reference.ServiceTargets;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The word of the province that it has received the family. */
@Service
public class Receptions {

  private final Notices notices;
  private final NoticeLetters letters;
  private final CaseFiles files;
  private final ServiceTargets targets;
  private final Timeline timeline;
  private final CaseProcesses processes;

  Receptions(Notices notices, NoticeLetters letters, CaseFiles files, ServiceTargets targets, Timeline timeline, CaseProcesses processes) {
    this.notices = notices;
    this.letters = letters;
    this.files = files;
    this.targets = targets;
    this.timeline = timeline;
    this.processes = processes;
  }

  /** The moment at which to ask about the reception of a family that has landed. */
  @Transactional(readOnly = true)
  public Instant reminder(UUID caseId) {
    return targets.dueAt("reception", files.get(caseId).workingPriority());
  }

  /** Asks the office to confirm that it has received the family. */
  @Transactional
  public void ask(UUID caseId) {
    Notice notice = inForce(caseId);
    letters.write(notice, "receptionAsked");
    timeline.add(caseId, "receptionAsked", notice.label());
  }

  /**
   * Takes the office's word that it has received the family.
   *
   * @return the notice; empty when this organization has no such notice
   * @throws NotWaiting when the family has not landed, or was confirmed before
   */
  @Transactional
  public Optional<Notice> confirm(UUID office, UUID id, @Nullable String remarks) {
    Optional<Notice> asked = notices.lockOfOffice(office, id);
    asked.ifPresent(notice -> {
      NoticeLetters.require(notice, NoticeStep.reception, HandoffModel.RECEPTION_CONFIRMED);
      notices.confirmed(notice.caseId(), remarks);
      letters.answered(notice, "confirmReception", "receptionConfirmed");
      processes.tell(HandoffModel.RECEPTION_CONFIRMED, notice.caseNumber(), Map.of());
    });
    return asked.flatMap(notice -> notices.ofOffice(office, id));
  }

  private Notice inForce(UUID caseId) {
    return notices.current(caseId).orElseThrow(() -> new IllegalStateException("no notice in force"));
  }
}

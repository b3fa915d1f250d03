package org.passerelle.handoff;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.handoff.process.HandoffModel;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The province takes over: what the family is still owed is the province's from then on, and the file closes. */
@Service
public class Takeovers {

  private final Notices notices;
  private final NoticesOfArrival announced;
  private final NoticeLetters letters;
  private final Milestones milestones;
  private final Timeline timeline;
  private final CaseProcesses processes;

  Takeovers(Notices notices, NoticesOfArrival announced, NoticeLetters letters, Milestones milestones, Timeline timeline,
      CaseProcesses processes) {
    this.notices = notices;
    this.announced = announced;
    this.letters = letters;
    this.milestones = milestones;
    this.timeline = timeline;
    this.processes = processes;
  }

  /**
   * Takes the office's word that the province has taken over; milestones still open are carried on by it.
   *
   * @return the notice; empty when this organization has no such notice
   * @throws NotWaiting when the reception was not confirmed, or the province took over before
   */
  @Transactional
  public Optional<Notice> takeOver(UUID office, UUID id, @Nullable String remarks) {
    Optional<Notice> asked = notices.lockOfOffice(office, id);
    asked.ifPresent(notice -> {
      NoticeLetters.require(notice, NoticeStep.milestones, HandoffModel.FAMILY_TAKEN_OVER);
      LocalDate today = announced.today(office);
      milestones.carryOn(notice.caseId(), today);
      notices.takenOver(notice.caseId(), remarks);
      letters.answered(notice, "takeOver", "familyTakenOver");
      processes.tell(HandoffModel.FAMILY_TAKEN_OVER, notice.caseNumber(), Map.of());
    });
    return asked.flatMap(notice -> notices.ofOffice(office, id));
  }

  /** Reminds the office of what is still open. */
  @Transactional
  public void remind(UUID caseId) {
    Notice notice = notices.current(caseId).orElseThrow();
    letters.write(notice, "takeoverAsked");
    timeline.add(caseId, "takeoverAsked", notice.label());
  }

  /** Ends the stage of a case that began before milestones were followed: its reception was its takeover. */
  @Transactional
  public void ended(UUID caseId) {
    notices.takenOver(caseId, null);
  }
}

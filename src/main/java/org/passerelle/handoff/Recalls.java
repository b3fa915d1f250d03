package org.passerelle.handoff;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.handoff.process.HandoffModel;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notices sent in error are called back: nothing of them is shown any more, whoever had them destroys the copies and says so, and the arrival is
 * planned again under a new number.
 */
@Service
public class Recalls {

  private final Notices notices;
  private final NoticesOfArrival announced;
  private final NoticeLetters letters;
  private final RecallRecords records;

  Recalls(Notices notices, NoticesOfArrival announced, NoticeLetters letters, RecallRecords records) {
    this.notices = notices;
    this.announced = announced;
    this.letters = letters;
    this.records = records;
  }

  /** The notice of a case that can be called back now, if there is one. */
  @Transactional(readOnly = true)
  public Optional<Notice> recallable(UUID caseId) {
    return notices.current(caseId).filter(Recalls::recallable);
  }

  /**
   * Calls the notice in force back with all its versions, and opens the plan again unless it is open.
   *
   * @throws NotWaiting when there is none, or the family has arrived
   */
  @Transactional
  public Notice recall(UUID caseId, String caseNumber, String reason) {
    Notice notice = notices.lockCurrent(caseId).filter(Recalls::recallable)
        .orElseThrow(() -> new NotWaiting(HandoffModel.PLAN_REOPENED, caseNumber));
    if (notice.step() != NoticeStep.replanning) {
      announced.reopen(caseId, reason);
    }
    List<UUID> recipients = notices.recipients(notice.number());
    notices.recall(notice.number());
    records.add(caseId, notice.number(), reason, recipients);
    recipients.forEach(recipient -> letters.write(notices.lastOf(recipient, notice.number()), "noticeRecalled"));
    letters.answered(notice, "recallNotice", "noticeRecalled");
    return notice;
  }

  /**
   * Takes an organization's word that it has destroyed its copies of a notice called back. Said again, it changes nothing.
   *
   * @return the notice; empty when this organization has none such
   */
  @Transactional
  public Optional<Notice> destroyed(UUID organization, UUID id) {
    Optional<Notice> recalled = notices.ofOffice(organization, id).filter(notice -> notice.step() == NoticeStep.recalled);
    recalled.filter(notice -> records.destroyed(notice.number(), organization))
        .ifPresent(notice -> letters.answered(notice, "destroyCopies", "copiesDestroyed"));
    return recalled;
  }

  private static boolean recallable(Notice notice) {
    return switch (notice.step()) {
      case receipt, arrival, replanning -> true;
      default -> false;
    };
  }
}

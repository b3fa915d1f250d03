package org.passerelle.handoff;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.handoff.process.HandoffModel;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Receipts for notices of arrival: the journey waits until everyone who owes one has given it, signed in or, when the notice went out
 * twice in vain, by telephone (IRCC programme delivery instructions, destining and travel arrangements).
 */
@Service
public class Receipts {

  private final Notices notices;
  private final NoticeLetters letters;
  private final CaseProcesses processes;

  Receipts(Notices notices, NoticeLetters letters, CaseProcesses processes) {
    this.notices = notices;
    this.letters = letters;
    this.processes = processes;
  }

  /**
   * Takes an organization's receipt for this version. A second receipt for it changes nothing.
   *
   * @return the notice; empty when this organization has no such notice
   * @throws NotWaiting when the version is not in force any more
   */
  @Transactional
  public Optional<Notice> give(UUID organization, UUID id) {
    Optional<Notice> asked = notices.lockOfReceiver(organization, id);
    asked.filter(notice -> notice.receivedAt() == null || !notice.state().equals("current")).ifPresent(notice -> {
      NoticeLetters.require(notice, NoticeStep.receipt, HandoffModel.RECEIPT_GIVEN);
      notices.received(id, organization);
      answered(notice);
    });
    return asked.flatMap(notice -> notices.ofOffice(organization, id));
  }

  /**
   * Takes the receipt that an organization's own system gave in its signed answer to what it was sent. One that is not owed any more, or not asked
   * for now, changes nothing.
   *
   * @param code of the organization, in whose name it stands
   */
  @Transactional
  public void bySystem(UUID organization, String code, UUID id) {
    notices.lockOfReceiver(organization, id).filter(notice -> notice.step() == NoticeStep.receipt).ifPresent(notice -> {
      notices.receivedBySystem(id, organization, code);
      answered(notice);
    });
  }

  private void answered(Notice notice) {
    letters.answered(notice, "giveReceipt", "noticeReceiptGiven");
    if (!notices.silent(notice.id())) {
      processes.tell(HandoffModel.RECEIPT_GIVEN, notice.caseNumber(), Map.of());
    }
  }

  /**
   * Writes down the receipts that those who were silent gave an officer by telephone.
   *
   * @param spokeTo who answered the telephone
   */
  @Transactional
  public void byTelephone(UUID caseId, String spokeTo) {
    Notice notice = notices.lockCurrent(caseId).orElseThrow();
    notices.receivedByTelephone(notice.id(), spokeTo);
    letters.answered(notice, "giveReceiptByTelephone", "noticeReceiptByTelephone");
  }
}

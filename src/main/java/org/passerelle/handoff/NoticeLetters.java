package org.passerelle.handoff;

import java.util.UUID;
import org.passerelle.access.Audit;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.springframework.stereotype.Component;

/** What is written to those who receive a family, and what is written down of their answers. */
@Component
class NoticeLetters {

  private final NoticeChannel channel;
  private final Timeline timeline;
  private final Audit audit;

  NoticeLetters(NoticeChannel channel, Timeline timeline, Audit audit) {
    this.channel = channel;
    this.timeline = timeline;
    this.audit = audit;
  }

  /** Writes to the organization that reads this notice, once for each event. */
  void write(Notice notice, String template) {
    write(notice, notice.recipient(), template, notice.label());
  }

  /** Writes to one of those the notice went to. */
  void write(Notice notice, UUID recipient, String template, String event) {
    channel.tell(notice, recipient, template, event);
  }

  /** Writes down what an organization answered. */
  void answered(Notice notice, String action, String event) {
    audit.record(action, notice.caseNumber(), notice.label());
    timeline.add(notice.caseId(), event, notice.label());
  }

  /** Refuses an answer that is not asked for now. */
  static void require(Notice notice, NoticeStep step, String message) {
    if (notice.step() != step) {
      throw new NotWaiting(message, notice.caseNumber());
    }
  }
}

package org.passerelle.handoff.aftercare;

import java.util.List;
import java.util.function.Supplier;
import org.passerelle.partner.Correspondence;
import org.passerelle.reference.ProgrammeLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds those who owe a family something some days before its last day, and tells them when that day is over where the family lives. Each is a
 * transaction of its own: it is noted as told together with the mail in the outbox, so that after a power failure the rest is told, and nothing
 * twice. Of reports the sponsor is reminded with the undertaking, not here.
 */
@Service
public class MilestoneRounds {

  private static final String AHEAD = "milestoneReminderDays";
  private static final Logger log = LoggerFactory.getLogger(MilestoneRounds.class);

  private final DueMilestones due;
  private final MilestoneRegister register;
  private final Correspondence correspondence;
  private final ProgrammeLimits limits;
  private final TransactionTemplate transaction;

  MilestoneRounds(DueMilestones due, MilestoneRegister register, Correspondence correspondence, ProgrammeLimits limits,
      TransactionTemplate transaction) {
    this.due = due;
    this.register = register;
    this.correspondence = correspondence;
    this.limits = limits;
    this.transaction = transaction;
  }

  /** Tells of all; one that fails holds no other up, and is tried again in the next round. */
  public void tell() {
    transaction.executeWithoutResult(status -> register.settleFiledReports());
    // whoever is told that the day is over needs no reminder of it any more
    each(due::overdue, "milestoneOverdue");
    int ahead = limits.get(AHEAD);
    each(() -> due.toRemind(ahead), "milestoneReminded");
  }

  private void each(Supplier<List<DueMilestone>> page, String template) {
    List<DueMilestone> found;
    int told;
    do {
      found = page.get();
      told = (int) found.stream().filter(one -> tell(one, template)).count();
      // a page of which nothing could be told would come again and again
    } while (found.size() == DueMilestones.BATCH && told > 0);
  }

  private boolean tell(DueMilestone one, String template) {
    try {
      transaction.executeWithoutResult(status -> {
        if (template.equals("milestoneOverdue") ? due.overdueTold(one) : due.reminded(one)) {
          correspondence.write(one.debtor(), template, one.caseNumber(), one.path(), "milestone:" + one.caseNumber() + ":" + one.kind());
        }
      });
      return true;
    } catch (RuntimeException e) {
      log.error("who owes {} to the family of case {} could not be told, it is tried again: {}", one.kind(), one.caseNumber(),
          e.getClass().getSimpleName());
      return false;
    }
  }
}

package org.passerelle.referral;

import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Each night drafts that nobody goes on with are deleted. */
@Component
@Lazy(false)
class DraftSchedule {

  private final ReferralDrafting drafting;

  DraftSchedule(ReferralDrafting drafting) {
    this.drafting = drafting;
  }

  @Scheduled(cron = "0 40 3 * * *")
  void deleteExpired() {
    drafting.deleteExpired();
  }
}

package org.passerelle.people;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes invitations and links when their time is over, as their tables say. */
@Component
class ForgetPeople {

  private final Invitations invitations;
  private final PasswordResets resets;

  ForgetPeople(Invitations invitations, PasswordResets resets) {
    this.invitations = invitations;
    this.resets = resets;
  }

  @Scheduled(cron = "0 30 3 * * *")
  void forget() {
    invitations.forget();
    resets.forget();
  }
}

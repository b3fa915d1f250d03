package org.passerelle.notification;

import java.time.Duration;

/** How long to wait before what could not be sent is tried again: a minute, then twice as long each time, up to a longest wait. */
public enum BackOff {
  /** Some four days, then nobody will take the mail any more: a person must look at it. */
  MAIL(Duration.ofHours(6), 20),
  /**
   * Another system is asked every hour once it has been down for one, so that a family is not announced late because of it; after some four days it is
   * paused and an administrator told, and nothing is lost.
   */
  WEBHOOK(Duration.ofHours(1), 100);

  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 10;

  private final Duration longest;
  private final int mostAttempts;

  BackOff(Duration longest, int mostAttempts) {
    this.longest = longest;
    this.mostAttempts = mostAttempts;
  }

  /** The wait after that many failed attempts. */
  public Duration after(int attempts) {
    Duration wait = FIRST.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
    return wait.compareTo(longest) < 0 ? wait : longest;
  }

  /** Whether so many attempts are enough. */
  public boolean exhausted(int attempts) {
    return attempts >= mostAttempts;
  }
}

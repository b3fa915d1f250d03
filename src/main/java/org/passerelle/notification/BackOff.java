package org.passerelle.notification;

import java.time.Duration;

/** How long to wait before a mail that could not be sent is tried again: a minute, then twice as long each time, six hours at most. */
final class BackOff {

  /** After so many attempts, some four days, nobody will take the mail any more: a person must look at it. */
  static final int MOST_ATTEMPTS = 20;
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(6);

  private BackOff() {
  }

  /** The wait after that many failed attempts. */
  static Duration after(int attempts) {
    int doublings = Math.min(attempts - 1, 10);
    Duration wait = FIRST.multipliedBy(1L << doublings);
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}

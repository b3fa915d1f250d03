package org.passerelle.referral.batch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Removes what is not needed any more: what refused rows say, and later the batches themselves. Cases stay. */
@Service
public class BatchTidying {

  /** How long a partner can have refused rows back. */
  public static final Duration KEEPS_ROWS = Duration.ofDays(30);

  private static final Duration KEEPS_RESULTS = Duration.ofDays(730);

  private final Batches batches;
  private final Clock clock;

  BatchTidying(Batches batches, Clock clock) {
    this.batches = batches;
    this.clock = clock;
  }

  /**
   * Removes what is over.
   *
   * @return of how many batches the rows were emptied
   */
  @Transactional
  public int tidy() {
    Instant now = clock.instant();
    batches.removeEndedBefore(now.minus(KEEPS_RESULTS));
    return batches.emptyEndedBefore(now.minus(KEEPS_ROWS));
  }
}

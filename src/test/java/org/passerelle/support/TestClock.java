package org.passerelle.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** The application's and the engine's clock, moved together by tests. */
public final class TestClock extends Clock {

  private Duration offset = Duration.ZERO;

  /** Lets time pass. */
  public void advance(Duration duration) {
    offset = offset.plus(duration);
    ClockUtil.setCurrentTime(Date.from(instant()));
  }

  /** Back to the real time. */
  public void reset() {
    offset = Duration.ZERO;
    ClockUtil.reset();
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(offset);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }
}

package org.passerelle.reference;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The day it is at the department, by which agreements hold and quotas are counted. */
@Component
public class Today {

  private final Clock clock;
  private final ZoneId zone;

  Today(Clock clock, @Value("${passerelle.time-zone:America/Toronto}") ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
  }

  public LocalDate get() {
    return on(clock.instant());
  }

  /** The day it was at the department at that moment. */
  public LocalDate on(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }
}

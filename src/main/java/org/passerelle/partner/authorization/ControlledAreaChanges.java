package org.passerelle.partner.authorization;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.partner.Refusals;
import org.passerelle.partner.authorization.WorkAuthorization.Signature;
import org.passerelle.reference.Today;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What compliance officers say about where a listed group is in control. */
@Service
public class ControlledAreaChanges {

  private final ControlledAreas areas;
  private final Audit audit;
  private final Today today;
  private final Clock clock;

  ControlledAreaChanges(ControlledAreas areas, Audit audit, Today today, Clock clock) {
    this.areas = areas;
    this.audit = audit;
    this.today = today;
    this.clock = clock;
  }

  /**
   * Enters an area.
   *
   * @param fromDay may have passed: one often hears of it later
   * @throws Refusals when the same is entered already
   */
  @Transactional
  public void enter(String country, @Nullable String region, String listedGroup, LocalDate fromDay, String source) {
    ControlledArea area = new ControlledArea(UUID.randomUUID(), country, region, listedGroup, fromDay, null, source, sign(), null, null);
    new Refusals.Gathered().when(!areas.add(area), "listedGroup", "area.fault.enteredAlready").refuse();
    audit.record("enterControlledArea", country, area.id().toString());
  }

  /**
   * Ends one: from the day after, work there needs no authorization on its account.
   *
   * @param lastDay today or later
   * @throws Refusals when the day has passed or comes before the first, or it was ended before
   */
  @Transactional
  public void end(ControlledArea area, LocalDate lastDay, String reason) {
    new Refusals.Gathered()
        .when(lastDay.isBefore(today.get()), "lastDay", "organization.fault.past")
        .when(lastDay.isBefore(area.fromDay()), "lastDay", "organization.fault.endBeforeStart").refuse();
    new Refusals.Gathered().when(!areas.end(area.id(), lastDay, reason, sign()), "lastDay", "area.fault.endedAlready").refuse();
    audit.record("endControlledArea", area.country(), area.id().toString());
  }

  private Signature sign() {
    Instant now = clock.instant();
    return new Signature(SignedIn.actor(), now, today.on(now));
  }
}

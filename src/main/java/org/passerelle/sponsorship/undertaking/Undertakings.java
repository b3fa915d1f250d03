package org.passerelle.sponsorship.undertaking;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Timeline;
import org.passerelle.partner.Correspondence;
import org.passerelle.reference.ServiceTargets;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.Charges;
import org.passerelle.sponsorship.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asking a sponsor for its undertaking, and ending what it accepted when none comes or it is refused. */
@Service
public class Undertakings {

  private static final String TARGET = "undertaking";

  /** In Québec the programme's window decides; this is only the longest that a family waits for one. */
  private static final String TARGET_QUEBEC = "undertakingQuebec";

  private final UndertakingRegister register;
  private final CaseFiles files;
  private final ServiceTargets targets;
  private final Charges charges;
  private final Correspondence correspondence;
  private final Timeline timeline;
  private final Today today;
  private final Clock clock;

  Undertakings(UndertakingRegister register, CaseFiles files, ServiceTargets targets, Charges charges, Correspondence correspondence, Timeline timeline,
      Today today, Clock clock) {
    this.register = register;
    this.files = files;
    this.targets = targets;
    this.charges = charges;
    this.correspondence = correspondence;
    this.timeline = timeline;
    this.today = today;
    this.clock = clock;
  }

  /** The page on which a sponsor writes it. */
  static String path(Undertaking undertaking) {
    return "/sponsor/undertakings/" + undertaking.id();
  }

  /** Asks the sponsor who accepted the family for its undertaking and settlement plan, or for one that was given back to be corrected. */
  @Transactional
  public Asked ask(UUID caseId) {
    Stream stream = charges.of(caseId).charge().stream();
    Instant due = targets.dueAt(stream.quebec() ? TARGET_QUEBEC : TARGET, files.get(caseId).workingPriority());
    Undertaking asked = register.ask(caseId, stream, register.months(stream, today.get()), clock.instant(), due);
    if (asked.version() == 0) {
      tell(asked, "undertakingAsked");
    }
    return new Asked(due, targets.halfTime(due));
  }

  /** Reminds the sponsor that has not filed yet. */
  @Transactional
  public void remind(UUID caseId) {
    register.live(caseId).filter(asked -> asked.state().open()).ifPresent(asked -> tell(asked, "undertakingReminded"));
  }

  /** Ends what the sponsor accepted: not filed in time, or refused. The pair never comes back. */
  @Transactional
  public void end(UUID caseId) {
    register.lapsed(caseId, clock.instant()).ifPresent(lapsed -> tell(lapsed, "undertakingLapsed"));
    charges.endSponsorship(caseId);
  }

  private void tell(Undertaking undertaking, String event) {
    timeline.add(undertaking.caseId(), event, undertaking.sponsorCode());
    correspondence.write(undertaking.sponsorId(), event, undertaking.caseNumber(), path(undertaking), "undertaking:" + undertaking.id() + ":" + undertaking.version());
  }

  /**
   * What the sponsor was asked for.
   *
   * @param dueAt      until when it may file
   * @param reminderAt when half of that time has passed
   */
  public record Asked(Instant dueAt, Instant reminderAt) {
  }
}

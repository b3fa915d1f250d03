package org.passerelle.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.WrongField;
import org.passerelle.identity.process.IdentityModel;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.ProgrammeLimits;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an NGO does with a request besides answering it: holding it for a while, going on earlier, giving it back, reporting that somebody is in danger.
 * Each is written and told to the case's model together; whoever comes second or too late changes nothing.
 */
@Service
public class Visiting {

  private static final String HOLD_DAYS = "verificationHoldDays";

  private final VerificationRequests requests;
  private final RequestSteps steps;
  private final Incidents incidents;
  private final ProgrammeLimits limits;
  private final Organizations organizations;
  private final Supervisors supervisors;
  private final CaseProcesses processes;
  private final Timeline timeline;
  private final Audit audit;
  private final Clock clock;

  Visiting(VerificationRequests requests, RequestSteps steps, Incidents incidents, ProgrammeLimits limits, Organizations organizations,
      Supervisors supervisors, CaseProcesses processes, Timeline timeline, Audit audit, Clock clock) {
    this.requests = requests;
    this.steps = steps;
    this.incidents = incidents;
    this.limits = limits;
    this.organizations = organizations;
    this.supervisors = supervisors;
    this.processes = processes;
    this.timeline = timeline;
    this.audit = audit;
    this.clock = clock;
  }

  /** Why a request is given back. */
  public enum HandBackReason { noCapacity, cannotReach, notSafe, conflictOfInterest, other }

  /** The last day until which a request may be held from now on. */
  @Transactional(readOnly = true)
  public LocalDate lastDayOfHold() {
    return today().plusDays(limits.get(HOLD_DAYS));
  }

  /**
   * Holds an open request until that day begins (UTC); what is due moves by the same time.
   *
   * @return the request as it stands now; empty when it is another's
   * @throws WrongField when the day does not lie ahead, or too far
   * @throws CaseProcesses.NotWaiting when the request is held, was held before, or has ended
   */
  @Transactional
  public Optional<VerificationRequest> hold(UUID verifierId, UUID requestId, LocalDate until, String reason) {
    return requests.ofVerifier(verifierId, requestId).map(request -> {
      if (!until.isAfter(today())) {
        throw new WrongField("until", "visit.hold.notAhead");
      }
      if (until.isAfter(lastDayOfHold())) {
        throw new WrongField("until", "visit.hold.tooLong", limits.get(HOLD_DAYS));
      }
      Instant now = clock.instant();
      Instant ends = until.atStartOfDay(ZoneOffset.UTC).toInstant();
      must(steps.hold(verifierId, requestId, now, ends, Duration.between(now, ends), reason), request, IdentityModel.REQUEST_HELD);
      VerificationRequest held = noted(request, "verificationHeld", "holdVerificationRequest");
      processes.tell(IdentityModel.REQUEST_HELD, request.caseNumber(),
          Map.of(IdentityModel.HOLD_ENDS_AT, Date.from(ends), IdentityModel.ATTESTATION_DUE_AT, Date.from(held.dueAt()),
              IdentityModel.ATTESTATION_REMINDER_AT, Date.from(held.remindAt())));
      return held;
    });
  }

  /**
   * Goes on before the hold is over; what is due moves back by the time left.
   *
   * @throws CaseProcesses.NotWaiting when the request is not held any more
   */
  @Transactional
  public Optional<VerificationRequest> resume(UUID verifierId, UUID requestId) {
    return requests.ofVerifier(verifierId, requestId).map(request -> {
      must(steps.resume(verifierId, requestId, clock.instant()), request, IdentityModel.REQUEST_RESUMED);
      VerificationRequest open = noted(request, "verificationResumed", "resumeVerificationRequest");
      processes.tell(IdentityModel.REQUEST_RESUMED, request.caseNumber(), Map.of(IdentityModel.ATTESTATION_DUE_AT, Date.from(open.dueAt()),
          IdentityModel.ATTESTATION_REMINDER_AT, Date.from(open.remindAt())));
      return open;
    });
  }

  /** Opens the request again on the day that the NGO named. Does nothing when nothing is held any more. */
  @Transactional
  public void holdOver(UUID caseId) {
    steps.holdOver(caseId).ifPresent(verifier -> timeline.add(caseId, "verificationResumed", organizations.get(verifier).code()));
  }

  /**
   * Gives the request back, so that another NGO is asked.
   *
   * @throws CaseProcesses.NotWaiting when it has ended before
   */
  @Transactional
  public Optional<VerificationRequest> handBack(UUID verifierId, UUID requestId, HandBackReason reason, String words) {
    return requests.ofVerifier(verifierId, requestId).map(request -> {
      must(steps.end(verifierId, requestId, RequestState.handedBack, reason.name(), words, clock.instant()), request, IdentityModel.REQUEST_HANDED_BACK);
      VerificationRequest ended = noted(request, "verificationHandedBack", "handBackVerificationRequest");
      processes.tell(IdentityModel.REQUEST_HANDED_BACK, request.caseNumber(), Map.of());
      return ended;
    });
  }

  /**
   * Ends the request because somebody is in danger or something has leaked, and tells the supervisors at once.
   *
   * @throws WrongField when it is said to have happened in the future
   * @throws CaseProcesses.NotWaiting when the request has ended before
   */
  @Transactional
  public Optional<VerificationRequest> reportIncident(UUID verifierId, UUID requestId, Incident.Kind kind, LocalDate happenedOn, String account) {
    return requests.ofVerifier(verifierId, requestId).map(request -> {
      if (happenedOn.isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(14)))) {
        throw new WrongField("happenedOn", "visit.incident.future");
      }
      Instant now = clock.instant();
      must(steps.end(verifierId, requestId, RequestState.incident, null, null, now), request, IdentityModel.INCIDENT_REPORTED);
      incidents.add(request, new Incident(UUID.randomUUID(), requestId, kind, happenedOn, account, SignedIn.actor(), now));
      VerificationRequest ended = noted(request, "verificationIncident", "reportIncident");
      supervisors.tell("verificationIncident", request.caseNumber(), "verificationRequest:" + requestId);
      processes.tell(IdentityModel.INCIDENT_REPORTED, request.caseNumber(), Map.of());
      return ended;
    });
  }

  private static void must(boolean changed, VerificationRequest request, String message) {
    if (!changed) {
      throw new CaseProcesses.NotWaiting(message, request.caseNumber());
    }
  }

  private VerificationRequest noted(VerificationRequest request, String event, String action) {
    timeline.add(request.caseId(), event, organizations.get(request.verifierId()).code());
    audit.record(action, request.caseNumber(), null);
    return requests.ofVerifier(request.verifierId(), request.id()).orElseThrow();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}

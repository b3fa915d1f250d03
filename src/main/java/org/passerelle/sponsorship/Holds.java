package org.passerelle.sponsorship;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Timeline;
import org.passerelle.partner.Correspondence;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.ServiceTargets;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The time during which a family is kept for one sponsor, and for no other. */
@Service
public class Holds {

  private static final String STEP = "hold";

  private final SponsorshipMatching matching;
  private final CaseFiles files;
  private final Sponsors sponsors;
  private final Proposals proposals;
  private final ServiceTargets targets;
  private final Organizations organizations;
  private final Correspondence correspondence;
  private final Timeline timeline;
  private final WaitingFamilies waiting;
  private final Clock clock;

  Holds(SponsorshipMatching matching, CaseFiles files, Sponsors sponsors, Proposals proposals, ServiceTargets targets,
      Organizations organizations, Correspondence correspondence, Timeline timeline, WaitingFamilies waiting, Clock clock) {
    this.matching = matching;
    this.files = files;
    this.sponsors = sponsors;
    this.proposals = proposals;
    this.targets = targets;
    this.organizations = organizations;
    this.correspondence = correspondence;
    this.timeline = timeline;
    this.waiting = waiting;
    this.clock = clock;
  }

  /** Asks the sponsor of the proposal at hand, or else the one who named the family; the place was kept when the proposal was made. */
  @Transactional
  public Placed place(UUID caseId) {
    Proposal proposal = proposals.ofCase(caseId, ProposalState.proposed).orElseGet(() -> matching.proposeNamed(caseId));
    Instant expires = targets.dueAt(STEP, files.get(caseId).workingPriority());
    Proposal held = proposals.hold(proposal.id(), clock.instant(), expires);
    tell(held, "holdPlaced");
    return new Placed(expires, targets.halfTime(expires));
  }

  /** Reminds the sponsor that has not answered yet. */
  @Transactional
  public void remind(UUID caseId) {
    proposals.ofCase(caseId, ProposalState.held).ifPresent(held -> tell(held, "holdReminded"));
  }

  /** Ends a hold whose time is over. A hold that was declined has ended with the answer. */
  @Transactional
  public void expire(UUID caseId) {
    proposals.end(caseId, ProposalState.expired, null, clock.instant(), ProposalState.held).ifPresent(expired -> {
      sponsors.giveBack(expired);
      tell(expired, "holdExpired");
    });
  }

  /**
   * Holds a family that waits for the sponsor that a round found: takes the place, asks the sponsor, and the family waits no longer. The case is
   * told afterwards. Nothing happens when the family no longer waits or the place has gone.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Published publish(FamilyToPlace family, UUID sponsorId) {
    if (!waiting.lock(family.caseId())) {
      return new Published(Outcome.notWaiting, null);
    }
    if (!sponsors.takeRoom(sponsorId, family.room())) {
      return new Published(Outcome.placeGone, null);
    }
    waiting.leave(family.caseId(), clock.instant());
    UUID id = proposals.add(family.caseId(), sponsorId, false, family.room(), clock.instant());
    tell(proposals.hold(id, clock.instant(), targets.dueAt(STEP, family.priority())), "holdPlaced");
    return new Published(Outcome.held, id);
  }

  /** When the hold ends and when half of its time has passed; empty when it has ended. */
  @Transactional(readOnly = true)
  public Optional<Placed> held(UUID proposalId) {
    return proposals.find(proposalId).filter(proposal -> proposal.state() == ProposalState.held)
        .map(held -> new Placed(Objects.requireNonNull(held.expiresAt()), targets.halfTime(held.expiresAt())));
  }

  /** Ends a hold of which the case never heard, because it no longer waited for one. Does nothing when it has ended. */
  @Transactional
  public void withdraw(UUID proposalId) {
    proposals.release(proposalId, clock.instant()).ifPresent(released -> {
      sponsors.giveBack(released);
      tell(released, "sponsorshipEnded");
    });
  }

  private void tell(Proposal proposal, String event) {
    timeline.add(proposal.caseId(), event, organizations.get(proposal.sponsorId()).code());
    correspondence.write(proposal.sponsorId(), event, proposal.caseNumber(), SponsorAnswers.path(proposal), "proposal:" + proposal.id());
  }

  /**
   * A hold.
   *
   * @param expiresAt  until when the sponsor may answer
   * @param reminderAt when half of that time has passed
   */
  public record Placed(Instant expiresAt, Instant reminderAt) {
  }

  /** What came of publishing a hold. */
  public enum Outcome {
    held,
    /** What was left of the sponsor's places does not suffice any more. */
    placeGone,
    /** No sponsor is sought for the family any more, or another holds it. */
    notWaiting
  }

  /**
   * A hold that was to be published.
   *
   * @param proposal the proposal that is held; null unless it is
   */
  public record Published(Outcome outcome, @Nullable UUID proposal) {
  }
}

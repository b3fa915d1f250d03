package org.passerelle.sponsorship;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Timeline;
import org.passerelle.partner.Correspondence;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.ServiceTargets;
import org.springframework.stereotype.Service;
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
  private final Clock clock;

  Holds(SponsorshipMatching matching, CaseFiles files, Sponsors sponsors, Proposals proposals, ServiceTargets targets,
      Organizations organizations, Correspondence correspondence, Timeline timeline, Clock clock) {
    this.matching = matching;
    this.files = files;
    this.sponsors = sponsors;
    this.proposals = proposals;
    this.targets = targets;
    this.organizations = organizations;
    this.correspondence = correspondence;
    this.timeline = timeline;
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
}

package org.passerelle.sponsorship;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.HeldByCase;
import org.passerelle.casefile.Timeline;
import org.passerelle.partner.Correspondence;
import org.passerelle.partner.Organizations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Settling who takes charge of a family, and undoing it when the family does not come. */
@Service
public class Charges implements HeldByCase {

  private static final ProposalState[] LIVE = {ProposalState.proposed, ProposalState.held, ProposalState.accepted};

  private final ChargeRegister register;
  private final Proposals proposals;
  private final Sponsors sponsors;
  private final Organizations organizations;
  private final Correspondence correspondence;
  private final Timeline timeline;
  private final Clock clock;
  private final WaitingFamilies waiting;
  private final List<AtSponsorshipEnd> ends;

  Charges(ChargeRegister register, Proposals proposals, Sponsors sponsors, Organizations organizations, Correspondence correspondence,
      Timeline timeline, Clock clock, WaitingFamilies waiting, List<AtSponsorshipEnd> ends) {
    this.register = register;
    this.proposals = proposals;
    this.sponsors = sponsors;
    this.organizations = organizations;
    this.correspondence = correspondence;
    this.timeline = timeline;
    this.clock = clock;
    this.waiting = waiting;
    this.ends = ends;
  }

  /** Puts the sponsor in charge that accepted. */
  @Transactional
  public void sponsorTakesCharge(UUID caseId) {
    Proposal accepted = proposals.ofCase(caseId, ProposalState.accepted).orElseThrow();
    register.settle(caseId, stream(caseId).withSponsor(accepted.named()), Charge.BY_SPONSOR, accepted.sponsorId(), clock.instant());
    timeline.add(caseId, "sponsorTookCharge", organizations.get(accepted.sponsorId()).code());
  }

  /** Puts the State in charge. */
  @Transactional
  public void stateTakesCharge(UUID caseId) {
    register.settle(caseId, stream(caseId).withoutSponsor(), Charge.BY_STATE, null, clock.instant());
    timeline.add(caseId, "stateTookCharge", null);
  }

  /**
   * Ends what a sponsor holds or has undertaken for this family: gives its place back and tells it. Does nothing when no sponsor is concerned.
   * For a family that withdraws or that never arrives.
   */
  @Transactional
  public void endSponsorship(UUID caseId) {
    end(caseId, "sponsorshipEnded");
  }

  /** The same for a family that Québec does not select: the sponsor is told that it is over and why, in general terms. */
  @Transactional
  public void endNotSelected(UUID caseId) {
    end(caseId, "familyNotSelected");
  }

  /** The same for a sponsorship that has broken down: the sponsor is told, and what it owes until then is not said to be over. */
  @Transactional
  public void endBroken(UUID caseId) {
    end(caseId, "sponsorshipBroken");
  }

  private void end(UUID caseId, String mail) {
    proposals.end(caseId, ProposalState.released, null, clock.instant(), LIVE).ifPresent(released -> {
      sponsors.giveBack(released);
      ends.forEach(end -> end.ended(released));
      register.open(caseId, stream(caseId));
      timeline.add(caseId, "sponsorshipEnded", organizations.get(released.sponsorId()).code());
      if (released.heldAt() != null) {
        correspondence.write(released.sponsorId(), mail, released.caseNumber(), SponsorAnswers.path(released),
            "proposal:" + released.id());
      }
    });
  }

  @Override
  public void release(CaseFile file) {
    waiting.leave(file.id(), clock.instant());
    endSponsorship(file.id());
  }

  /** What staff read. */
  @Transactional(readOnly = true)
  public SponsorshipRecord of(UUID caseId) {
    return new SponsorshipRecord(register.find(caseId).orElse(null), proposals.all(caseId));
  }

  private Stream stream(UUID caseId) {
    return register.find(caseId).orElseThrow().stream();
  }
}

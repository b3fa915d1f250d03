package org.passerelle.sponsorship;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.Persons;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.WrongField;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.Place;
import org.passerelle.reference.Places;
import org.passerelle.referral.Referrals;
import org.passerelle.sponsorship.process.SponsorshipModel;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a sponsor sees of the families proposed to it, and its answer. */
@Service
public class SponsorAnswers {

  /** Past proposals on one page. */
  public static final int PAGE = 25;

  private final Proposals proposals;
  private final Sponsors sponsors;
  private final Persons persons;
  private final Referrals referrals;
  private final Places places;
  private final Organizations organizations;
  private final CaseProcesses processes;
  private final Timeline timeline;
  private final Audit audit;
  private final Clock clock;
  private final List<AtAcceptance> acceptances;

  SponsorAnswers(Proposals proposals, Sponsors sponsors, Persons persons, Referrals referrals, Places places, Organizations organizations,
      CaseProcesses processes, Timeline timeline, Audit audit, Clock clock, List<AtAcceptance> acceptances) {
    this.proposals = proposals;
    this.sponsors = sponsors;
    this.persons = persons;
    this.referrals = referrals;
    this.places = places;
    this.organizations = organizations;
    this.processes = processes;
    this.timeline = timeline;
    this.audit = audit;
    this.clock = clock;
    this.acceptances = acceptances;
  }

  /** The page on which a sponsor answers. */
  static String path(Proposal proposal) {
    return "/sponsor/proposals/" + proposal.id();
  }

  /** What the sponsor is to answer, most urgent first. */
  @Transactional(readOnly = true)
  public List<Proposal> toAnswer(UUID sponsorId) {
    return proposals.heldFor(sponsorId);
  }

  /**
   * What it was asked before, latest first.
   *
   * @param page from 0
   * @return at most one more than {@link #PAGE}, which says that there is a next page
   */
  @Transactional(readOnly = true)
  public List<Proposal> past(UUID sponsorId, int page) {
    return proposals.pastOf(sponsorId, PAGE + 1, page * PAGE);
  }

  /** One proposal to the sponsor; empty when it is another's. The reading is written down. */
  @Transactional
  public Optional<Opened> open(UUID sponsorId, UUID proposalId) {
    return proposals.ofSponsor(sponsorId, proposalId).map(proposal -> {
      audit.record("readProposal", proposal.caseNumber(), null);
      Instant now = clock.instant();
      boolean shown = proposal.answerable(now) || proposal.state() == ProposalState.accepted;
      return new Opened(proposal, proposal.answerable(now), shown ? profile(proposal.caseId(), now) : null,
          places.find(sponsors.place(sponsorId)).map(Place::label).orElse(null));
    });
  }

  /**
   * Takes the sponsor's answer and lets the case go on. When it declines, its place is free at once.
   *
   * @param code   why it declines, out of {@link DeclineReason}; null when it accepts or says it in words alone
   * @param reason why it declines, in words; needed then unless the code says it
   * @return the proposal as it stands now; empty when it is another's
   * @throws WrongField               when it declines without a reason
   * @throws CaseProcesses.NotWaiting when the hold has ended before: answered, expired or released
   * @throws AtAcceptance.NotAcceptable when it cannot accept; the hold stays
   */
  @Transactional
  public Optional<Proposal> answer(UUID sponsorId, UUID proposalId, boolean accepted, @Nullable DeclineReason code, @Nullable String reason) {
    return proposals.ofSponsor(sponsorId, proposalId).map(proposal -> {
      String given = accepted || reason == null || reason.isBlank() ? null : reason.strip();
      if (!accepted && given == null && (code == null || code.needsWords())) {
        throw new WrongField("reason", "validation.answer.reason");
      }
      take(proposal, accepted, accepted ? null : code, given);
      processes.tell(SponsorshipModel.SPONSOR_ANSWERED, proposal.caseNumber(), Map.of(SponsorshipModel.SPONSOR_ACCEPTED, accepted));
      return proposals.ofSponsor(sponsorId, proposalId).orElseThrow();
    });
  }

  /** The same without a code. */
  @Transactional
  public Optional<Proposal> answer(UUID sponsorId, UUID proposalId, boolean accepted, @Nullable String reason) {
    return answer(sponsorId, proposalId, accepted, null, reason);
  }

  private void take(Proposal proposal, boolean accepted, @Nullable DeclineReason code, @Nullable String reason) {
    if (!proposals.answer(proposal.sponsorId(), proposal.id(), accepted, code, reason, SignedIn.actor(), clock.instant())) {
      throw new CaseProcesses.NotWaiting(SponsorshipModel.SPONSOR_ANSWERED, proposal.caseNumber());
    }
    if (accepted) {
      acceptances.forEach(each -> each.accepting(proposal));
    } else {
      sponsors.giveBack(proposal);
    }
    timeline.add(proposal.caseId(), accepted ? "sponsorAccepted" : "sponsorDeclined", organizations.get(proposal.sponsorId()).code());
    audit.record("answerProposal", proposal.caseNumber(), accepted ? "accepted" : "declined");
  }

  private FamilyProfile profile(UUID caseId, Instant now) {
    return FamilyProfile.of(referrals.get(caseId), persons.of(caseId), LocalDate.ofInstant(now, ZoneOffset.UTC));
  }

  /**
   * A proposal with what belongs to it.
   *
   * @param answerable whether the sponsor may answer it now
   * @param profile    of the family, while it is held for the sponsor or the sponsor takes charge
   * @param place      where the family would live
   */
  public record Opened(Proposal proposal, boolean answerable, @Nullable FamilyProfile profile, @Nullable String place) {
  }
}

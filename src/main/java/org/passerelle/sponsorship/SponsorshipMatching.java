package org.passerelle.sponsorship;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Persons;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.WrongField;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.Places;
import org.passerelle.reference.ProgrammeLimits;
import org.passerelle.referral.Referral;
import org.passerelle.referral.Referrals;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finding out who could take charge of a family, and proposing it to sponsors one after the other. */
@Service
public class SponsorshipMatching {

  private static final String LIMIT = "proposalsPerCase";

  private final CaseFiles files;
  private final Persons persons;
  private final Referrals referrals;
  private final Sponsors sponsors;
  private final Proposals proposals;
  private final ChargeRegister charges;
  private final ProgrammeLimits limits;
  private final Organizations organizations;
  private final Timeline timeline;
  private final Audit audit;
  private final Clock clock;

  SponsorshipMatching(CaseFiles files, Persons persons, Referrals referrals, Sponsors sponsors, Proposals proposals, ChargeRegister charges,
      ProgrammeLimits limits, Organizations organizations, Timeline timeline, Audit audit, Clock clock) {
    this.files = files;
    this.persons = persons;
    this.referrals = referrals;
    this.sponsors = sponsors;
    this.proposals = proposals;
    this.charges = charges;
    this.limits = limits;
    this.organizations = organizations;
    this.timeline = timeline;
    this.audit = audit;
    this.clock = clock;
  }

  /** What an officer decides on a proposal. */
  public enum Decision { approve, nextSponsor, stateTakesCharge }

  /**
   * Assesses the case. The family goes where it means to live, otherwise where the sponsor lives who named it. A named sponsor counts when it
   * has a place left, room for the family, and lives on the same side of Québec's border as the destination: an undertaking in Québec is
   * Québec's to approve. Its place stays left until the transaction ends.
   */
  @Transactional
  public Assessment assess(UUID caseId) {
    Referral referral = referrals.get(caseId);
    Optional<Sponsor> named = namedSponsor(referral);
    boolean quebec = referral.intendedProvince() != null ? Places.QUEBEC.equals(referral.intendedProvince())
        : named.map(Sponsor::inQuebec).orElse(false);
    int travelling = persons.travelling(caseId);
    boolean fits = named.filter(sponsor -> sponsor.fits(travelling) && sponsor.inQuebec() == quebec).isPresent();
    return new Assessment(quebec, fits, files.get(caseId).workingPriority(), !quebec && !candidates(referral).isEmpty());
  }

  /** Writes down the stream that was chosen. */
  @Transactional
  public void recordStream(UUID caseId, Stream stream) {
    charges.open(caseId, stream);
    timeline.add(caseId, "streamChosen", stream.name());
  }

  /**
   * Proposes the family to the next sponsor and keeps a place there.
   *
   * @return false when no sponsor is left, or as many were tried as the programme allows
   */
  @Transactional
  public boolean proposeNext(UUID caseId) {
    if (inQuebec(caseId) || proposals.found(caseId) >= limits.get(LIMIT)) {
      return false;
    }
    Optional<Sponsor> next = candidates(referrals.get(caseId)).stream().filter(sponsor -> sponsors.takePlace(sponsor.id())).findFirst();
    next.ifPresent(sponsor -> {
      proposals.add(caseId, sponsor.id(), false, clock.instant());
      timeline.add(caseId, "sponsorProposed", sponsor.code());
    });
    return next.isPresent();
  }

  /**
   * Writes down what the officer decided on the proposal.
   *
   * @throws WrongField when a proposal is turned down without a reason
   */
  @Transactional
  public void decide(OpenTask task, Decision decision, @Nullable String reason) {
    audit.record("decideProposal", task.caseNumber(), decision.name());
    if (decision == Decision.approve) {
      timeline.add(task.caseId(), "proposalApproved", null);
      return;
    }
    if (reason == null) {
      throw new WrongField("reason", "form.missing");
    }
    proposals.end(task.caseId(), ProposalState.rejected, reason, clock.instant(), ProposalState.proposed).ifPresent(rejected -> {
      sponsors.giveBackPlace(rejected.sponsorId());
      timeline.add(task.caseId(), "proposalRejected", organizations.get(rejected.sponsorId()).code());
    });
  }

  /** Proposes the family to the sponsor who named it and keeps a place there. */
  @Transactional
  public Proposal proposeNamed(UUID caseId) {
    Sponsor sponsor = namedSponsor(referrals.get(caseId))
        .filter(found -> sponsors.takePlace(found.id()))
        .orElseThrow(() -> new IllegalStateException("the named sponsor has no place left; the assessment has to be made again"));
    proposals.add(caseId, sponsor.id(), true, clock.instant());
    return proposals.ofCase(caseId, ProposalState.proposed).orElseThrow();
  }

  private Optional<Sponsor> namedSponsor(Referral referral) {
    return Optional.ofNullable(referral.sponsorCode()).flatMap(sponsors::lock);
  }

  private List<Sponsor> candidates(Referral referral) {
    int travelling = persons.travelling(referral.caseId());
    return SponsorChoice.inOrder(sponsors.withRoomFor(travelling), new SponsorChoice.Family(travelling, referral.languages(),
        referral.intendedProvince(), proposals.tried(referral.caseId())));
  }

  private boolean inQuebec(UUID caseId) {
    return charges.find(caseId).filter(charge -> charge.stream().quebec()).isPresent();
  }
}

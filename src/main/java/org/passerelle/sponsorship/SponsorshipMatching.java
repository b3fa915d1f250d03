package org.passerelle.sponsorship;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.WrongField;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.Places;
import org.passerelle.reference.ProgrammeLimits;
import org.passerelle.reference.ServiceTargets;
import org.passerelle.sponsorship.process.SponsorshipModel;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finding out who could take charge of a family, and proposing it to sponsors one after the other. */
@Service
public class SponsorshipMatching {

  private static final String LIMIT = "proposalsPerCase";
  private static final String POOL = "pool";

  /** Sponsors judged in one turn. */
  private static final int AT_ONCE = 100;

  private final CaseFiles files;
  private final FamiliesToPlace families;
  private final Sponsors sponsors;
  private final Limits limits;
  private final Proposals proposals;
  private final ChargeRegister charges;
  private final Charges sponsorships;
  private final StreamChoices choices;
  private final WaitingFamilies waiting;
  private final ServiceTargets targets;
  private final ProgrammeLimits programme;
  private final Organizations organizations;
  private final CaseProcesses processes;
  private final Timeline timeline;
  private final Audit audit;
  private final Clock clock;

  SponsorshipMatching(CaseFiles files, FamiliesToPlace families, Sponsors sponsors, Limits limits, Proposals proposals, ChargeRegister charges,
      Charges sponsorships, StreamChoices choices, WaitingFamilies waiting, ServiceTargets targets, ProgrammeLimits programme,
      Organizations organizations, CaseProcesses processes, Timeline timeline, Audit audit, Clock clock) {
    this.files = files;
    this.families = families;
    this.sponsors = sponsors;
    this.limits = limits;
    this.proposals = proposals;
    this.charges = charges;
    this.sponsorships = sponsorships;
    this.choices = choices;
    this.waiting = waiting;
    this.targets = targets;
    this.programme = programme;
    this.organizations = organizations;
    this.processes = processes;
    this.timeline = timeline;
    this.audit = audit;
    this.clock = clock;
  }

  /** What an officer decides on a proposal. */
  public enum Decision { approve, nextSponsor, stateTakesCharge }

  /**
   * Assesses the case. The family goes where it means to live, otherwise where the sponsor lives who named it. A named sponsor counts when no
   * limit stands against the two; its room stays left until the transaction ends.
   */
  @Transactional
  public Assessment assess(UUID caseId) {
    FamilyToPlace family = families.get(caseId);
    Optional<Sponsor> named = Optional.ofNullable(family.sponsorCode()).flatMap(sponsors::lock);
    boolean quebec = family.intendedProvince() != null ? Places.QUEBEC.equals(family.intendedProvince())
        : named.map(Sponsor::inQuebec).orElse(false);
    boolean fits = named.filter(sponsor -> sponsor.inQuebec() == quebec && limits.against(sponsor, family).isEmpty()).isPresent();
    return new Assessment(quebec, fits, family.priority(), !quebec && anyFor(family), family.room().specialNeeds() > 0);
  }

  /**
   * Writes down the stream: what the officer chose last, or else what the decision table did. An officer's choice of the sponsor who named the
   * family does not count while that sponsor cannot take it.
   *
   * @param namedFits whether the sponsor who named the family can take it now
   * @return the stream that counts
   */
  @Transactional
  public Stream recordStream(UUID caseId, Stream byTable, boolean namedFits) {
    Stream stream = choices.last(caseId).filter(chosen -> namedFits || !chosen.named()).orElse(byTable);
    charges.open(caseId, stream);
    timeline.add(caseId, "streamChosen", stream.name());
    return stream;
  }

  /**
   * Writes down a stream that an officer chooses otherwise than the decision table, and lets a search that runs begin again with it. It counts
   * from the next time that the stream is recorded.
   *
   * @throws CaseProcesses.NotWaiting when it is settled already who takes charge
   */
  @Transactional
  public void chooseStream(UUID caseId, String caseNumber, Stream stream, String reason) {
    if (charges.find(caseId).filter(charge -> charge.takenBy() != null).isPresent()) {
      throw new CaseProcesses.NotWaiting(SponsorshipModel.STREAM_CHOSEN, caseNumber);
    }
    choices.add(caseId, stream, reason, SignedIn.actor(), clock.instant());
    audit.record("chooseStream", caseNumber, stream.name());
    processes.tellIfWaiting(SponsorshipModel.STREAM_CHOSEN, caseNumber);
  }

  /**
   * Lets the family wait until a round finds a sponsor for it.
   *
   * @return until when; empty when as many sponsors were tried as the programme allows, or the time is over
   */
  @Transactional
  public Optional<Instant> enterPool(UUID caseId) {
    Stream stream = charges.find(caseId).orElseThrow().stream();
    waiting.enter(caseId, stream, clock.instant());
    Instant until = targets.dueAt(POOL, files.get(caseId).workingPriority(), waiting.since(caseId));
    if (proposals.found(caseId) >= programme.get(LIMIT) || !until.isAfter(clock.instant())) {
      waiting.leave(caseId, clock.instant());
      return Optional.empty();
    }
    return Optional.of(until);
  }

  /** No sponsor is sought any longer; a sponsor that holds the family is told that it does not any more. */
  @Transactional
  public void endSearch(UUID caseId) {
    waiting.leave(caseId, clock.instant());
    sponsorships.endSponsorship(caseId);
  }

  /**
   * Proposes the family to the next sponsor and keeps a place there.
   *
   * @return false when no sponsor is left, or as many were tried as the programme allows
   */
  @Transactional
  public boolean proposeNext(UUID caseId) {
    if (inQuebec(caseId) || proposals.found(caseId) >= programme.get(LIMIT)) {
      return false;
    }
    FamilyToPlace family = families.get(caseId);
    Optional<Sponsor> next = candidates(family).stream().filter(sponsor -> sponsors.takeRoom(sponsor.id(), family.room())).findFirst();
    next.ifPresent(sponsor -> {
      proposals.add(caseId, sponsor.id(), false, family.room(), clock.instant());
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
      sponsors.giveBack(rejected);
      timeline.add(task.caseId(), "proposalRejected", organizations.get(rejected.sponsorId()).code());
    });
  }

  /** Proposes the family to the sponsor who named it and keeps room there. */
  @Transactional
  public Proposal proposeNamed(UUID caseId) {
    FamilyToPlace family = families.get(caseId);
    Sponsor sponsor = Optional.ofNullable(family.sponsorCode()).flatMap(sponsors::lock)
        .filter(found -> sponsors.takeRoom(found.id(), family.room()))
        .orElseThrow(() -> new IllegalStateException("the named sponsor has no room left; the assessment has to be made again"));
    proposals.add(caseId, sponsor.id(), true, family.room(), clock.instant());
    return proposals.ofCase(caseId, ProposalState.proposed).orElseThrow();
  }

  /** Looks at some sponsors at a time: as a rule one is among the first, and of a sponsor much is read before it is judged. */
  private boolean anyFor(FamilyToPlace family) {
    List<Sponsor> withRoom = sponsors.withRoomFor(family.room()).stream().filter(sponsor -> !sponsor.inQuebec()).toList();
    return IntStream.iterate(0, from -> from < withRoom.size(), from -> from + AT_ONCE)
        .anyMatch(from -> !lawful(withRoom.subList(from, Math.min(from + AT_ONCE, withRoom.size())), family).isEmpty());
  }

  private List<Sponsor> lawful(List<Sponsor> among, FamilyToPlace family) {
    Limit.Judge judge = limits.judge(among, List.of(family));
    return among.stream().filter(sponsor -> judge.against(sponsor, family).isEmpty()).toList();
  }

  private List<Sponsor> candidates(FamilyToPlace family) {
    return lawful(SponsorChoice.inOrder(sponsors.withRoomFor(family.room()), new SponsorChoice.Family(family.room(), family.languages(),
        family.intendedProvince(), family.tried())), family);
  }

  private boolean inQuebec(UUID caseId) {
    return charges.find(caseId).filter(charge -> charge.stream().quebec()).isPresent();
  }
}

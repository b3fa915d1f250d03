package org.passerelle.sponsorship.breakdown;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.HeldByCase;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.Variables;
import org.passerelle.engine.WrongField;
import org.passerelle.identity.Supervisors;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.Charge;
import org.passerelle.sponsorship.Charges;
import org.passerelle.sponsorship.SponsorshipMatching;
import org.passerelle.sponsorship.Stream;
import org.passerelle.sponsorship.StreamOptions;
import org.passerelle.sponsorship.WaitingFamilies;
import org.passerelle.sponsorship.breakdown.process.BreakdownModel;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A sponsorship that breaks down within its year, from the report to the family's safety in its new care. */
@Service
public class Breakdowns implements HeldByCase {

  /** As longest, why a sponsorship broke down. */
  public static final int LONGEST_REASON = 1000;

  private static final String STATE = "state";
  private static final String REASON = "reason";

  private final BreakdownRegister register;
  private final Charges charges;
  private final SponsorshipMatching matching;
  private final WaitingFamilies waiting;
  private final Arrivals arrivals;
  private final CaseFiles files;
  private final CaseProcesses processes;
  private final Supervisors supervisors;
  private final Timeline timeline;
  private final Audit audit;
  private final Today today;
  private final Clock clock;

  Breakdowns(BreakdownRegister register, Charges charges, SponsorshipMatching matching, WaitingFamilies waiting, Arrivals arrivals, CaseFiles files,
      CaseProcesses processes, Supervisors supervisors, Timeline timeline, Audit audit, Today today, Clock clock) {
    this.register = register;
    this.charges = charges;
    this.matching = matching;
    this.waiting = waiting;
    this.arrivals = arrivals;
    this.files = files;
    this.processes = processes;
    this.supervisors = supervisors;
    this.timeline = timeline;
    this.audit = audit;
    this.today = today;
    this.clock = clock;
  }

  /** What broke down of a case, in order. The reading is written down. */
  @Transactional
  public List<Breakdown> open(CaseFile file) {
    audit.record("readBreakdowns", file.number(), null);
    return register.of(file.id());
  }

  /** Why none can be begun now, in words of the bundles; empty when one can. */
  @Transactional(readOnly = true)
  public Optional<String> hindrance(UUID caseId) {
    if (register.running(caseId)) {
      return Optional.of("breakdown.fault.running");
    }
    if (sponsor(caseId).isEmpty()) {
      return Optional.of("breakdown.fault.noSponsor");
    }
    return SponsorshipYear.runs(arrivals.arrivedOn(caseId), today.get()) ? Optional.empty() : Optional.of("breakdown.fault.yearOver");
  }

  /**
   * An officer begins it.
   *
   * @throws WrongField when no sponsor is in charge, its year is over, or one runs already
   */
  @Transactional
  public void begin(CaseFile file, String reason) {
    report(file.id(), file.number(), "officer", reason);
  }

  /** The case of which this sponsor is in charge by that proposal; empty when it is another's, or it is in charge no longer. */
  @Transactional(readOnly = true)
  public Optional<InCharge> ofSponsor(UUID sponsorId, UUID proposalId) {
    return register.inCharge(sponsorId, proposalId).map(found -> new InCharge(found.caseNumber(), hindrance(found.caseId()).orElse(null)));
  }

  /**
   * The sponsor reports it.
   *
   * @return the case's number; empty when it is another's, or the sponsor is in charge no longer
   * @throws WrongField as for an officer
   */
  @Transactional
  public Optional<String> report(UUID sponsorId, UUID proposalId, String reason) {
    return register.inCharge(sponsorId, proposalId).map(found -> {
      report(found.caseId(), found.caseNumber(), "sponsor", reason);
      return found.caseNumber();
    });
  }

  private void report(UUID caseId, String caseNumber, String reportedAs, String reason) {
    hindrance(caseId).ifPresent(key -> {
      throw new WrongField(REASON, key);
    });
    UUID id = register.add(caseId, sponsor(caseId).orElseThrow(), reportedAs, reason, SignedIn.actor(), clock.instant())
        .orElseThrow(() -> new WrongField(REASON, "breakdown.fault.running"));
    processes.startBeside(BreakdownModel.PROCESS, caseNumber, Map.of(Variables.CASE_ID, caseId.toString(), Variables.CASE_NUMBER, caseNumber, Variables.PRIORITY,
        files.get(caseId).workingPriority().name(), BreakdownModel.BREAKDOWN_ID, id.toString()));
    timeline.add(caseId, "breakdownReported", reportedAs);
    audit.record("reportBreakdown", caseNumber, reportedAs);
  }

  /** An officer says whether the family is safe. When it was not, every supervisor is told at once. */
  @Transactional
  public void assess(OpenTask task, Safety safety, String reason) {
    UUID id = task.id(BreakdownModel.BREAKDOWN_ID);
    register.assess(id, safety, reason, task.officer(), clock.instant());
    timeline.add(task.caseId(), "familySafetyAssessed", safety.name());
    audit.record("assessFamilySafety", task.caseNumber(), safety.name());
    if (safety.needsProtection()) {
      supervisors.tell("familyNotSafe", task.caseNumber(), "breakdown:" + id);
    }
  }

  /** Ends the sponsorship; whoever is sought next is sought from today on. */
  @Transactional
  public void endSponsorship(UUID caseId) {
    charges.endBroken(caseId);
    waiting.beginAnew(caseId, clock.instant());
  }

  /** The State takes charge until new care is settled. */
  @Transactional
  public void protect(UUID caseId, UUID id) {
    register.protect(id, clock.instant());
    timeline.add(caseId, "stateProtectsFamily", null);
  }

  /**
   * An officer chooses the new care.
   *
   * @param care a stream in which a sponsor is sought, or {@code state}
   * @throws WrongField when it is not open to this family
   */
  @Transactional
  public void choose(OpenTask task, String care, String reason) {
    if (!care.equals(STATE)) {
      Stream stream = Stream.valueOf(care);
      if (!StreamOptions.of(matching.assess(task.caseId())).contains(stream)) {
        throw new WrongField(BreakdownModel.NEW_CARE, "breakdown.fault.care");
      }
      matching.chooseStream(task.caseId(), task.caseNumber(), stream, reason);
    }
    register.choose(task.id(BreakdownModel.BREAKDOWN_ID), care, reason, task.officer(), clock.instant());
    timeline.add(task.caseId(), "newCareChosen", care);
    audit.record("chooseNewCare", task.caseNumber(), care);
  }

  /** An officer says whether the family is safe in its new care: only then does a breakdown end. Supervisors are told when it is not. */
  @Transactional
  public void settle(OpenTask task, Safety safety, String reason) {
    UUID id = task.id(BreakdownModel.BREAKDOWN_ID);
    register.settle(id, safety, reason, task.officer(), clock.instant());
    timeline.add(task.caseId(), "safetyOutcomeRecorded", safety.name());
    audit.record("recordSafetyOutcome", task.caseNumber(), safety.name());
    if (safety == Safety.protectionCalled) {
      supervisors.tell("familyStillNotSafe", task.caseNumber(), "breakdown:" + id);
    }
  }

  @Override
  public void release(CaseFile file) {
    if (register.withdraw(file.id(), clock.instant())) {
      processes.endBeside(BreakdownModel.PROCESS, file.number());
      timeline.add(file.id(), "breakdownWithdrawn", null);
    }
  }

  /**
   * A case of which a sponsor is in charge.
   *
   * @param hindrance why it cannot report a breakdown now, in words of the bundles; null when it can
   */
  public record InCharge(String caseNumber, @Nullable String hindrance) {
  }

  private Optional<UUID> sponsor(UUID caseId) {
    return Optional.ofNullable(charges.of(caseId).charge()).filter(charge -> Charge.BY_SPONSOR.equals(charge.takenBy())).map(Charge::sponsorId);
  }
}

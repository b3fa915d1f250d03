package org.passerelle.sponsorship.undertaking;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.Timeline;
import org.passerelle.casefile.document.Document;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.WrongField;
import org.passerelle.partner.Correspondence;
import org.passerelle.sponsorship.FirstYearCosts.Share;
import org.passerelle.sponsorship.process.SponsorshipModel;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deciding on what a sponsor filed: an officer of the department does; in Québec its ministry, whose decision the federal file waits for
 * (IRCC programme delivery instructions, roles of partners).
 */
@Service
public class DecidingUndertakings {

  /** Undertakings on one page. */
  public static final int PAGE = 25;

  private static final String REASON = "reason";

  private final UndertakingRegister register;
  private final Filings filings;
  private final FamiliesListed families;
  private final Reckoning reckoning;
  private final ReportRegister reports;
  private final UndertakingPapers papers;
  private final Correspondence correspondence;
  private final CaseProcesses processes;
  private final Timeline timeline;
  private final Audit audit;
  private final Clock clock;

  DecidingUndertakings(UndertakingRegister register, Filings filings, FamiliesListed families, Reckoning reckoning, ReportRegister reports,
      UndertakingPapers papers, Correspondence correspondence, CaseProcesses processes, Timeline timeline, Audit audit, Clock clock) {
    this.register = register;
    this.filings = filings;
    this.families = families;
    this.reckoning = reckoning;
    this.reports = reports;
    this.papers = papers;
    this.correspondence = correspondence;
    this.processes = processes;
    this.timeline = timeline;
    this.audit = audit;
    this.clock = clock;
  }

  /** What can be decided. */
  public enum Decision {
    approved(UndertakingState.approved, "undertakingApproved"), toBeCorrected(UndertakingState.toBeCorrected, "undertakingToCorrect"),
    refused(UndertakingState.refused, "undertakingRefused");

    private final UndertakingState state;
    private final String event;

    Decision(UndertakingState state, String event) {
      this.state = state;
      this.event = event;
    }
  }

  /**
   * An officer's decision. The engine goes on by itself.
   *
   * @param reason needed unless it is approved; the sponsor reads it
   * @throws WrongField when the reason is missing, or when it does not wait for a decision of the department any more
   */
  @Transactional
  public void decide(OpenTask task, Decision decision, @Nullable String reason) {
    given(decision, reason);
    Undertaking undertaking = register.lockLive(task.caseId()).filter(filed -> filed.state() == UndertakingState.filed && !filed.stream().quebec())
        .orElseThrow(() -> new WrongField(SponsorshipModel.UNDERTAKING_DECISION, "undertaking.overtaken"));
    record(undertaking, decision, reason, false);
  }

  /** A page of what the ministry is to decide, the oldest first, or has decided, the latest first; one more than {@link #PAGE} says that others follow. */
  @Transactional(readOnly = true)
  public List<Undertaking> list(UUID office, boolean waiting, @Nullable UUID after) {
    return register.pageOfMinistry(office, waiting, after, PAGE);
  }

  /** One undertaking with what the ministry decides by; empty when that office is not the ministry it was filed with. The reading is written down. */
  @Transactional
  public Optional<Opened> open(UUID office, UUID id) {
    return register.ofMinistry(office, id).map(undertaking -> {
      boolean live = undertaking.state().live();
      audit.record("readUndertaking", undertaking.caseNumber(), live ? "withFamily" : null);
      List<Filing> filed = filings.of(id);
      return new Opened(undertaking, live ? families.forDecision(undertaking.caseId()) : null, reckoning.shares(undertaking), filed,
          reckoning.totals(undertaking, filed.get(0).plan()), papers.filed(undertaking), reports.of(id));
    });
  }

  /**
   * The ministry's decision, which lets the federal file go on.
   *
   * @param seen   which version was read before this was decided; null when nobody says
   * @param reason needed unless it is approved; the sponsor reads it
   * @return the undertaking as it stands now; empty when that office is not the ministry it was filed with
   * @throws WrongField when the reason is missing
   * @throws NotWaiting when it does not wait for a decision any more, or was filed again since it was read
   */
  @Transactional
  public Optional<Undertaking> decide(UUID office, UUID id, @Nullable Integer seen, Decision decision, @Nullable String reason) {
    return register.lockOfMinistry(office, id).map(undertaking -> {
      given(decision, reason);
      if (undertaking.state() != UndertakingState.filed || seen != null && seen != undertaking.version()) {
        throw new NotWaiting(SponsorshipModel.UNDERTAKING_DECIDED, undertaking.caseNumber());
      }
      record(undertaking, decision, reason, true);
      processes.tell(SponsorshipModel.UNDERTAKING_DECIDED, undertaking.caseNumber(), Map.of(SponsorshipModel.UNDERTAKING_DECISION, decision.name()));
      return register.get(id);
    });
  }

  private static void given(Decision decision, @Nullable String reason) {
    if (decision != Decision.approved && reason == null) {
      throw new WrongField(REASON, "undertaking.reasonNeeded");
    }
  }

  private void record(Undertaking undertaking, Decision decision, @Nullable String reason, boolean byMinistry) {
    register.decided(undertaking.id(), decision.state, reason, byMinistry, clock.instant());
    filings.decided(undertaking.id(), undertaking.version(), decision.state, reason, clock.instant(), SignedIn.actor());
    timeline.add(undertaking.caseId(), decision.event, undertaking.sponsorCode());
    audit.record("decideUndertaking", undertaking.caseNumber(), decision.name());
    correspondence.write(undertaking.sponsorId(), decision.event, undertaking.caseNumber(), Undertakings.path(undertaking),
        "undertaking:" + undertaking.id() + ":" + undertaking.version());
  }

  /**
   * An undertaking as the ministry reads it.
   *
   * @param family  while the undertaking lives
   * @param filings latest first
   * @param totals  of the latest
   * @param papers  what was filed with it, oldest first, while the undertaking lives
   */
  public record Opened(Undertaking undertaking, @Nullable FamilyListed family, List<Share> shares, List<Filing> filings, PlanTotals totals,
      List<Document> papers, List<SponsorReport> reports) {
  }
}

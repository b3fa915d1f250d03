package org.passerelle.sponsorship.undertaking;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.Timeline;
import org.passerelle.casefile.document.Document;
import org.passerelle.casefile.document.Documents;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.partner.Correspondence;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.Places;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.FiledUndertaking;
import org.passerelle.sponsorship.FilingCondition;
import org.passerelle.sponsorship.FirstYearCosts.Kind;
import org.passerelle.sponsorship.FirstYearCosts.Share;
import org.passerelle.sponsorship.Limit.Refusal;
import org.passerelle.sponsorship.process.SponsorshipModel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a sponsor does with an undertaking: reads what it is asked for, writes over several sittings, files. A step that somebody else of the sponsor has
 * changed since it was opened is not overwritten. While the undertaking lives the sponsor reads who the family is, and never afterwards.
 */
@Service
public class FilingUndertakings {

  /** Undertakings on one page. */
  public static final int PAGE = 25;

  /** Characters of one answer that are kept. */
  static final int LONGEST_ANSWER = 10_000;

  private final UndertakingRegister register;
  private final UndertakingDrafts drafts;
  private final Filings filings;
  private final FamiliesListed families;
  private final Reckoning reckoning;
  private final ReportRegister reports;
  private final UndertakingPapers papers;
  private final Documents documents;
  private final ObjectProvider<FilingCondition> conditions;
  private final Organizations organizations;
  private final Correspondence correspondence;
  private final CaseProcesses processes;
  private final Timeline timeline;
  private final Audit audit;
  private final Today today;
  private final Clock clock;

  FilingUndertakings(UndertakingRegister register, UndertakingDrafts drafts, Filings filings, FamiliesListed families, Reckoning reckoning,
      ReportRegister reports, UndertakingPapers papers, Documents documents, ObjectProvider<FilingCondition> conditions, Organizations organizations,
      Correspondence correspondence, CaseProcesses processes, Timeline timeline, Audit audit, Today today, Clock clock) {
    this.register = register;
    this.drafts = drafts;
    this.filings = filings;
    this.families = families;
    this.reckoning = reckoning;
    this.reports = reports;
    this.papers = papers;
    this.documents = documents;
    this.conditions = conditions;
    this.organizations = organizations;
    this.correspondence = correspondence;
    this.processes = processes;
    this.timeline = timeline;
    this.audit = audit;
    this.today = today;
    this.clock = clock;
  }

  /** A page of the sponsor's undertakings, latest first; one more than {@link #PAGE} says that others follow. */
  @Transactional(readOnly = true)
  public List<Undertaking> list(UUID sponsorId, @Nullable UUID after) {
    return register.pageOfSponsor(sponsorId, after, PAGE);
  }

  /** One undertaking of the sponsor; empty when it is another's. The reading is written down. */
  @Transactional
  public Optional<Opened> open(UUID sponsorId, UUID id) {
    return register.ofSponsor(sponsorId, id).map(undertaking -> {
      boolean live = undertaking.state().live();
      FamilyListed family = live ? families.forSponsor(undertaking.caseId()) : null;
      audit.record("readUndertaking", undertaking.caseNumber(), family != null && family.shown() ? "withFamily" : null);
      return new Opened(undertaking, undertaking.fileable(clock.instant()), family, reckoning.shares(undertaking), drafts.of(id),
          live ? filings.of(id) : List.of(), papers.all(undertaking), reports.of(id));
    });
  }

  /** What a plan that is being written says and comes to. */
  @Transactional(readOnly = true)
  public Read read(Opened opened, Map<String, String> typed) {
    PlanReading reading = PlanReading.of(typed, paid(opened.undertaking));
    return new Read(reading, reckoning.totals(opened.undertaking, reading.plan()));
  }

  /** What a plan that was filed comes to. */
  @Transactional(readOnly = true)
  public PlanTotals totals(Undertaking undertaking, SettlementPlan plan) {
    return reckoning.totals(undertaking, plan);
  }

  /**
   * Keeps one step as it was typed.
   *
   * @param fields which fields are of the step
   * @param seen   {@link UndertakingDraft#mark} of the step as its writer saw it; null to write over whatever is there
   * @param typed  all answers of the step
   * @return empty when this sponsor has no such undertaking
   * @throws NotWaiting when it cannot be filed any more
   */
  @Transactional
  public Optional<Saving> save(UUID sponsorId, UUID id, Predicate<String> fields, @Nullable String seen, Map<String, String> typed) {
    return register.lockOfSponsor(sponsorId, id).map(undertaking -> {
      require(undertaking);
      UndertakingDraft before = drafts.of(id);
      if (seen != null && !before.mark(fields).equals(seen)) {
        return new Saving(Outcome.changedMeanwhile, before);
      }
      if (typed.values().stream().anyMatch(answer -> answer.length() > LONGEST_ANSWER)) {
        return new Saving(Outcome.tooLong, before);
      }
      Map<String, String> all = new HashMap<>(before.typed());
      all.keySet().removeIf(fields);
      typed.forEach((path, answer) -> {
        if (fields.test(path) && PlanReading.knows(path) && !answer.isBlank()) {
          all.put(path, storable(answer));
        }
      });
      if (!all.equals(before.typed())) {
        drafts.put(id, all, before.checked(), clock.instant(), SignedIn.actor());
        audit.record("saveUndertakingDraft", undertaking.caseNumber(), null);
      }
      return new Saving(Outcome.saved, drafts.of(id));
    });
  }

  /**
   * Writes a whole plan in place of what was written before, for programs: what is missing may be missing until it is filed, what is wrong may not.
   *
   * @return the undertaking; empty when it is another's
   * @throws PlanRefused when something is wrong
   * @throws NotWaiting  when it cannot be filed any more
   */
  @Transactional
  public Optional<Undertaking> replace(UUID sponsorId, UUID id, Map<String, String> typed) {
    return register.lockOfSponsor(sponsorId, id).map(undertaking -> {
      require(undertaking);
      List<PlanFault> wrong = PlanReading.of(typed, paid(undertaking)).faults().stream().filter(fault -> !fault.missing()).toList();
      if (!wrong.isEmpty()) {
        throw new PlanRefused(wrong);
      }
      drafts.put(id, typed, drafts.of(id).checked(), clock.instant(), SignedIn.actor());
      audit.record("saveUndertakingDraft", undertaking.caseNumber(), null);
      return undertaking;
    });
  }

  /** Notes that the whole has been looked at. */
  @Transactional
  public void markChecked(UUID sponsorId, UUID id) {
    register.lockOfSponsor(sponsorId, id).filter(undertaking -> undertaking.fileable(clock.instant())).ifPresent(undertaking -> {
      UndertakingDraft draft = drafts.of(id);
      if (!draft.checked()) {
        drafts.put(id, draft.typed(), true, clock.instant(), SignedIn.actor());
      }
    });
  }

  /**
   * Files what was written, and lets the case go on.
   *
   * @return the undertaking as it stands now; empty when it is another's
   * @throws PlanRefused   when something is missing or wrong
   * @throws FilingRefused when a condition of Québec's programme is not fulfilled, or a virus was found in a paper meanwhile
   * @throws NotWaiting    when it was filed before, or its time is over
   */
  @Transactional
  public Optional<Undertaking> file(UUID sponsorId, UUID id) {
    return register.lockOfSponsor(sponsorId, id).map(undertaking -> {
      require(undertaking);
      PlanReading reading = PlanReading.of(drafts.of(id).typed(), paid(undertaking));
      if (!reading.faults().isEmpty()) {
        throw new PlanRefused(reading.faults());
      }
      Instant now = clock.instant();
      fulfilled(undertaking, now);
      attach(undertaking);
      register.filed(id, now);
      Undertaking filed = register.get(id);
      filings.add(id, filed.version(), reading.plan(), families.ids(filed.caseId()), now, SignedIn.actor());
      timeline.add(filed.caseId(), "undertakingFiled", filed.sponsorCode());
      audit.record("fileUndertaking", filed.caseNumber(), null);
      if (filed.stream().quebec()) {
        correspondence.write(organizations.officeOf(Places.QUEBEC).id(), "undertakingToDecide", filed.caseNumber(), "/ministry/undertakings/" + id,
            "undertaking:" + id + ":" + filed.version());
      }
      processes.tell(SponsorshipModel.UNDERTAKING_FILED, filed.caseNumber(), Map.of());
      return filed;
    });
  }

  /** What was given goes with it. A paper cannot be taken back meanwhile: whoever does that needs the undertaking's row too. */
  private void attach(Undertaking undertaking) {
    List<UUID> given = papers.all(undertaking).stream().filter(paper -> !paper.attached()).map(Document::id).toList();
    if (!documents.attach(undertaking.sponsorId(), given, undertaking.caseId()).isEmpty()) {
      throw new FilingRefused(List.of(Refusal.of("paperInfected")));
    }
  }

  private void fulfilled(Undertaking undertaking, Instant now) {
    if (undertaking.stream().quebec()) {
      FiledUndertaking filing = new FiledUndertaking(undertaking.id(), undertaking.caseId(), undertaking.caseNumber(), undertaking.sponsorId(),
          undertaking.stream(), now, today.on(now));
      List<Refusal> missing = conditions.stream().flatMap(condition -> condition.missing(filing).stream()).toList();
      if (!missing.isEmpty()) {
        throw new FilingRefused(missing);
      }
    }
  }

  private void require(Undertaking undertaking) {
    if (!undertaking.fileable(clock.instant())) {
      throw new NotWaiting(SponsorshipModel.UNDERTAKING_FILED, undertaking.caseNumber());
    }
  }

  private Predicate<Kind> paid(Undertaking undertaking) {
    List<Share> shares = reckoning.shares(undertaking);
    return kind -> PlanTotals.pays(shares, kind);
  }

  /** PostgreSQL keeps no such character in JSON; whatever else is wrong is kept as it was typed. */
  private static String storable(String answer) {
    return answer.replace("\u0000", "");
  }

  /** What became of a saving. */
  public enum Outcome { saved, changedMeanwhile, tooLong }

  /**
   * A step after a saving.
   *
   * @param draft as it stands on file now
   */
  public record Saving(Outcome outcome, UndertakingDraft draft) {
  }

  /** A plan that is being written, as far as it can be read, and what it comes to. */
  public record Read(PlanReading reading, PlanTotals totals) {
  }

  /**
   * An undertaking with what belongs to it.
   *
   * @param fileable whether it may be filed now
   * @param family   while the undertaking lives
   * @param shares   who pays what in which months; empty when nothing is on file for the stream
   * @param filings  what was filed, latest first, while the undertaking lives
   * @param papers   what was given with it, oldest first, likewise
   */
  public record Opened(Undertaking undertaking, boolean fileable, @Nullable FamilyListed family, List<Share> shares, UndertakingDraft draft,
      List<Filing> filings, List<Document> papers, List<SponsorReport> reports) {
  }
}

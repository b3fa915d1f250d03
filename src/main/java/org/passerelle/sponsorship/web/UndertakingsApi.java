package org.passerelle.sponsorship.web;

import jakarta.validation.Valid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.pages.ApiProblems.Fault;
import org.passerelle.pages.BadFields;
import org.passerelle.pages.RequestKey;
import org.passerelle.sponsorship.LimitWords;
import org.passerelle.sponsorship.FirstYearCosts.Share;
import org.passerelle.sponsorship.undertaking.FamilyListed;
import org.passerelle.sponsorship.undertaking.FilingRefused;
import org.passerelle.sponsorship.undertaking.FilingUndertakings;
import org.passerelle.sponsorship.undertaking.FilingUndertakings.Opened;
import org.passerelle.sponsorship.undertaking.FilingUndertakings.Read;
import org.passerelle.sponsorship.undertaking.PlanRefused;
import org.passerelle.sponsorship.undertaking.PlanTotals;
import org.passerelle.sponsorship.undertaking.SettlementPlan;
import org.passerelle.sponsorship.undertaking.SponsorReport;
import org.passerelle.sponsorship.undertaking.SponsorReports;
import org.passerelle.sponsorship.undertaking.Undertaking;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Undertakings, settlement plans and reports for the programs of sponsors. */
@RestController
@RequestMapping(path = "/api/v1/undertakings", produces = MediaType.APPLICATION_JSON_VALUE)
class UndertakingsApi {

  private static final String ONE = "/{id:[0-9a-f-]{36}}";

  private final FilingUndertakings filing;
  private final SponsorReports reports;
  private final MessageSource messages;
  private final LimitWords limits;

  UndertakingsApi(FilingUndertakings filing, SponsorReports reports, MessageSource messages, LimitWords limits) {
    this.filing = filing;
    this.reports = reports;
    this.messages = messages;
    this.limits = limits;
  }

  /** The undertakings, latest first, 25 a page; a page begins after the id that the one before ended with. */
  @GetMapping
  Listed list(@RequestParam(required = false) @Nullable UUID afterId) {
    List<Undertaking> found = filing.list(SignedIn.organization(), afterId);
    return new Listed(found.stream().limit(FilingUndertakings.PAGE).map(UndertakingLine::of).toList(), found.size() > FilingUndertakings.PAGE);
  }

  /** One with all that belongs to it. */
  @GetMapping(ONE)
  Detail open(@PathVariable UUID id) {
    return filing.open(SignedIn.organization(), id).map(this::detail).orElseThrow(UndertakingsApi::notFound);
  }

  /** Writes the plan in place of the one before; it is not filed by that. */
  @PutMapping(ONE + "/plan")
  Detail plan(@PathVariable UUID id, @Valid @RequestBody PlanSubmission plan) {
    named(() -> filing.replace(SignedIn.organization(), id, plan.typed()).orElseThrow(UndertakingsApi::notFound));
    return open(id);
  }

  /** Files the undertaking with the plan that was written. */
  @PostMapping(ONE + "/file")
  UndertakingLine file(@PathVariable UUID id, RequestKey key) {
    UUID sponsor = SignedIn.organization();
    return UndertakingLine.of(named(() -> key.once("file", () -> filing.file(sponsor, id).orElseThrow(UndertakingsApi::notFound), () -> found(sponsor, id))));
  }

  /** Files a report. */
  @PostMapping(ONE + "/reports/{code:[a-zA-Z]{1,40}}")
  UndertakingLine report(@PathVariable UUID id, @PathVariable String code, @Valid @RequestBody ReportSubmission report, RequestKey key) {
    UUID sponsor = SignedIn.organization();
    return UndertakingLine.of(key.once(report,
        () -> reports.file(sponsor, id, code, Objects.requireNonNull(report.account()).strip(), report.needsOrNone()).orElseThrow(UndertakingsApi::notFound),
        () -> found(sponsor, id)));
  }

  private Undertaking found(UUID sponsor, UUID id) {
    return filing.open(sponsor, id).map(Opened::undertaking).orElseThrow(UndertakingsApi::notFound);
  }

  private <T> T named(Supplier<T> work) {
    try {
      return work.get();
    } catch (PlanRefused refused) {
      throw new BadFields(refused.faults().stream().map(fault -> new Fault(fault.path(), sentence(fault.messageKey()))).toList());
    } catch (FilingRefused refused) {
      throw new BadFields(refused.refusals().stream().map(missing -> new Fault("undertaking", limits.text(missing))).toList());
    }
  }

  private String sentence(String key) {
    return messages.getMessage(key, null, LocaleContextHolder.getLocale());
  }

  private Detail detail(Opened opened) {
    boolean written = opened.undertaking().state().open();
    Read read = filing.read(opened, opened.draft().typed());
    SettlementPlan plan = written ? read.reading().plan() : opened.filings().stream().findFirst().map(filed -> filed.plan()).orElse(null);
    PlanTotals totals = plan == null ? null : written ? read.totals() : filing.totals(opened.undertaking(), plan);
    return new Detail(UndertakingLine.of(opened.undertaking()), opened.shares().stream().map(Paid::of).toList(), opened.family(), plan, totals,
        opened.reports().stream().map(Report::of).toList());
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /** A page of undertakings. */
  record Listed(List<UndertakingLine> undertakings, boolean more) {
  }

  /**
   * One undertaking.
   *
   * @param firstYear who pays what in which months
   * @param family    while the undertaking lives; its members are named only when the family consents
   * @param plan      as it was written so far, or was filed
   * @param totals    what that comes to against what is asked
   */
  record Detail(UndertakingLine undertaking, List<Paid> firstYear, @Nullable FamilyListed family, @Nullable SettlementPlan plan, @Nullable PlanTotals totals,
      List<Report> reports) {
  }

  /** A stretch of the first year. */
  record Paid(String costs, int fromMonth, int toMonth, String payer) {

    static Paid of(Share share) {
      return new Paid(share.kind().name(), share.fromMonth(), share.toMonth(), share.payer().name());
    }
  }

  /** A report owed or filed. */
  record Report(String code, LocalDate dueOn, boolean toBeConfirmed, @Nullable Instant filedAt, boolean owed) {

    static Report of(SponsorReport report) {
      return new Report(report.code(), report.dueOn(), report.toBeConfirmed(), report.filedAt(), report.owed());
    }
  }
}

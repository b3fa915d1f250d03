package org.passerelle.handoff.aftercare;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.engine.WrongField;
import org.passerelle.handoff.Arrivals;
import org.passerelle.handoff.NoticesOfArrival;
import org.passerelle.handoff.PortOfEntry;
import org.passerelle.partner.Correspondence;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.Place;
import org.passerelle.reference.Places;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Families that are there and that nobody had announced: reported by whoever received them, tied to a case by a destining officer, or found to be
 * none of ours. Two reports of one arrival may be tied to one case.
 */
@Service
public class UnannouncedArrivals {

  public static final int PAGE = 25;

  /** How far back such an arrival is reported here: later it is no news. */
  static final int MOST_DAYS_AGO = 60;
  /** What is written on the notice that follows; both languages, for anyone may read it. */
  private static final String REMARK = "Unannounced arrival / Arrivée non annoncée";

  private final UnannouncedReports reports;
  private final NoticesOfArrival notices;
  private final Arrivals arrivals;
  private final CaseFiles files;
  private final Organizations organizations;
  private final Places places;
  private final DestiningOfficers officers;
  private final Correspondence correspondence;
  private final Audit audit;

  UnannouncedArrivals(UnannouncedReports reports, NoticesOfArrival notices, Arrivals arrivals, CaseFiles files, Organizations organizations,
      Places places, DestiningOfficers officers, Correspondence correspondence, Audit audit) {
    this.reports = reports;
    this.notices = notices;
    this.arrivals = arrivals;
    this.files = files;
    this.organizations = organizations;
    this.places = places;
    this.officers = officers;
    this.correspondence = correspondence;
    this.audit = audit;
  }

  /** The cities an organization may name: those of its province. */
  @Transactional(readOnly = true)
  public List<Place> cities(UUID organization) {
    String province = organizations.get(organization).province();
    return province == null ? List.of() : places.in(province);
  }

  /** The latest that the organization reported. */
  @Transactional(readOnly = true)
  public List<UnannouncedReport> of(UUID organization) {
    return reports.of(organization, PAGE);
  }

  /**
   * Takes a report; destining officers hear of it.
   *
   * @throws WrongField naming the first field that cannot be
   */
  @Transactional
  public UUID report(UUID organization, UnannouncedReport.Facts facts) {
    LocalDate today = notices.today(organization);
    if (facts.landedOn().isAfter(today)) {
      throw new WrongField("landedOn", "validation.handoff.dayToCome");
    }
    if (facts.landedOn().isBefore(today.minusDays(MOST_DAYS_AGO))) {
      throw new WrongField("landedOn", "validation.aftercare.longAgo", MOST_DAYS_AGO);
    }
    if (cities(organization).stream().noneMatch(place -> place.code().equals(facts.place()))) {
      throw new WrongField("place", "validation.aftercare.city");
    }
    UUID id = reports.add(organization, facts);
    audit.record("reportUnannounced", id.toString(), null);
    officers.tell("unannouncedReported", "/desk/unannounced", "unannounced:" + id);
    return id;
  }

  /** Those that wait, or those settled, one more than a page holds. The reading is audited. */
  @Transactional
  public List<UnannouncedReport> list(boolean open, @Nullable UUID after) {
    audit.record("readUnannounced", open ? "open" : "settled", null);
    return open ? reports.open(after, PAGE + 1) : reports.settled(after, PAGE + 1);
  }

  /**
   * Ties a report to a case. The first one tells the journey that the family is there; a second is kept with it.
   *
   * @return the report; empty when there is none
   * @throws WrongField when there is no such case
   * @throws NotWaiting when the report was settled before, or the case waits for no arrival
   */
  @Transactional
  public Optional<UnannouncedReport> tie(UUID id, String caseNumber) {
    return reports.find(id).map(report -> {
      CaseFile file = files.byNumber(caseNumber).filter(CaseFile::open)
          .orElseThrow(() -> new WrongField("caseNumber", "validation.aftercare.noCase"));
      files.lock(file.id());
      boolean first = !reports.tied(file.id());
      settle(report, file.id(), null);
      audit.record("tieUnannounced", file.number(), id.toString());
      if (first) {
        arrivals.unannounced(file.id(), report.place(), report.landedOn(), REMARK);
      }
      return report;
    });
  }

  /**
   * Closes a report of a family that is none of ours.
   *
   * @return the report; empty when there is none
   * @throws NotWaiting when it was settled before
   */
  @Transactional
  public Optional<UnannouncedReport> notOurs(UUID id, String reason) {
    return reports.find(id).map(report -> {
      settle(report, null, reason);
      audit.record("closeUnannounced", id.toString(), null);
      return report;
    });
  }

  private void settle(UnannouncedReport report, @Nullable UUID caseId, @Nullable String notOurs) {
    if (!reports.settle(report.id(), caseId, notOurs)) {
      throw new NotWaiting("unannounced arrival", report.id().toString());
    }
    correspondence.write(report.organizationId(), "unannouncedSettled", "", "/province/unannounced", "unannounced:" + report.id());
  }

  /** Whether that is a port of entry. */
  public static boolean port(@Nullable String code) {
    for (PortOfEntry port : PortOfEntry.values()) {
      if (port.name().equals(code)) {
        return true;
      }
    }
    return false;
  }
}

package org.passerelle.handoff;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Persons;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.engine.WrongField;
import org.passerelle.handoff.process.HandoffModel;
import org.passerelle.partner.Correspondence;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.Provinces;
import org.passerelle.reference.ServiceTargets;
import org.passerelle.reference.WorkingDays;
import org.passerelle.sponsorship.Charges;
import org.passerelle.sponsorship.undertaking.SponsorReports;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notices of arrival: sent to the office that receives the family, receipted, and followed until it says that the family is there. A notice
 * without a receipt by the end of the next working day is sent again; a changed journey makes a new version under the same number (IRCC
 * programme delivery instructions, destining and travel arrangements).
 */
@Service
public class NoticesOfArrival {

  private final Notices notices;
  private final Destinations destinations;
  private final Families families;
  private final CaseFiles files;
  private final Persons persons;
  private final Organizations organizations;
  private final Correspondence correspondence;
  private final Provinces provinces;
  private final WorkingDays workingDays;
  private final ServiceTargets targets;
  private final Timeline timeline;
  private final Audit audit;
  private final CaseProcesses processes;
  private final Charges charges;
  private final SponsorReports sponsorReports;
  private final Clock clock;

  NoticesOfArrival(Notices notices, Destinations destinations, Families families, CaseFiles files, Persons persons,
      Organizations organizations, Correspondence correspondence, Provinces provinces, WorkingDays workingDays, ServiceTargets targets,
      Timeline timeline, Audit audit, CaseProcesses processes, Charges charges, SponsorReports sponsorReports, Clock clock) {
    this.notices = notices;
    this.destinations = destinations;
    this.families = families;
    this.files = files;
    this.persons = persons;
    this.organizations = organizations;
    this.correspondence = correspondence;
    this.provinces = provinces;
    this.workingDays = workingDays;
    this.targets = targets;
    this.timeline = timeline;
    this.audit = audit;
    this.processes = processes;
    this.charges = charges;
    this.sponsorReports = sponsorReports;
    this.clock = clock;
  }

  /**
   * Sends the notice, or its next version, for the arrival as it is planned now.
   *
   * @return until when a receipt is expected
   */
  @Transactional
  public Instant send(UUID caseId) {
    String province = destinations.of(caseId).province();
    Instant due = workingDays.endOfNextWorkingDay(province);
    Notice sent = notices.send(caseId, organizations.officeOf(province).id(), destinations.plan(caseId), persons.travelling(caseId), due);
    write(sent, sent.version() == 1 ? "noticeSent" : "noticeChanged");
    timeline.add(caseId, sent.version() == 1 ? "noticeSent" : "noticeChanged", sent.label());
    return due;
  }

  /** Sends the same version again. Answers until when a receipt is expected now. */
  @Transactional
  public Instant sendAgain(UUID caseId) {
    Notice notice = inForce(caseId);
    Instant due = workingDays.endOfNextWorkingDay(notice.province());
    notices.sentAgain(notice.id(), due);
    correspondence.write(notice.office(), "noticeResent", notice.caseNumber(), notice.path(), notice.label() + ":" + notice.timesSent());
    timeline.add(caseId, "noticeResent", notice.label());
    return due;
  }

  /** The moment at which silence about the arrival becomes a question: counted from the end of the day, where the family lands. */
  @Transactional(readOnly = true)
  public Instant arrivalReminder(UUID caseId) {
    Notice notice = inForce(caseId);
    Instant endOfDay = notice.arrivesOn().plusDays(1).atStartOfDay(zone(notice.province())).toInstant();
    return targets.dueAt("arrivalReport", files.get(caseId).workingPriority(), endOfDay);
  }

  /** Asks the office what happened. */
  @Transactional
  public void askAboutArrival(UUID caseId) {
    Notice notice = inForce(caseId);
    write(notice, "arrivalAsked");
    timeline.add(caseId, "arrivalAsked", notice.label());
  }

  /** The moment at which to ask about the reception of a family that has landed. */
  @Transactional(readOnly = true)
  public Instant receptionReminder(UUID caseId) {
    return targets.dueAt("reception", files.get(caseId).workingPriority());
  }

  /** Asks the office to confirm that it has received the family. */
  @Transactional
  public void askAboutReception(UUID caseId) {
    Notice notice = inForce(caseId);
    write(notice, "receptionAsked");
    timeline.add(caseId, "receptionAsked", notice.label());
  }

  /** Gives up a family that never arrived: its notice is cancelled, and whoever sponsors it is free for another. */
  @Transactional
  public void giveUp(UUID caseId) {
    cancel(caseId);
    charges.endSponsorship(caseId);
  }

  /** Cancels the notice in force, if there is one, and tells its office: the family does not come. */
  @Transactional
  public void cancel(UUID caseId) {
    notices.current(caseId).filter(notice -> notice.confirmedAt() == null).ifPresent(notice -> {
      notices.end(caseId, "cancelled");
      write(notice, "noticeCancelled");
      timeline.add(caseId, "noticeCancelled", notice.label());
    });
  }

  /**
   * Takes the office's receipt for this version. A second receipt for it changes nothing.
   *
   * @return the notice; empty when this organization has no such notice
   * @throws NotWaiting when the version is not in force any more
   */
  @Transactional
  public Optional<Notice> receipt(UUID office, UUID id) {
    Optional<Notice> asked = notices.lockOfOffice(office, id);
    asked.filter(notice -> notice.receivedAt() == null || !notice.state().equals("current")).ifPresent(notice -> {
      require(notice, NoticeStep.receipt, HandoffModel.RECEIPT_GIVEN);
      notices.received(id);
      wrote(notice, "giveReceipt", "noticeReceiptGiven");
      processes.tell(HandoffModel.RECEIPT_GIVEN, notice.caseNumber(), Map.of());
    });
    return asked.flatMap(notice -> notices.ofOffice(office, id));
  }

  /**
   * Takes the office's report of what happened on the day of arrival.
   *
   * @param happenedOn the day it happened; of a change, the day it became known
   * @return the notice; empty when this organization has no such notice
   * @throws NotWaiting when no report is due
   * @throws WrongField when the day cannot be
   */
  @Transactional
  public Optional<Notice> report(UUID office, UUID id, ArrivalResult result, LocalDate happenedOn, @Nullable String remarks) {
    Optional<Notice> asked = notices.lockOfOffice(office, id);
    asked.ifPresent(notice -> {
      require(notice, NoticeStep.arrival, HandoffModel.ARRIVAL_REPORTED);
      checkDay(notice, result, happenedOn);
      notices.reported(id, result, happenedOn, remarks);
      wrote(notice, "reportArrival", event(result));
      if (result == ArrivalResult.arrived) {
        sponsorReports.familyArrived(notice.caseId(), happenedOn);
      }
      processes.tell(HandoffModel.ARRIVAL_REPORTED, notice.caseNumber(), Map.of(HandoffModel.ARRIVAL_RESULT, result.name()));
    });
    return asked.flatMap(notice -> notices.ofOffice(office, id));
  }

  /**
   * Takes the office's word that it has received the family.
   *
   * @return the notice; empty when this organization has no such notice
   * @throws NotWaiting when the family has not landed, or was confirmed before
   */
  @Transactional
  public Optional<Notice> confirmReception(UUID office, UUID id, @Nullable String remarks) {
    Optional<Notice> asked = notices.lockOfOffice(office, id);
    asked.ifPresent(notice -> {
      require(notice, NoticeStep.reception, HandoffModel.RECEPTION_CONFIRMED);
      notices.confirmed(notice.caseId(), remarks);
      wrote(notice, "confirmReception", "receptionConfirmed");
      processes.tell(HandoffModel.RECEPTION_CONFIRMED, notice.caseNumber(), Map.of());
    });
    return asked.flatMap(notice -> notices.ofOffice(office, id));
  }

  /** One notice with the family it announces, as the office reads it. */
  @Transactional
  public Optional<Opened> open(UUID office, UUID id) {
    Optional<Notice> notice = notices.ofOffice(office, id);
    notice.ifPresent(read -> audit.record("readNotice", read.caseNumber(), read.label()));
    return notice.map(read -> new Opened(read, families.of(read.caseId()),
        read.step() == NoticeStep.superseded ? notices.currentOfOffice(office, read.number()).map(Notice::id).orElse(null) : null));
  }

  /** A page of the families the office expects, or of those whose arrival has ended. */
  @Transactional(readOnly = true)
  public Page<Notice> list(UUID office, boolean expected, int page) {
    return Page.of(page,
        (offset, limit) -> expected ? notices.expected(office, today(office), offset, limit) : notices.ended(office, offset, limit));
  }

  /** The calendar day it is now where that office works. */
  @Transactional(readOnly = true)
  public LocalDate today(UUID office) {
    String province = organizations.get(office).province();
    if (province == null) {
      throw new IllegalStateException("organization " + office + " speaks for no province");
    }
    return LocalDate.ofInstant(clock.instant(), zone(province));
  }

  private void checkDay(Notice notice, ArrivalResult result, LocalDate happenedOn) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone(notice.province()));
    if (happenedOn.isAfter(today)) {
      throw new WrongField("happenedOn", "validation.handoff.dayToCome");
    }
    if (happenedOn.isBefore(LocalDate.ofInstant(notices.firstSent(notice.number()), zone(notice.province())))) {
      throw new WrongField("happenedOn", "validation.handoff.dayBeforeNotice");
    }
    if (result == ArrivalResult.noShow && happenedOn.isBefore(notice.arrivesOn())) {
      throw new WrongField("happenedOn", "validation.handoff.noShowTooEarly");
    }
  }

  private static void require(Notice notice, NoticeStep step, String message) {
    if (notice.step() != step) {
      throw new NotWaiting(message, notice.caseNumber());
    }
  }

  private static String event(ArrivalResult result) {
    return switch (result) {
      case arrived -> "familyLanded";
      case changed -> "arrivalChanged";
      case noShow -> "familyNoShow";
    };
  }

  private void wrote(Notice notice, String action, String event) {
    audit.record(action, notice.caseNumber(), notice.label());
    timeline.add(notice.caseId(), event, notice.label());
  }

  private void write(Notice notice, String template) {
    correspondence.write(notice.office(), template, notice.caseNumber(), notice.path(), notice.label());
  }

  private Notice inForce(UUID caseId) {
    return notices.current(caseId).orElseThrow(() -> new IllegalStateException("no notice in force"));
  }

  private ZoneId zone(String province) {
    return ZoneId.of(provinces.get(province).timeZone());
  }

  /**
   * A notice opened.
   *
   * @param currentId the version in force, when this one is superseded
   */
  public record Opened(Notice notice, Family family, @Nullable UUID currentId) {
  }
}

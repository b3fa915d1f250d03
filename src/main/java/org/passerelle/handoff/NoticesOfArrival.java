package org.passerelle.handoff;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.casefile.Persons;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.handoff.process.HandoffModel;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.Provinces;
import org.passerelle.reference.WorkingDays;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notices of arrival: sent to those who receive the family, sent again while somebody owes a receipt, and cancelled when the family does not
 * come. A changed journey makes a new version under the same number (IRCC programme delivery instructions, destining and travel
 * arrangements).
 */
@Service
public class NoticesOfArrival {

  private final Notices notices;
  private final Destinations destinations;
  private final ArrivalRules rules;
  private final Families families;
  private final NoticeLetters letters;
  private final Receivers receivers;
  private final List<NoticeBody> bodies;
  private final Persons persons;
  private final Organizations organizations;
  private final Provinces provinces;
  private final WorkingDays workingDays;
  private final Timeline timeline;
  private final Audit audit;
  private final CaseProcesses processes;
  private final Clock clock;

  NoticesOfArrival(Notices notices, Destinations destinations, ArrivalRules rules, Families families, NoticeLetters letters, Receivers receivers,
      List<NoticeBody> bodies, Persons persons,
      Organizations organizations, Provinces provinces, WorkingDays workingDays, Timeline timeline, Audit audit,
      CaseProcesses processes, Clock clock) {
    this.notices = notices;
    this.destinations = destinations;
    this.rules = rules;
    this.families = families;
    this.letters = letters;
    this.receivers = receivers;
    this.bodies = bodies;
    this.persons = persons;
    this.organizations = organizations;
    this.provinces = provinces;
    this.workingDays = workingDays;
    this.timeline = timeline;
    this.audit = audit;
    this.processes = processes;
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
    ArrivalPlan plan = destinations.plan(caseId);
    Notice sent = notices.send(caseId, organizations.officeOf(province).id(), plan, rules.announced(caseId, plan.journey()),
        persons.travelling(caseId), due);
    receivers.address(sent, destinations.of(caseId).code());
    notices.everyCopy(sent.id()).forEach(copy -> letters.write(copy, word(copy, sent.version() == 1 ? "noticeSent" : "noticeChanged")));
    notices.left(sent).forEach(copy -> letters.write(copy, "noticeNotYours"));
    timeline.add(caseId, sent.version() == 1 ? "noticeSent" : "noticeChanged", sent.label());
    return due;
  }

  /** Sends the same version again. Answers until when a receipt is expected now. */
  @Transactional
  public Instant sendAgain(UUID caseId) {
    Notice notice = inForce(caseId);
    Instant due = workingDays.endOfNextWorkingDay(notice.province());
    notices.sentAgain(notice.id(), due)
        .forEach(silent -> letters.write(notice, silent, "noticeResent", notice.label() + ":" + notice.timesSent()));
    timeline.add(caseId, "noticeResent", notice.label());
    return due;
  }

  /**
   * Opens the plan of an announced arrival again, because the journey changes: the next version says how.
   *
   * @throws NotWaiting when no arrival is announced and awaited
   */
  @Transactional
  public void reopen(UUID caseId, String reason) {
    Notice notice = notices.lockCurrent(caseId).orElseThrow(() -> new NotWaiting(HandoffModel.PLAN_REOPENED, String.valueOf(caseId)));
    if (notice.step() != NoticeStep.receipt && notice.step() != NoticeStep.arrival) {
      throw new NotWaiting(HandoffModel.PLAN_REOPENED, notice.caseNumber());
    }
    notices.reopened(notice.id(), reason);
    letters.answered(notice, "reopenPlan", "planReopened");
    processes.tell(HandoffModel.PLAN_REOPENED, notice.caseNumber(), Map.of());
  }

  /** Cancels the notice in force, if there is one, and tells everybody it went to: the family does not come. */
  @Transactional
  public void cancel(UUID caseId) {
    notices.current(caseId).filter(notice -> notice.confirmedAt() == null).ifPresent(notice -> {
      notices.end(caseId, "cancelled");
      notices.everyCopy(notice.id()).forEach(copy -> letters.write(copy, word(copy, "noticeCancelled")));
      timeline.add(caseId, "noticeCancelled", notice.label());
    });
  }

  /** One notice with the family it announces, as far as that organization may read it. */
  @Transactional
  public Optional<Opened> open(UUID office, UUID id) {
    Optional<Opened> opened = restricted(office, id);
    opened.map(Opened::notice).ifPresent(read -> audit.record("readNotice", read.caseNumber(), read.label()));
    return opened;
  }

  /** The same, to be sent to the organization's own system: who was sent it when is written down with each attempt. */
  @Transactional(readOnly = true)
  public Optional<Opened> toSend(UUID organization, UUID id) {
    return restricted(organization, id);
  }

  private Optional<Opened> restricted(UUID organization, UUID id) {
    Optional<Opened> whole = notices.ofOffice(organization, id).map(read -> new Opened(read, families.of(read.caseId()),
        read.step() == NoticeStep.superseded ? notices.currentOfOffice(organization, read.number()).map(Notice::id).orElse(null) : null));
    return whole.map(opened -> bodies.stream().reduce(opened, (so, body) -> body.restrict(so), (one, other) -> other));
  }

  /** A page of the families the office expects, or of those whose arrival has ended. */
  @Transactional(readOnly = true)
  public Page<Notice> list(UUID office, boolean expected, int page) {
    return Page.of(page,
        (offset, limit) -> expected ? notices.expected(office, today(office), offset, limit) : notices.ended(office, offset, limit));
  }

  /** A page of the copies a sponsor got. */
  @Transactional(readOnly = true)
  public Page<Notice> copies(UUID sponsor, int page) {
    return Page.of(page, (offset, limit) -> notices.copies(sponsor, offset, limit));
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

  /** A sponsor is told the same in words of its own: nothing is asked of it. */
  private static String word(Notice copy, String template) {
    return copy.part().equals(Notice.SPONSOR) ? template.replace("notice", "noticeCopy") : template;
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

package org.passerelle.handoff;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.Role;
import org.passerelle.casefile.Persons;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.handoff.Disclosed.Subject;
import org.passerelle.handoff.process.HandoffModel;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.Places;
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

  /** What a notice says, and what a line of a list says of it. */
  private static final Set<DisclosedField> WHOLE = EnumSet.of(DisclosedField.caseNumber, DisclosedField.names, DisclosedField.nameInScript,
      DisclosedField.relation, DisclosedField.birth, DisclosedField.sex, DisclosedField.languages, DisclosedField.persons,
      DisclosedField.itinerary, DisclosedField.destination, DisclosedField.needsOnArrival, DisclosedField.sponsorName);
  private static final Set<DisclosedField> WHOLE_IN_QUEBEC = inQuebec();
  private static final Set<DisclosedField> LINE =
      EnumSet.of(DisclosedField.caseNumber, DisclosedField.persons, DisclosedField.itinerary, DisclosedField.destination);

  private final Notices notices;
  private final Disclosed disclosed;
  private final Destinations destinations;
  private final ArrivalRules rules;
  private final Families families;
  private final NoticeLetters letters;
  private final Receivers receivers;
  private final Persons persons;
  private final Organizations organizations;
  private final Provinces provinces;
  private final WorkingDays workingDays;
  private final Timeline timeline;
  private final Audit audit;
  private final CaseProcesses processes;
  private final Clock clock;

  NoticesOfArrival(Notices notices, Disclosed disclosed, Destinations destinations, ArrivalRules rules, Families families, NoticeLetters letters,
      Receivers receivers, Persons persons,
      Organizations organizations, Provinces provinces, WorkingDays workingDays, Timeline timeline, Audit audit,
      CaseProcesses processes, Clock clock) {
    this.notices = notices;
    this.disclosed = disclosed;
    this.destinations = destinations;
    this.rules = rules;
    this.families = families;
    this.letters = letters;
    this.receivers = receivers;
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

  /**
   * One notice with the family it announces, as this recipient may read it: what its agreement does not list is not in it. Of a notice called
   * back nothing is.
   *
   * @return empty when this organization has no such notice
   */
  @Transactional
  public Optional<Opened> open(UUID recipient, UUID id, DisclosureChannel channel) {
    Optional<Notice> found = notices.ofOffice(recipient, id);
    found.ifPresent(notice -> audit.record("readNotice", notice.caseNumber(), notice.label()));
    return found.map(notice -> notice.step() == NoticeStep.recalled ? recalled(notice) : told(notice, channel));
  }

  /** What a line of a list says of one notice, as this recipient may read it. */
  @Transactional
  public Optional<Notice> summary(UUID recipient, UUID id, DisclosureChannel channel) {
    return notices.ofOffice(recipient, id).map(notice -> notice.only(
        notice.step() == NoticeStep.recalled ? nothing(notice) : tell(List.of(notice), LINE, channel)));
  }

  /** The notice in force of that id with nothing of the family in it: whether it is this recipient's, and of which case. */
  @Transactional(readOnly = true)
  public Optional<Notice> addressed(UUID recipient, UUID id) {
    return notices.ofOffice(recipient, id).filter(notice -> notice.state().equals("current")).map(notice -> notice.only(nothing(notice)));
  }

  /** A page of the families a recipient expects, or of those whose arrival has ended: so much of them as it may be told. */
  @Transactional
  public Page<Notice> list(UUID recipient, boolean expected, int page, DisclosureChannel channel) {
    return list(recipient, expected, ArrivalFilter.ALL, page, channel).page();
  }

  /** The same of a week or a city. Of the expected families those who have arrived are left out then. */
  @Transactional
  public Listed list(UUID recipient, boolean expected, ArrivalFilter asked, int page, DisclosureChannel channel) {
    Allowed allowed = allowed(recipient, channel);
    ArrivalFilter filter = asked.only(allowed);
    Page<Notice> found = Page.of(page, (offset, limit) -> expected ? notices.expected(recipient, today(recipient), filter, offset, limit)
        : notices.ended(recipient, filter, offset, limit));
    return new Listed(told(found, channel), filter, allowed);
  }

  /** What lists may tell this recipient. That it is asked is no disclosure. */
  Allowed allowed(UUID recipient, DisclosureChannel channel) {
    boolean provider = organizations.get(recipient).kind().equals(Role.settlementProvider.name());
    return disclosed.tell(recipient, DisclosurePurpose.ofPart(provider ? Notice.PROVIDER : Notice.OFFICE), LINE, channel, List.of());
  }

  /** A page of the copies a sponsor got: so much of them as it may be told. */
  @Transactional
  public Page<Notice> copies(UUID sponsor, int page, DisclosureChannel channel) {
    return told(Page.of(page, (offset, limit) -> notices.copies(sponsor, offset, limit)), channel);
  }

  private Page<Notice> told(Page<Notice> found, DisclosureChannel channel) {
    Map<DisclosurePurpose, Allowed> allowed = found.rows().stream().filter(notice -> notice.step() != NoticeStep.recalled)
        .collect(Collectors.groupingBy(Notice::purpose, TreeMap::new,
            Collectors.collectingAndThen(Collectors.toList(), rows -> tell(rows, LINE, channel))));
    return new Page<>(found.rows().stream().map(notice -> notice.only(notice.step() == NoticeStep.recalled ? nothing(notice)
        : allowed.get(notice.purpose()))).toList(), found.number(), found.more());
  }

  private Opened told(Notice notice, DisclosureChannel channel) {
    Allowed allowed = tell(List.of(notice), asked(notice), channel);
    return new Opened(notice.only(allowed), families.of(notice.caseId()).only(allowed), families.backing(notice.caseId()).only(allowed), allowed,
        notice.step() == NoticeStep.superseded ? notices.currentOfOffice(notice.recipient(), notice.number()).map(Notice::id).orElse(null) : null);
  }

  /** A sponsor's copy says when and where the family comes: who it is stands in the undertaking. */
  private static Set<DisclosedField> asked(Notice notice) {
    if (notice.part().equals(Notice.SPONSOR)) {
      return LINE;
    }
    return notice.province().equals(Places.QUEBEC) ? WHOLE_IN_QUEBEC : WHOLE;
  }

  private static Opened recalled(Notice notice) {
    Allowed nothing = nothing(notice);
    return new Opened(notice.only(nothing), null, new Backing(null, null, null, null), nothing, null);
  }

  private static Allowed nothing(Notice notice) {
    return new Allowed(notice.recipient(), notice.purpose(), null, Set.of(), Set.of());
  }

  /** @param same notices to one recipient for one purpose */
  private Allowed tell(List<Notice> same, Set<DisclosedField> asked, DisclosureChannel channel) {
    Notice first = same.get(0);
    Set<DisclosedField> sensible = EnumSet.copyOf(asked);
    sensible.retainAll(first.purpose().fields());
    return disclosed.tell(first.recipient(), first.purpose(), sensible, channel,
        same.stream().map(notice -> new Subject(notice.caseId(), notice.label())).toList());
  }

  /** The calendar day it is now where that office works. */
  @Transactional(readOnly = true)
  public LocalDate today(UUID office) {
    return LocalDate.ofInstant(clock.instant(), zone(province(office)));
  }

  /** The province that an organization speaks for or works in. */
  @Transactional(readOnly = true)
  public String province(UUID organization) {
    String province = organizations.get(organization).province();
    if (province == null) {
      throw new IllegalStateException("organization " + organization + " speaks for no province");
    }
    return province;
  }

  /** A sponsor is told the same in words of its own: nothing is asked of it. */
  private static String word(Notice copy, String template) {
    return copy.part().equals(Notice.SPONSOR) ? template.replace("notice", "noticeCopy") : template;
  }

  private static Set<DisclosedField> inQuebec() {
    Set<DisclosedField> fields = EnumSet.copyOf(WHOLE);
    fields.add(DisclosedField.csq);
    return fields;
  }

  private Notice inForce(UUID caseId) {
    return notices.current(caseId).orElseThrow(() -> new IllegalStateException("no notice in force"));
  }

  private ZoneId zone(String province) {
    return ZoneId.of(provinces.get(province).timeZone());
  }

  /**
   * A page of a list.
   *
   * @param filter  what was looked for, without what this recipient may not be told
   * @param allowed what lists may tell it
   */
  public record Listed(Page<Notice> page, ArrivalFilter filter, Allowed allowed) {
  }

  /**
   * A notice opened.
   *
   * @param family    null when nothing of it may be told
   * @param allowed   what may be told, under which agreement
   * @param currentId the version in force, when this one is superseded
   */
  public record Opened(Notice notice, @Nullable Family family, Backing backing, Allowed allowed, @Nullable UUID currentId) {
  }
}

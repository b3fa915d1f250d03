package org.passerelle.handoff;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.engine.WrongField;
import org.passerelle.handoff.process.HandoffModel;
import org.passerelle.reference.Provinces;
import org.passerelle.reference.ServiceTargets;
import org.passerelle.sponsorship.Charges;
import org.passerelle.sponsorship.undertaking.SponsorReports;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens on the day of arrival: awaited, asked about when nobody says, reported by those who receive the family. */
@Service
public class Arrivals {

  private final Notices notices;
  private final NoticesOfArrival announced;
  private final NoticeLetters letters;
  private final Destinations destinations;
  private final CityChoice cities;
  private final CaseFiles files;
  private final Provinces provinces;
  private final ServiceTargets targets;
  private final Timeline timeline;
  private final CaseProcesses processes;
  private final Charges charges;
  private final SponsorReports sponsorReports;
  private final Clock clock;

  Arrivals(Notices notices, NoticesOfArrival announced, NoticeLetters letters, Destinations destinations, CityChoice cities, CaseFiles files,
      Provinces provinces, ServiceTargets targets, Timeline timeline, CaseProcesses processes, Charges charges, SponsorReports sponsorReports,
      Clock clock) {
    this.notices = notices;
    this.announced = announced;
    this.letters = letters;
    this.destinations = destinations;
    this.cities = cities;
    this.files = files;
    this.provinces = provinces;
    this.targets = targets;
    this.timeline = timeline;
    this.processes = processes;
    this.charges = charges;
    this.sponsorReports = sponsorReports;
    this.clock = clock;
  }

  /** The moment at which silence about the arrival becomes a question: counted from the end of the day, where the family lands. */
  @Transactional(readOnly = true)
  public Instant reminder(UUID caseId) {
    Notice notice = inForce(caseId);
    Instant endOfDay = notice.arrivesOn().plusDays(1).atStartOfDay(zone(notice.province())).toInstant();
    return targets.dueAt("arrivalReport", files.get(caseId).workingPriority(), endOfDay);
  }

  /** Asks the office what happened. */
  @Transactional
  public void ask(UUID caseId) {
    Notice notice = inForce(caseId);
    letters.write(notice, "arrivalAsked");
    timeline.add(caseId, "arrivalAsked", notice.label());
  }

  /** Gives up a family that never arrived: its notice is cancelled, and its places and whoever sponsors it are free for another. */
  @Transactional
  public void giveUp(UUID caseId) {
    announced.cancel(caseId);
    charges.endSponsorship(caseId);
    cities.giveBack(caseId);
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
    return report(office, id, result, happenedOn, remarks, Set.of());
  }

  /**
   * The same, with what went otherwise than announced: those who plan learn of it.
   *
   * @param incidents among {@link Incident#reportable()}
   */
  @Transactional
  public Optional<Notice> report(UUID office, UUID id, ArrivalResult result, LocalDate happenedOn, @Nullable String remarks,
      Set<Incident> incidents) {
    Optional<Notice> asked = notices.lockOfReceiver(office, id);
    asked.ifPresent(notice -> {
      NoticeLetters.require(notice, NoticeStep.arrival, HandoffModel.ARRIVAL_REPORTED);
      checkDay(notice, result, happenedOn);
      notices.reported(id, result, happenedOn, remarks, incidents);
      letters.answered(notice, "reportArrival", event(result));
      incidents.forEach(incident -> timeline.add(notice.caseId(), "incident." + incident, notice.label()));
      if (result == ArrivalResult.arrived) {
        sponsorReports.familyArrived(notice.caseId(), happenedOn);
      }
      processes.tell(HandoffModel.ARRIVAL_REPORTED, notice.caseNumber(), Map.of(HandoffModel.ARRIVAL_RESULT, result.name()));
    });
    return asked.flatMap(notice -> notices.ofOffice(office, id));
  }

  /**
   * Takes an officer's word that the family is there although nobody had announced it: the notice follows, so that its province can say that
   * it has received the family.
   *
   * @param place   where it is; counts only while no destination was chosen
   * @param day     the day it landed
   * @param remarks how it became known
   * @throws NotWaiting when the arrival is known already
   */
  @Transactional
  public void unannounced(UUID caseId, String place, LocalDate day, String remarks) {
    if (!destinations.chosen(caseId)) {
      destinations.choose(caseId, place, remarks);
    }
    destinations.plan(caseId, new ArrivalPlan(day, PortOfEntry.other, null, remarks));
    announced.send(caseId);
    Notice notice = inForce(caseId);
    notices.reported(notice.id(), ArrivalResult.arrived, day, remarks, Set.of(Incident.unannounced));
    letters.answered(notice, "recordUnannounced", "familyLandedUnannounced");
    sponsorReports.familyArrived(caseId, day);
    processes.tell(HandoffModel.ARRIVED_UNANNOUNCED, notice.caseNumber(),
        Map.of(HandoffModel.ARRIVAL_RESULT, ArrivalResult.arrived.name()));
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

  private static String event(ArrivalResult result) {
    return switch (result) {
      case arrived -> "familyLanded";
      case changed -> "arrivalChanged";
      case noShow -> "familyNoShow";
    };
  }

  private Notice inForce(UUID caseId) {
    return notices.current(caseId).orElseThrow(() -> new IllegalStateException("no notice in force"));
  }

  private ZoneId zone(String province) {
    return ZoneId.of(provinces.get(province).timeZone());
  }
}

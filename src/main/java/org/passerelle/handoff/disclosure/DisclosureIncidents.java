package org.passerelle.handoff.disclosure;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.partner.ChangedMeanwhile;
import org.passerelle.partner.Organization;
import org.passerelle.partner.Organizations;
import org.passerelle.partner.Refusals;
import org.passerelle.reference.Today;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What compliance officers do about facts told to the wrong one: open an incident, assess it, tell those who must know, close it as a second person. */
@Service
public class DisclosureIncidents {

  private final DisclosureIncidentRecords records;
  private final CaseFiles files;
  private final Organizations organizations;
  private final Today today;
  private final Audit audit;

  DisclosureIncidents(DisclosureIncidentRecords records, CaseFiles files, Organizations organizations, Today today, Audit audit) {
    this.records = records;
    this.files = files;
    this.organizations = organizations;
    this.today = today;
    this.audit = audit;
  }

  /**
   * Opens an incident.
   *
   * @return its number
   * @throws Refusals when there is no such case, recipient or recalled notice, or the day is still to come
   */
  @Transactional
  public String open(DisclosureIncident.Opening opening) {
    Optional<CaseFile> file = files.byNumber(opening.caseNumber());
    Optional<Organization> recipient = organizations.byCode(opening.recipientCode());
    String notice = opening.notice();
    new Refusals.Gathered().when(file.isEmpty(), "caseNumber", "incident.fault.case")
        .when(recipient.isEmpty(), "recipient", "incident.fault.recipient")
        .when(notice != null && file.filter(found -> records.recalled(found.id(), notice)).isEmpty(), "notice", "incident.fault.notice")
        .when(toCome(opening.foundOn()), "foundOn", "incident.fault.toCome").refuse();
    String number = records.add(file.orElseThrow().id(), recipient.orElseThrow().id(), opening);
    audit.record("openIncident", opening.caseNumber(), number);
    return number;
  }

  /**
   * Writes what was found out and done.
   *
   * @param version from which the change started
   * @throws Refusals when a risk has no reasons, or a day is still to come
   * @throws ChangedMeanwhile when somebody else changed or closed it
   */
  @Transactional
  public void change(DisclosureIncident incident, int version, DisclosureIncident.Findings findings) {
    new Refusals.Gathered().when(findings.seriousRisk() != null && findings.riskReasons() == null, "riskReasons", "incident.fault.reasons")
        .when(findings.seriousRisk() == null && findings.riskReasons() != null, "seriousRisk", "incident.fault.risk")
        .when(toCome(findings.commissionToldOn()), "commissionToldOn", "incident.fault.toCome")
        .when(toCome(findings.commissionerToldOn()), "commissionerToldOn", "incident.fault.toCome")
        .when(toCome(findings.personToldOn()), "personToldOn", "incident.fault.toCome").refuse();
    if (!records.change(incident.number(), version, findings)) {
      throw new ChangedMeanwhile();
    }
    audit.record("changeIncident", incident.caseNumber(), incident.number());
  }

  /**
   * Closes an incident as a second person.
   *
   * @param version that the person saw
   * @return why it stays open; {@link Closing#closed} when it does not
   */
  @Transactional
  public Closing close(DisclosureIncident incident, int version) {
    if (incident.openedBy().equals(SignedIn.actor())) {
      return Closing.samePerson;
    }
    if (incident.version() == version && !incident.findings().complete()) {
      return Closing.incomplete;
    }
    if (!records.close(incident.number(), version)) {
      return Closing.changedMeanwhile;
    }
    audit.record("closeIncident", incident.caseNumber(), incident.number());
    return Closing.closed;
  }

  private boolean toCome(@Nullable LocalDate day) {
    return Stream.ofNullable(day).anyMatch(today.get()::isBefore);
  }

  /** What becomes of the wish to close one. */
  public enum Closing {
    closed,
    /** Whoever opened it does not close it. */
    samePerson,
    /** Something is still to be assessed, done or told. */
    incomplete,
    changedMeanwhile
  }
}

package org.passerelle.handoff;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.handoff.Disclosed.Subject;
import org.passerelle.handoff.process.HandoffModel;
import org.passerelle.partner.Correspondence;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.Places;
import org.passerelle.reference.ServiceTargets;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Québec's selection of a family destined for it: asked, answered by its ministry, and what a refusal means. */
@Service
public class QuebecSelection {

  private static final String TARGET = "selection";

  /** What a request says, and what a line of a list says of it. */
  private static final Set<DisclosedField> WHOLE = EnumSet.of(DisclosedField.caseNumber, DisclosedField.names, DisclosedField.nameInScript,
      DisclosedField.relation, DisclosedField.birth, DisclosedField.sex, DisclosedField.languages, DisclosedField.persons, DisclosedField.priority,
      DisclosedField.countryOfAsylum, DisclosedField.sponsorName, DisclosedField.destination, DisclosedField.csq);
  private static final Set<DisclosedField> LINE = EnumSet.of(DisclosedField.caseNumber, DisclosedField.persons, DisclosedField.priority,
      DisclosedField.countryOfAsylum, DisclosedField.destination, DisclosedField.csq);

  private final Selections selections;
  private final Disclosed disclosed;
  private final Destinations destinations;
  private final CaseFiles files;
  private final Organizations organizations;
  private final Correspondence correspondence;
  private final Families families;
  private final ServiceTargets targets;
  private final Timeline timeline;
  private final Audit audit;
  private final CaseProcesses processes;

  QuebecSelection(Selections selections, Disclosed disclosed, Destinations destinations, CaseFiles files, Organizations organizations,
      Correspondence correspondence, Families families, ServiceTargets targets, Timeline timeline, Audit audit, CaseProcesses processes) {
    this.selections = selections;
    this.disclosed = disclosed;
    this.destinations = destinations;
    this.files = files;
    this.organizations = organizations;
    this.correspondence = correspondence;
    this.families = families;
    this.targets = targets;
    this.timeline = timeline;
    this.audit = audit;
    this.processes = processes;
  }

  /**
   * Asks the ministry to select the family.
   *
   * @return when to remind it
   */
  @Transactional
  public Instant request(UUID caseId) {
    CaseFile file = files.get(caseId);
    selections.request(caseId);
    write("selectionRequested", file);
    timeline.add(caseId, "selectionRequested", null);
    return targets.dueAt(TARGET, file.workingPriority());
  }

  /** Asks the ministry where the file stands. */
  @Transactional
  public void remind(UUID caseId) {
    write("selectionReminder", files.get(caseId));
    timeline.add(caseId, "selectionReminded", null);
  }

  /**
   * Takes the ministry's answer: with a certificate comes the city in which it receives the family.
   *
   * @return the request as answered; empty when this organization has no such request
   * @throws NotWaiting when it was answered before, or the case stopped
   */
  @Transactional
  public Optional<Selection> answer(UUID office, String caseNumber, SelectionAnswer answer) {
    Optional<Selection> asked = selections.lockOfMinistry(office, caseNumber);
    asked.ifPresent(selection -> take(selection, answer));
    return asked.flatMap(selection -> selections.ofMinistry(office, caseNumber));
  }

  /** One request with the family it is about, as the ministry may read it: what its agreement does not list is not in it. */
  @Transactional
  public Optional<Opened> open(UUID office, String caseNumber, DisclosureChannel channel) {
    Optional<Selection> found = selections.ofMinistry(office, caseNumber);
    found.ifPresent(selection -> audit.record("readSelection", selection.caseNumber(), null));
    return found.map(selection -> {
      Allowed allowed = tell(office, List.of(selection), WHOLE, channel);
      return new Opened(selection.only(allowed), families.of(selection.caseId()).only(allowed), allowed);
    });
  }

  /** What a line of a list says of one request, as the ministry may read it. */
  @Transactional
  public Optional<Selection> summary(UUID office, String caseNumber, DisclosureChannel channel) {
    return selections.ofMinistry(office, caseNumber).map(selection -> selection.only(tell(office, List.of(selection), LINE, channel)));
  }

  /** A page of the requests that wait for an answer, or of those that have ended: so much of them as may be told. */
  @Transactional
  public Page<Selection> list(UUID office, boolean waiting, int page, DisclosureChannel channel) {
    Page<Selection> found =
        Page.of(page, (offset, limit) -> waiting ? selections.open(office, offset, limit) : selections.ended(office, offset, limit));
    if (found.rows().isEmpty()) {
      return found;
    }
    Allowed allowed = tell(office, found.rows(), LINE, channel);
    return new Page<>(found.rows().stream().map(selection -> selection.only(allowed)).toList(), found.number(), found.more());
  }

  private Allowed tell(UUID office, List<Selection> asked, Set<DisclosedField> fields, DisclosureChannel channel) {
    return disclosed.tell(office, DisclosurePurpose.selection, fields, channel,
        asked.stream().map(selection -> new Subject(selection.caseId(), Disclosed.SELECTION)).toList());
  }

  private void take(Selection selection, SelectionAnswer answer) {
    if (!selection.open()) {
      throw new NotWaiting(HandoffModel.SELECTION_ANSWERED, selection.caseNumber());
    }
    boolean granted = record(selection.caseId(), answer);
    audit.record("answerSelection", selection.caseNumber(), granted ? "granted" : "refused");
    processes.tell(HandoffModel.SELECTION_ANSWERED, selection.caseNumber(), Map.of(HandoffModel.SELECTION_GRANTED, granted));
  }

  private boolean record(UUID caseId, SelectionAnswer answer) {
    if (answer instanceof SelectionAnswer.Granted granted) {
      selections.grant(caseId, granted);
      destinations.choose(caseId, granted.place(), null);
      timeline.add(caseId, "selectionGranted", granted.place());
      return true;
    }
    selections.refuse(caseId, (SelectionAnswer.Refused) answer);
    timeline.add(caseId, "selectionRefused", null);
    return false;
  }

  private void write(String template, CaseFile file) {
    UUID ministry = organizations.officeOf(Places.QUEBEC).id();
    correspondence.write(ministry, template, file.number(), "/province/selections/" + file.number(), template + ":" + file.number());
  }

  /**
   * A request opened.
   *
   * @param family  null when nothing of it may be told
   * @param allowed what may be told, under which agreement
   */
  public record Opened(Selection selection, @Nullable Family family, Allowed allowed) {
  }
}

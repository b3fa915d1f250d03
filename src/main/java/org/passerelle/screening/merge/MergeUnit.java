package org.passerelle.screening.merge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passerelle.access.Audit;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.WrongField;
import org.passerelle.screening.duplicate.DuplicateScreening;
import org.passerelle.screening.duplicate.Suspicions;
import org.passerelle.screening.merge.RecordLink.Kind;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the merge unit does with two records: tells them apart, links them, merges the later file into the one on record, and takes either back.
 * IRCC has one unit do this, keeps every variant of a name as AKA with the reason, purges none, and can always un-merge. Whoever decides holds
 * both files' locks, so that of two who decide at once the second sees what the first has done.
 */
@Service
public class MergeUnit {

  private static final String DECISION = "duplicateDecision";

  /** A family that has arrived: its file is closed, and is still the one its members stand in. */
  private static final String RECEIVED = "received";
  private static final String MERGED = "alreadyOnFile";

  private final Pairs pairs;
  private final Suspicions suspicions;
  private final RecordLinks links;
  private final AlsoKnownAs names;
  private final CaseFiles files;
  private final Persons persons;
  private final DuplicateScreening screening;
  private final MergedFiles mergedFiles;
  private final Timeline timeline;
  private final Audit audit;

  MergeUnit(Pairs pairs, Suspicions suspicions, RecordLinks links, AlsoKnownAs names, CaseFiles files, Persons persons,
      DuplicateScreening screening, MergedFiles mergedFiles, Timeline timeline, Audit audit) {
    this.pairs = pairs;
    this.suspicions = suspicions;
    this.links = links;
    this.names = names;
    this.files = files;
    this.persons = persons;
    this.screening = screening;
    this.mergedFiles = mergedFiles;
    this.timeline = timeline;
    this.audit = audit;
  }

  /**
   * Answers about one pair. The same answer again, as after a lost connection, changes nothing; a pair that is gone, because a partner has taken
   * one of the two out of its referral, needs no answer.
   *
   * @param caseId  the case whose screening asks
   * @return whether that case has thereby been merged into another and ends
   * @throws WrongField when the pair has been answered otherwise meanwhile, or the files cannot be merged
   */
  @Transactional
  public boolean answer(UUID caseId, UUID pairId, Answer answer, String reason, String officer) {
    pairs.find(pairId).ifPresent(found -> lock(found.caseId(), found.otherCaseId()));
    Pair pair = pairs.find(pairId).orElse(null);
    if (pair == null) {
      return false;
    }
    if (pair.decision() == null) {
      carryOut(pair, answer, reason, officer);
    } else if (pair.decision() != answer) {
      throw new WrongField(DECISION, "duplicate.decidedMeanwhile." + pair.decision(), pair.decidedBy());
    }
    return answer == Answer.same && links.mergeOf(caseId).isPresent();
  }

  /**
   * Answers about all open pairs of a case at once, as models before version 1.2.0 of the intake ask: either every one is somebody else, or the
   * referral is of the family that it resembles most, and ends.
   */
  @Transactional
  public void answerAll(UUID caseId, Answer answer, String reason, String officer) {
    List<Pair> open = pairs.open(caseId);
    Stream.concat(Stream.of(caseId), open.stream().map(Pair::otherCaseId)).distinct().sorted().forEach(files::lock);
    if (answer == Answer.same && !open.isEmpty()) {
      merge(open.get(0), files.get(caseId), files.get(open.get(0).otherCaseId()), reason, officer);
    } else {
      timeline.add(caseId, "duplicateRuledOut", null);
      audit.record("resolveDuplicate", files.get(caseId).number(), answer.name());
    }
    pairs.open(caseId).forEach(pair -> suspicions.decideOne(pair.id(), answer.name(), reason, officer));
  }

  /**
   * Takes a link or a merge back. The pair counts as two different persons from now on; names that were kept by it are marked as withdrawn; a
   * file that the merge had ended begins again.
   *
   * @throws WrongField when it has been taken back before, or the merged file is still on its way to its end
   */
  @Transactional
  public void undo(UUID linkId, String reason, String officer) {
    RecordLink link = links.find(linkId).orElseThrow();
    List<CaseFile> both = lock(link.caseId(), link.otherCaseId());
    if (!links.undo(linkId, reason, officer)) {
      throw new WrongField("reason", "merge.undoneMeanwhile", links.find(linkId).map(RecordLink::undoneBy).orElse(""));
    }
    names.withdraw(linkId, officer);
    // before the pairs are answered: what they are answered about is how both stand without these names
    both.forEach(each -> findable(each.id()));
    CaseFile file = both.get(0);
    if (link.kind() == Kind.merge) {
      pairs.mergedWith(link.caseId()).forEach(pair -> suspicions.takeBack(pair.id(), reason, officer));
      reopen(link, file);
    } else if (link.suspicionId() != null) {
      suspicions.takeBack(link.suspicionId(), reason, officer);
    }
    String event = link.kind() == Kind.merge ? "mergeUndone" : "linkUndone";
    both.forEach(each -> timeline.add(each.id(), event, null));
    audit.record(event, file.number(), both.get(1).number());
  }

  private void carryOut(Pair pair, Answer answer, String reason, String officer) {
    CaseFile file = files.get(pair.caseId());
    CaseFile other = files.get(pair.otherCaseId());
    switch (answer) {
      case different -> {
        suspicions.decideOne(pair.id(), answer.name(), reason, officer);
        timeline.add(pair.caseId(), "duplicateRuledOut", null);
        audit.record("resolveDuplicate", file.number(), answer.name());
      }
      case linked -> link(pair, file, other, reason, officer);
      case same -> {
        boolean later = file.receivedAt().equals(other.receivedAt()) ? file.number().compareTo(other.number()) > 0
            : file.receivedAt().isAfter(other.receivedAt());
        merge(pair, later ? file : other, later ? other : file, reason, officer);
      }
    }
  }

  private void link(Pair pair, CaseFile file, CaseFile other, String reason, String officer) {
    UUID link = links.link(pair, reason, officer).orElseThrow(() -> new WrongField(DECISION, "duplicate.linkedAlready", other.number()));
    suspicions.decideOne(pair.id(), Answer.linked.name(), reason, officer);
    Person one = persons(file.id()).get(pair.personId());
    Person two = persons(other.id()).get(pair.otherPersonId());
    names.keep(link, one, two, officer);
    names.keep(link, two, one, officer);
    findable(file.id());
    findable(other.id());
    timeline.add(file.id(), "recordsLinked", null);
    timeline.add(other.id(), "recordsLinked", null);
    audit.record("linkRecords", file.number(), other.number());
  }

  private void merge(Pair pair, CaseFile file, CaseFile into, String reason, String officer) {
    check(file, into);
    UUID link = links.merge(pair, file.id(), into.id(), file.open(), reason, officer)
        .orElseThrow(() -> new WrongField(DECISION, "duplicate.mergedAlready", file.number()));
    List<Pair> alike = new ArrayList<>(List.of(pair));
    pairs.openBetween(file.id(), into.id()).stream().filter(open -> !open.id().equals(pair.id())).forEach(alike::add);
    alike.forEach(each -> suspicions.decideOne(each.id(), Answer.same.name(), reason, officer));
    keepNames(link, alike, file.id(), into.id(), officer);
    findable(into.id());
    timeline.add(file.id(), "duplicateConfirmed", null);
    timeline.add(into.id(), "anotherFileMerged", null);
    audit.record("mergeFile", file.number(), into.number());
  }

  private void check(CaseFile file, CaseFile into) {
    if (links.mergeOf(into.id()).isPresent()) {
      throw new WrongField(DECISION, "duplicate.recordMerged", into.number());
    }
    if (links.holdsAnother(file.id())) {
      throw new WrongField(DECISION, "duplicate.holdsAnother", file.number());
    }
    if (!into.open() && !RECEIVED.equals(into.outcome())) {
      throw new WrongField(DECISION, "duplicate.recordClosed", into.number());
    }
  }

  /** Each person gives names to one person at most: brothers are alike, and the strongest pairs come first. */
  private void keepNames(UUID link, List<Pair> alike, UUID from, UUID into, String officer) {
    Map<UUID, Person> leaving = persons(from);
    Map<UUID, Person> staying = persons(into);
    Set<UUID> paired = new HashSet<>();
    for (Pair pair : alike) {
      UUID one = pair.personOf(from);
      UUID other = pair.personOf(into);
      if (!paired.contains(one) && !paired.contains(other)) {
        paired.addAll(List.of(one, other));
        names.keep(link, leaving.get(one), staying.get(other), officer);
      }
    }
  }

  /** By every name they have now. */
  private void findable(UUID caseId) {
    screening.remember(persons.of(caseId));
  }

  private void reopen(RecordLink link, CaseFile file) {
    if (!link.endedFile()) {
      return;
    }
    if (file.open()) {
      throw new WrongField("reason", "merge.stillClosing", file.number());
    }
    if (MERGED.equals(file.outcome())) {
      mergedFiles.reopen(file);
    }
  }

  /** Both files, the first named first; locked in an order that is the same for everyone. */
  private List<CaseFile> lock(UUID one, UUID other) {
    Map<UUID, CaseFile> locked =
        Stream.of(one, other).sorted().map(files::lock).collect(Collectors.toMap(CaseFile::id, Function.identity()));
    return List.of(locked.get(one), locked.get(other));
  }

  private Map<UUID, Person> persons(UUID caseId) {
    return persons.of(caseId).stream().collect(Collectors.toMap(Person::id, Function.identity()));
  }
}

package org.passerelle.screening.duplicate;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.casefile.Timeline;
import org.passerelle.screening.duplicate.PersonLookup.Likely;
import org.passerelle.screening.duplicate.PersonSearch.OnFile;
import org.passerelle.screening.duplicate.Suspicions.Pair;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks for people who are on file already. It only raises a question: nothing is merged or refused by machine, because a wrong match can cost
 * a family its place.
 */
@Service
public class DuplicateScreening {

  /** No person is asked about more often; the likeliest come first. */
  private static final int MOST_A_PERSON = 10;

  private final Persons persons;
  private final PersonSearch search;
  private final PersonLookup lookup;
  private final Filling filling;
  private final Suspicions suspicions;
  private final CaseFiles files;
  private final Timeline timeline;

  DuplicateScreening(Persons persons, PersonSearch search, PersonLookup lookup, Filling filling, Suspicions suspicions, CaseFiles files,
      Timeline timeline) {
    this.persons = persons;
    this.search = search;
    this.lookup = lookup;
    this.filling = filling;
    this.suspicions = suspicions;
    this.files = files;
    this.timeline = timeline;
  }

  /** Makes these persons findable, as they are written now. */
  @Transactional
  public void remember(List<Person> people) {
    search.remember(people);
  }

  /**
   * Compares the case's people with everyone on file. One case at a time, and a case that came later only once it has been screened itself: of
   * two families that arrive in the same moment the later one is questioned, and only once.
   *
   * @return whether an officer must look
   */
  @Transactional
  public boolean screen(UUID caseId) {
    filling.await();
    suspicions.oneAtATime();
    int before = suspicions.undecided(caseId);
    suspicions.ask(caseId, suspected(family(caseId)));
    files.markScreened(caseId);
    int open = suspicions.undecided(caseId);
    if (open > before) {
      timeline.add(caseId, "duplicateSuspected", null);
    }
    return open > 0;
  }

  private List<OnFile> family(UUID caseId) {
    List<Person> people = persons.of(caseId);
    List<PersonRecord> records = search.remember(people);
    return IntStream.range(0, people.size()).mapToObj(index -> new OnFile(people.get(index).id(), caseId, records.get(index))).toList();
  }

  private List<Pair> suspected(List<OnFile> family) {
    Weights weights = Weights.CURRENT;
    Map<OnFile, List<OnFile>> candidates = new LinkedHashMap<>();
    family.forEach(person -> candidates.put(person, lookup.candidates(person.record(), person.caseId())));
    Map<UUID, Long> relatives = candidates.values().stream().flatMap(found -> found.stream().map(OnFile::caseId).distinct())
        .collect(Collectors.groupingBy(caseId -> caseId, Collectors.counting()));
    Map<OnFile, List<Likely>> likely = new LinkedHashMap<>();
    // relatives can add to the weight only where more than one of the family was found
    candidates.forEach((person, found) -> likely.put(person, lookup.likely(person.record(), found,
        candidate -> weights.possible() - (relatives.get(candidate.caseId()) > 1 ? weights.of("bound.household.most") : 0))));
    Map<UUID, List<OnFile>> families =
        search.families(likely.values().stream().flatMap(List::stream).map(found -> found.found().caseId()).collect(Collectors.toSet()));
    Household household = new Household(weights, lookup.likeness());
    return likely.entrySet().stream().flatMap(entry -> entry.getValue().stream().map(found -> {
      Comparison comparison = household
          .around(entry.getKey(), family, found.found(), families.getOrDefault(found.found().caseId(), List.of()))
          .map(found.comparison()::and).orElse(found.comparison());
      return new Pair(entry.getKey().id(), found.found().id(), comparison.evidence());
    }).filter(pair -> pair.weight() >= weights.possible()).sorted(Comparator.comparingDouble(Pair::weight).reversed()).limit(MOST_A_PERSON)).toList();
  }
}

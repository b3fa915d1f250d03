package org.passerelle.screening.duplicate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.passerelle.screening.Evidence;

/** Looks each record of a file up among the others, by the keys and the scoring that serve officers, without a database. */
public final class RecordMatching {

  private final List<String> ids;
  private final List<PersonRecord> records;
  private final Map<String, List<Integer>> onFile = new HashMap<>();
  private final PersonLikeness likeness;

  public RecordMatching(Map<String, PersonRecord> people) {
    ids = List.copyOf(people.keySet());
    records = List.copyOf(people.values());
    for (int number = 0; number < records.size(); number++) {
      for (String key : SearchKeys.of(records.get(number))) {
        onFile.computeIfAbsent(key, none -> new ArrayList<>()).add(number);
      }
    }
    Map<String, Double> counted = new HashMap<>();
    onFile.forEach((key, bearers) -> {
      if (key.startsWith(SearchKeys.PART)) {
        counted.put(key.substring(SearchKeys.PART.length()), (double) bearers.size());
      }
    });
    likeness = new PersonLikeness(Weights.CURRENT, new NameRarity(records.size(), counted, 1));
  }

  /** Pairs of ids with the weight of what speaks for one person, from the threshold on at which an officer is asked. */
  public Map<String, Double> suspected() {
    Map<String, Double> pairs = new TreeMap<>();
    for (String pair : candidates()) {
      double weight = compared(pair, Weights.CURRENT.possible()).weight();
      if (weight >= Weights.CURRENT.possible()) {
        pairs.put(pair, weight);
      }
    }
    return pairs;
  }

  /** Pairs of ids that a look-up of either finds. */
  public Set<String> candidates() {
    Set<String> pairs = new HashSet<>();
    for (int number = 0; number < records.size(); number++) {
      SearchKeys.Query query = SearchKeys.query(records.get(number), key -> onFile.getOrDefault(key, List.of()).size(), records.size());
      Set<Integer> found = new HashSet<>();
      query.any().forEach(key -> found.addAll(onFile.getOrDefault(key, List.of())));
      query.together().forEach(both -> {
        Set<Integer> having = new HashSet<>(onFile.getOrDefault(both.get(0), List.of()));
        having.retainAll(onFile.getOrDefault(both.get(1), List.of()));
        found.addAll(having);
      });
      found.remove(number);
      for (int other : found) {
        pairs.add(RecordFile.pair(ids.get(number), ids.get(other)));
      }
    }
    return pairs;
  }

  /** What speaks for and against a pair being one person. */
  public List<Evidence> evidence(String pair) {
    return compared(pair, Double.NEGATIVE_INFINITY).evidence();
  }

  private Comparison compared(String pair, double matters) {
    int between = pair.indexOf(' ');
    return likeness.between(records.get(number(pair.substring(0, between))), records.get(number(pair.substring(between + 1))), matters);
  }

  private final Map<String, Integer> numbers = new HashMap<>();

  private int number(String id) {
    if (numbers.isEmpty()) {
      for (int number = 0; number < ids.size(); number++) {
        numbers.put(ids.get(number), number);
      }
    }
    return numbers.get(id);
  }
}

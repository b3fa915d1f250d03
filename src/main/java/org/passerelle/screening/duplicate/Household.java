package org.passerelle.screening.duplicate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.passerelle.screening.Evidence;
import org.passerelle.screening.duplicate.PersonSearch.OnFile;

/**
 * What the rest of two families says about one person of each: a spouse or child here who resembles one there. Each relative counts once, and
 * three at most, because relatives of one person are relatives of each other; who is missing says nothing.
 */
final class Household {

  private final Weights weights;
  private final PersonLikeness likeness;
  private final Map<String, Boolean> resembling = new HashMap<>();

  Household(Weights weights, PersonLikeness likeness) {
    this.weights = weights;
    this.likeness = likeness;
  }

  Optional<Evidence> around(OnFile one, List<OnFile> family, OnFile other, List<OnFile> otherFamily) {
    Set<UUID> here = new HashSet<>();
    Set<UUID> there = new HashSet<>();
    for (OnFile relative : without(one, family)) {
      for (OnFile candidate : without(other, otherFamily)) {
        if (resemble(relative, candidate)) {
          here.add(relative.id());
          there.add(candidate.id());
        }
      }
    }
    int relatives = Math.min(here.size(), there.size());
    return relatives == 0 ? Optional.empty() : Optional.of(weights.evidence("household", relatives == 1 ? "one" : "several",
        Math.min(weights.of("bound.household.most"), relatives * weights.of("bound.household.each"))));
  }

  private boolean resemble(OnFile one, OnFile other) {
    double least = weights.of("bound.household.relative");
    return resembling.computeIfAbsent(one.id() + " " + other.id(),
        pair -> likeness.between(one.record(), other.record(), least).weight() >= least);
  }

  private static List<OnFile> without(OnFile one, List<OnFile> family) {
    List<OnFile> rest = new ArrayList<>(family);
    rest.removeIf(member -> member.id().equals(one.id()));
    return rest;
  }
}

package org.passerelle.identity.reconciliation;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.identity.reconciliation.Hierarchy.Strength;

/**
 * A claimed fact with every version of it, the strongest first.
 *
 * @param personId    whom it is about; null when it is about the family
 * @param differences pairs of versions that cannot both be true, or that somebody has to look at
 */
public record Fact(FactKind kind, @Nullable UUID personId, Verdict verdict, List<Weighed> versions, List<Difference> differences) {

  /** What all versions together say. Nobody has decided anything by it. */
  public enum Verdict {
    /** Two versions cannot both be true. */
    conflicts,
    /** Somebody has to look. */
    unclear,
    /** Nothing but the claim speaks. */
    unsupported,
    /** Another source fits the claim without saying quite the same. */
    compatible,
    /** Another source says the same. */
    agrees
  }

  /** How many origins speak for the claim besides the one that makes it. */
  public int origins() {
    Set<String> claimed = versions.stream().filter(each -> each.version.claim()).map(each -> each.version.source().origin().key()).collect(Collectors.toSet());
    return (int) versions.stream().filter(each -> each.toClaim.agreement() == Agreement.agrees || each.toClaim.agreement() == Agreement.compatible)
        .map(each -> each.version.source().origin().key()).filter(key -> !claimed.contains(key)).distinct().count();
  }

  /** Whether one version is stronger than all others. */
  public boolean oneIsStrongest() {
    return versions.stream().filter(Weighed::strongest).count() == 1;
  }

  /** Origins that brought more than one version: together they are one source. */
  public List<Origin> repeated() {
    return versions.stream().map(each -> each.version.source().origin()).collect(Collectors.groupingBy(Origin::key)).values().stream()
        .filter(same -> same.size() > 1).map(same -> same.get(0)).sorted(Comparator.comparing(Origin::key)).toList();
  }

  /**
   * A version with its weight.
   *
   * @param strongest whether no version of the fact that says anything is stronger
   * @param toClaim   how it stands to what the partner claims
   * @param remarks   codes of what is to be known of the value: {@code reconciliation.remark.<code>}
   */
  public record Weighed(Version version, Strength strength, boolean strongest, Compared toClaim, List<String> remarks) {
  }

  /** Two versions that do not go together. */
  public record Difference(Version one, Version other, Compared compared) {
  }
}

package org.passerelle.identity.reconciliation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.identity.reconciliation.Fact.Difference;
import org.passerelle.identity.reconciliation.Fact.Verdict;
import org.passerelle.identity.reconciliation.Fact.Weighed;

/**
 * Puts every source's version of each fact side by side. All versions stay, whatever they say; the strongest is marked, because the most reliable
 * evidence wins (IRCC, naming policy), and each disagreement stands by itself. The order in which versions come in changes nothing.
 */
public final class Reconciliation {

  private static final Comparator<Weighed> STRONGEST_FIRST = Comparator.comparing((Weighed each) -> each.version().silent())
      .thenComparing(each -> each.strength().rank()).thenComparing(each -> each.version().source().code())
      .thenComparing(each -> each.version().source().origin().key())
      .thenComparing(each -> each.version().source().on(), Comparator.nullsFirst(Comparator.naturalOrder()))
      .thenComparing(each -> each.version().value()).thenComparing(each -> each.version().remark())
      .thenComparing(each -> each.version().toString());

  private Reconciliation() {
  }

  /** The facts, the most serious verdict first, then in the order of {@link FactKind}. */
  public static List<Fact> of(List<Version> versions, Hierarchy hierarchy) {
    Map<Key, List<Version>> grouped = new LinkedHashMap<>();
    versions.forEach(version -> grouped.computeIfAbsent(new Key(version.personId(), version.kind()), key -> new ArrayList<>()).add(version));
    return grouped.entrySet().stream().map(each -> fact(each.getKey(), each.getValue(), grouped, hierarchy))
        .sorted(Comparator.comparing(Fact::verdict).thenComparing(Fact::kind).thenComparing(fact -> String.valueOf(fact.personId()))).toList();
  }

  private static Fact fact(Key key, List<Version> versions, Map<Key, List<Version>> all, Hierarchy hierarchy) {
    List<String> known = otherNames(key, all);
    List<Version> claims = claims(key, all);
    int strongest = versions.stream().filter(version -> !version.silent()).mapToInt(version -> hierarchy.of(version.source()).rank()).min().orElse(Integer.MIN_VALUE);
    List<Weighed> weighed = versions.stream().map(version -> new Weighed(version, hierarchy.of(version.source()),
        !version.silent() && hierarchy.of(version.source()).rank() == strongest, toClaim(version, claims, known), remarks(version)))
        .sorted(STRONGEST_FIRST).toList();
    List<Difference> differences = differences(weighed.stream().map(Weighed::version).toList(), claims, known);
    return new Fact(key.kind, key.personId, verdict(weighed, differences), weighed, differences);
  }

  /** What the partner claims of it. A name in the person's script is compared with the Latin one when the partner gave no other. */
  private static List<Version> claims(Key key, Map<Key, List<Version>> all) {
    List<Version> own = claimed(key, all);
    if (!own.isEmpty() || key.kind != FactKind.script && key.kind != FactKind.name) {
      return own;
    }
    return claimed(new Key(key.personId, key.kind == FactKind.name ? FactKind.script : FactKind.name), all);
  }

  private static List<Version> claimed(Key key, Map<Key, List<Version>> all) {
    return all.getOrDefault(key, List.of()).stream().filter(Version::claim).toList();
  }

  private static List<String> otherNames(Key key, Map<Key, List<Version>> all) {
    return key.kind != FactKind.name && key.kind != FactKind.script ? List.of()
        : List.of(FactKind.name, FactKind.script).stream().flatMap(kind -> all.getOrDefault(new Key(key.personId, kind), List.of()).stream())
            .filter(version -> version.source().is(Source.ALSO_KNOWN_AS)).map(Version::value).toList();
  }

  private static Compared toClaim(Version version, List<Version> claims, List<String> known) {
    if (version.claim()) {
      return Compared.silent("claim");
    }
    return claims.stream().map(claim -> Comparison.between(version, claim, known))
        .filter(compared -> compared.agreement() != Agreement.silent || !compared.finding().equals("notComparable"))
        .min(Comparator.comparing(Compared::agreement).thenComparing(Compared::finding)).orElseGet(() -> Comparison.ofItself(version));
  }

  private static List<Difference> differences(List<Version> versions, List<Version> claims, List<String> known) {
    List<Version> with = new ArrayList<>(versions);
    claims.stream().filter(claim -> !versions.contains(claim)).forEach(with::add);
    List<Difference> differences = new ArrayList<>();
    for (int one = 0; one < with.size(); one++) {
      for (int other = one + 1; other < with.size(); other++) {
        Compared compared = Comparison.between(with.get(one), with.get(other), known);
        if (compared.agreement().compareTo(Agreement.unclear) <= 0) {
          differences.add(new Difference(with.get(one), with.get(other), compared));
        }
      }
    }
    differences.sort(Comparator.comparing(difference -> difference.compared().agreement()));
    return List.copyOf(differences);
  }

  private static Verdict verdict(List<Weighed> versions, List<Difference> differences) {
    Agreement worst = versions.stream().map(each -> each.toClaim().agreement())
        .reduce(differences.isEmpty() ? Agreement.silent : differences.get(0).compared().agreement(), Agreement::or);
    return switch (worst) {
      case conflicts -> Verdict.conflicts;
      case unclear -> Verdict.unclear;
      case compatible -> supported(versions) ? Verdict.compatible : Verdict.unsupported;
      case agrees -> supported(versions) ? Verdict.agrees : Verdict.unsupported;
      case silent -> Verdict.unsupported;
    };
  }

  /** What the partner itself said before, and other names on file, bear nothing out. */
  private static boolean supported(List<Weighed> versions) {
    return versions.stream().filter(each -> !each.version().source().is(Source.EARLIER_REFERRAL) && !each.version().source().is(Source.ALSO_KNOWN_AS))
        .map(each -> each.toClaim().agreement()).anyMatch(agreement -> agreement == Agreement.agrees || agreement == Agreement.compatible);
  }

  private static List<String> remarks(Version version) {
    return Births.firstOfYear(version.birth()) ? List.of("firstOfYear") : List.of();
  }

  private record Key(@Nullable UUID personId, FactKind kind) {
  }
}

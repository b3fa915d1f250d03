package org.passerelle.sponsorship.eligibility;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.passerelle.sponsorship.SponsorKind;
import org.passerelle.sponsorship.Stream;

/** Asks the decision tables about each combination of codes once: there are few, however many sponsors and families are judged. */
final class RememberedRules implements RuleTables {

  private final RuleTables tables;
  private final Map<EligibilityCodes, List<String>> reasons = new ConcurrentHashMap<>();
  private final Map<List<Object>, Asked> asked = new ConcurrentHashMap<>();
  private final Map<List<Object>, Counting> counting = new ConcurrentHashMap<>();

  RememberedRules(RuleTables tables) {
    this.tables = tables;
  }

  @Override
  public List<String> reasons(EligibilityCodes codes) {
    return reasons.computeIfAbsent(codes, tables::reasons);
  }

  @Override
  public Asked asked(SponsorKind kind, Stream stream, boolean planC) {
    return asked.computeIfAbsent(List.of(kind, stream, planC), key -> tables.asked(kind, stream, planC));
  }

  @Override
  public Counting counts(Asked wanted, Proof proof) {
    return counting.computeIfAbsent(List.of(wanted, proof), key -> tables.counts(wanted, proof));
  }
}

package org.passerelle.sponsorship.eligibility;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passerelle.sponsorship.SponsorKind;
import org.passerelle.sponsorship.Stream;
import org.passerelle.sponsorship.eligibility.Means.MemberMeans;
import org.passerelle.sponsorship.eligibility.RuleTables.Asked;
import org.passerelle.sponsorship.eligibility.RuleTables.Counting;
import org.passerelle.sponsorship.eligibility.RuleTables.Proof;
import org.passerelle.sponsorship.eligibility.SettlementCost.Part;
import org.passerelle.sponsorship.eligibility.Verdict.Line;

/**
 * Whether a sponsor can pay for what it undertakes. The money it has shown covers all families it answers for: the one it is judged for, and those
 * whose undertakings are in force. Sources: Immigration and Refugee Protection Regulations, s. 154; Québec Immigration Regulation, s. 89; the
 * sponsorship cost table. Which money is asked of whom, and which proofs count, the decision tables say.
 */
final class FinancialCapacity {

  private final RuleTables rules;
  private final Figures figures;

  /** By the figures of a day. */
  FinancialCapacity(RuleTables rules, Figures figures) {
    this.rules = rules;
    this.figures = figures;
  }

  /**
   * A family that a sponsor answers for.
   *
   * @param adults   of 18 and more
   * @param children who may be younger
   */
  record Dependants(int adults, int children, Stream stream) {

    int persons() {
      return adults + children;
    }
  }

  /**
   * Judges a sponsor.
   *
   * @param planC   whether its agreement says that it shows the settlement cost table
   * @param family  for which it is judged
   * @param already for whom it answers
   */
  Verdict judge(SponsorKind kind, boolean planC, Means means, Dependants family, List<Dependants> already) {
    Asked asked = rules.asked(kind, family.stream, planC);
    if (asked == Asked.nothing) {
      return new Verdict.Enough();
    }
    List<Dependants> all = new ArrayList<>(already);
    all.removeIf(other -> rules.asked(kind, other.stream, planC) != asked);
    all.add(family);
    return asked == Asked.settlementCost ? settlementCost(means, all) : annexes(kind, means, all);
  }

  private Verdict settlementCost(Means means, List<Dependants> families) {
    Optional<Edition> edition = figures.edition(FigureTable.settlementCost);
    if (edition.isEmpty()) {
      return new Verdict.UnknownTable(FigureTable.settlementCost, figures.day());
    }
    List<SettlementCost> costs = families.stream()
        .map(family -> SettlementCost.of(family.persons(), 0, edition.get(), figures.sharing(family.stream))).toList();
    Map<Part, Integer> open = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      open.put(part, costs.stream().mapToInt(cost -> cost.amount(part)).sum());
    }
    int total = open.values().stream().mapToInt(Integer::intValue).sum();
    for (InKind item : InKind.values()) {
      int counted = counted(means.inKind().getOrDefault(item, 0), Asked.settlementCost, Proof.inKind, costs.stream().mapToInt(cost -> cost.cap(item)).sum());
      open.merge(item.part(), -counted, Integer::sum);
    }
    int money = counted(means.account(), Asked.settlementCost, Proof.bankAccount, 0) + counted(means.pledged(), Asked.settlementCost, Proof.incomePledge, 0);
    return settle(money, open, total);
  }

  private static Verdict settle(int money, Map<Part, Integer> open, int total) {
    int startUp = Math.max(0, open.get(Part.startUp));
    int missing = startUp + Math.max(0, open.get(Part.incomeSupport)) - money;
    return missing <= 0 ? new Verdict.Enough() : new Verdict.Short(money < startUp ? Line.startUp : Line.incomeSupport, missing, total);
  }

  private Verdict annexes(SponsorKind kind, Means means, List<Dependants> families) {
    Optional<Edition> annexD = figures.edition(FigureTable.annexD);
    if (annexD.isEmpty()) {
      return new Verdict.UnknownTable(FigureTable.annexD, figures.day());
    }
    int asked = families.stream().mapToInt(family -> QuebecNeeds.forSponsored(family.adults, family.children, annexD.get())).sum();
    int money = counted(means.account(), Asked.annexes, Proof.bankAccount, 0) + counted(means.pledged(), Asked.annexes, Proof.incomePledge, 0);
    if (money < asked) {
      return new Verdict.Short(Line.annexD, asked - money, asked);
    }
    return kind == SponsorKind.quebecGroup ? ownHouseholds(means.members()) : new Verdict.Enough();
  }

  /** Each member's income covers the member's own household. */
  private Verdict ownHouseholds(List<MemberMeans> members) {
    Optional<Edition> annexB = figures.edition(FigureTable.annexB);
    if (annexB.isEmpty()) {
      return new Verdict.UnknownTable(FigureTable.annexB, figures.day());
    }
    if (members.isEmpty() || members.stream().anyMatch(member -> member.household() == null)) {
      return new Verdict.UnknownMembers();
    }
    boolean counts = rules.counts(Asked.annexes, Proof.incomePledge) == Counting.ownHousehold;
    int missing = 0;
    int asked = 0;
    for (MemberMeans member : members) {
      int needed = QuebecNeeds.forHousehold(member.household(), annexB.get());
      missing += Math.max(0, needed - (counts ? member.income() : 0));
      asked += needed;
    }
    return missing == 0 ? new Verdict.Enough() : new Verdict.Short(Line.memberIncome, missing, asked);
  }

  private int counted(int shown, Asked asked, Proof proof, int cap) {
    return shown == 0 ? 0 : switch (rules.counts(asked, proof)) {
      case full -> shown;
      case upToCap -> Math.min(shown, cap);
      case ownHousehold, never -> 0;
    };
  }
}

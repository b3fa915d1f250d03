package org.passerelle.portal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.passerelle.sponsorship.FirstYearCosts.Kind;
import org.passerelle.sponsorship.FirstYearCosts.Share;
import org.passerelle.sponsorship.undertaking.PlanItem;
import org.passerelle.sponsorship.undertaking.PlanTotals;

/** A step of writing an undertaking. */
public enum PlanStep {
  startUp, monthly, duties, declarations,
  /** What is given with it on paper. */
  papers,
  /** Everything at a glance, and the filing. */
  check;

  /** Whether the field of that path stands here. */
  boolean holds(String path) {
    return switch (this) {
      case startUp, monthly -> PlanItem.of(Kind.valueOf(name())).stream().anyMatch(item -> path.startsWith("costs." + item + "."));
      case duties -> path.startsWith("duties.");
      case declarations -> path.startsWith("declarations.") || path.equals("remarks");
      case papers, check -> false;
    };
  }

  /** The steps under such shares: nobody is asked what the State pays. */
  static List<PlanStep> under(List<Share> shares) {
    return Arrays.stream(values()).filter(step -> step != startUp && step != monthly || PlanTotals.pays(shares, Kind.valueOf(step.name()))).toList();
  }

  static Optional<PlanStep> named(String name) {
    return Arrays.stream(values()).filter(step -> step.name().equals(name)).findFirst();
  }
}

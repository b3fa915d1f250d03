package org.passerelle.screening.name;

import java.util.Collections;

/** Compares two names, whatever their script, spelling and order. Symmetric; never fails, whatever the names contain. */
public final class NameComparison {

  private NameComparison() {
  }

  public static NameLikeness between(ComparableName one, ComparableName other) {
    return one.order().compareTo(other.order()) <= 0 ? compared(one, other) : compared(other, one);
  }

  private static NameLikeness compared(ComparableName one, ComparableName other) {
    if (one.words().length == 0 || other.words().length == 0) {
      return new NameLikeness(0, "differs");
    }
    Alignment alignment = Alignment.of(one.words(), other.words());
    double agreed = 0;
    double conflict = Math.min(alignment.unmatchedOne(), alignment.unmatchedOther());
    double missing = Math.max(alignment.unmatchedOne(), alignment.unmatchedOther()) - conflict;
    boolean exact = true;
    for (Alignment.Link link : alignment.links()) {
      double agreement = Math.min(1, (link.likeness() - Tuning.LOWEST + 0.1) / (Tuning.FULL - Tuning.LOWEST + 0.1));
      agreed += link.weight() * agreement;
      conflict += link.weight() * (1 - agreement);
      exact &= link.likeness() == 1;
    }
    if (agreed == 0) {
      return new NameLikeness(0, "differs");
    }
    double score = agreed / (agreed + Tuning.CONFLICT * conflict + Tuning.MISSING * missing);
    if (!one.legalForms().isEmpty() && !other.legalForms().isEmpty() && Collections.disjoint(one.legalForms(), other.legalForms())) {
      score -= Tuning.LEGAL;
    }
    return new NameLikeness(Math.max(0, score), finding(score, exact, missing, alignment));
  }

  private static String finding(double score, boolean exact, double missing, Alignment alignment) {
    if (score < NameLikeness.ALIKE) {
      return "differs";
    }
    if (missing > 0.3) {
      return "partly";
    }
    if (!exact) {
      return "variant";
    }
    return alignment.inOrder() ? "same" : "reordered";
  }
}

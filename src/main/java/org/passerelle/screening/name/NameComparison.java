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
    Alignment alignment = Alignment.of(one, other);
    double agreed = 0;
    double conflict = Math.min(alignment.unmatchedOne(), alignment.unmatchedOther());
    double missing = Math.max(alignment.unmatchedOne(), alignment.unmatchedOther()) - conflict;
    boolean exact = true;
    boolean initials = true;
    for (Alignment.Link link : alignment.links()) {
      double agreement = Math.min(1, (link.likeness() - Tuning.LOWEST + 0.1) / (Tuning.FULL - Tuning.LOWEST + 0.1));
      agreed += link.weight() * agreement;
      conflict += link.weight() * (1 - agreement);
      initials &= link.weight() <= Tuning.INITIAL || one.words()[link.from()].role() == NamePart.Role.initial || other.words()[link.to()].role() == NamePart.Role.initial;
      exact &= link.likeness() == 1;
    }
    if (agreed == 0) {
      return new NameLikeness(0, "differs");
    }
    double score = agreed / (agreed + Tuning.CONFLICT * conflict + (one.organization() ? Tuning.MISSING_ORG : Tuning.MISSING) * missing);
    if (alignment.links().size() == 1 && missing > 0.3) {
      score *= Math.pow(alignment.links().get(0).likeness(), Tuning.SINGLE);
    }
    if (initials && conflict + missing > 0 || initials && !exact) {
      score *= 0.7;
    }
    if (score < NameLikeness.ALIKE && score > 0.3 && fewLettersApart(one, other)) {
      score = NameLikeness.ALIKE;
    }
    if (!one.legalForms().isEmpty() && !other.legalForms().isEmpty() && Collections.disjoint(one.legalForms(), other.legalForms())) {
      score -= Tuning.LEGAL;
    }
    return new NameLikeness(Math.max(0, score), finding(score, exact, missing, alignment));
  }

  /** One or two letters in a name that is long enough are slips until somebody has looked. */
  private static boolean fewLettersApart(ComparableName one, ComparableName other) {
    return one.words().length == other.words().length && Math.min(one.order().length(), other.order().length()) >= 9
        && Math.abs(one.order().length() - other.order().length()) <= Tuning.FEW && SpellingDistance.between(one.order(), other.order(), (int) Tuning.FEW) <= Tuning.FEW
        && one.words()[0].syllables() == null && !commonNamesDiffer(one, other);
  }

  private static boolean commonNamesDiffer(ComparableName one, ComparableName other) {
    for (int at = 0; at < one.words().length; at++) {
      long left = one.words()[at].commonNames();
      long right = other.words()[at].commonNames();
      if (left != 0 && right != 0 && (left & right) == 0) {
        return true;
      }
    }
    return false;
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

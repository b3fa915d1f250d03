package org.passerelle.screening.name;

import java.util.Collections;

/** Compares two names, whatever their script, spelling and order. Symmetric; never fails, whatever the names contain. */
public final class NameComparison {

  private static final NameLikeness NOTHING = new NameLikeness(0, "differs");
  private static final double AT_LEAST = 0.1;
  private static final double NOTABLE = 0.3;
  private static final double WORTH_SPELLING = 0.3;
  private static final int LONG_ENOUGH = 9;

  private NameComparison() {
  }

  /** How alike they are. To compare a person's name with that of an organization makes no sense and is not prevented. */
  public static NameLikeness between(ComparableName one, ComparableName other) {
    return one.order().compareTo(other.order()) <= 0 ? compared(one, other) : compared(other, one);
  }

  private static NameLikeness compared(ComparableName one, ComparableName other) {
    if (one.words().length == 0 || other.words().length == 0) {
      return NOTHING;
    }
    Alignment alignment = Alignment.of(one, other);
    double agreed = 0;
    double conflict = Math.min(alignment.unmatchedOne(), alignment.unmatchedOther());
    double missing = Math.max(alignment.unmatchedOne(), alignment.unmatchedOther()) - conflict;
    boolean initials = true;
    boolean exact = true;
    for (Alignment.Link link : alignment.links()) {
      double agreement = Math.min(1, (link.likeness() - Tuning.LOWEST + AT_LEAST) / (Tuning.FULL - Tuning.LOWEST + AT_LEAST));
      agreed += link.weight() * agreement;
      conflict += link.weight() * (1 - agreement);
      initials &= initial(one, link.from()) || initial(other, link.to());
      exact &= link.likeness() == 1;
    }
    if (agreed == 0) {
      return NOTHING;
    }
    double score = agreed / (agreed + Tuning.CONFLICT * conflict + (one.organization() ? Tuning.MISSING_IN_ORGANIZATION : Tuning.MISSING) * missing);
    if (alignment.links().size() == 1 && missing > NOTABLE) {
      score *= alignment.links().get(0).likeness();
    }
    if (initials && !(exact && conflict + missing == 0)) {
      score *= Tuning.ONLY_INITIALS;
    }
    if (score < NameLikeness.ALIKE && score > WORTH_SPELLING && slips(one, other)) {
      score = NameLikeness.ALIKE;
    }
    if (!one.legalForms().isEmpty() && !other.legalForms().isEmpty() && Collections.disjoint(one.legalForms(), other.legalForms())) {
      score = Math.max(0, score - Tuning.OTHER_LEGAL_FORM);
    }
    return new NameLikeness(score, finding(score, exact, missing, alignment));
  }

  private static boolean initial(ComparableName name, int at) {
    return name.words()[at].role() == NamePart.Role.initial;
  }

  /** One or two letters in a name that is long enough are slips until somebody has looked. */
  private static boolean slips(ComparableName one, ComparableName other) {
    return one.words().length == other.words().length && Math.min(one.order().length(), other.order().length()) >= LONG_ENOUGH
        && one.words()[0].syllables() == null && SpellingDistance.between(one.order(), other.order(), Tuning.SLIPS) <= Tuning.SLIPS
        && !commonNamesDiffer(one, other);
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
    if (missing > NOTABLE) {
      return "partly";
    }
    if (!exact) {
      return "variant";
    }
    return alignment.inOrder() ? "same" : "reordered";
  }
}

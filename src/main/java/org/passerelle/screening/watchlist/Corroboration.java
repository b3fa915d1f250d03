package org.passerelle.screening.watchlist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.screening.Evidence;

/**
 * What births, sex, nationality and documents say beside a name. What one side does not know says nothing; lists err in births and nationalities
 * more often than in names, so that a contradiction lowers a likeness and never settles it.
 */
final class Corroboration {

  private static final double DOCUMENT = 0.97;
  private static final int YEARS_NEAR = 2;
  private static final int YEARS_FAR = 10;

  private Corroboration() {
  }

  static ListedMatch weigh(Sought sought, ListedParty party, double likeness, Evidence name, boolean sameDocument) {
    List<Finding> findings = new ArrayList<>();
    if (sought.birth() != null && !party.births().isEmpty()) {
      findings.add(birth(sought.birth(), party.births()));
    }
    if (known(sought.sex()) && known(party.sex())) {
      findings.add(sought.sex().equals(party.sex()) ? new Finding("sex", "same", 1, 0) : new Finding("sex", "differs", -5, -0.12));
    }
    if (sought.nationality() != null && !party.nationalities().isEmpty()) {
      findings.add(party.nationalities().contains(sought.nationality()) ? new Finding("nationality", "same", 3, 0.05)
          : new Finding("nationality", "differs", -1, -0.02));
    }
    if (sameDocument) {
      findings.add(new Finding("document", "same", 20, 0));
    }
    double score = likeness;
    List<Evidence> evidence = new ArrayList<>(List.of(name));
    for (Finding finding : findings) {
      score += finding.raises > 0 ? finding.raises * (1 - score) : finding.raises;
      evidence.add(new Evidence(finding.field, finding.code, finding.bits));
    }
    return new ListedMatch(party, bounded(sameDocument ? Math.max(DOCUMENT, score) : score), evidence);
  }

  private static double bounded(double score) {
    return Math.max(0, Math.min(1, score));
  }

  private static boolean known(@Nullable String sex) {
    return "female".equals(sex) || "male".equals(sex);
  }

  /** The listed birth that is nearest speaks for the entry. */
  private static Finding birth(BirthRange sought, List<BirthRange> listed) {
    return listed.stream().map(each -> birth(sought, each)).max(java.util.Comparator.comparingDouble(Finding::bits)).orElseThrow();
  }

  private static Finding birth(BirthRange sought, BirthRange listed) {
    if (sought.equals(listed) && sought.earliest().equals(sought.latest())) {
      return firstOfYear(sought.earliest()) ? new Finding("birth", "sameFirstOfYear", 4, 0.1) : new Finding("birth", "same", 10, 0.3);
    }
    if (!sought.earliest().isAfter(listed.latest()) && !listed.earliest().isAfter(sought.latest())) {
      return new Finding("birth", "compatible", 3, 0.1);
    }
    LocalDate before = sought.latest().isBefore(listed.earliest()) ? sought.latest() : listed.latest();
    LocalDate after = sought.latest().isBefore(listed.earliest()) ? listed.earliest() : sought.earliest();
    if (before.getYear() == after.getYear()) {
      return new Finding("birth", "sameYear", 1, 0);
    }
    if (!before.plusYears(YEARS_NEAR).isBefore(after)) {
      return new Finding("birth", "nearYear", -1, -0.02);
    }
    return before.plusYears(YEARS_FAR).isBefore(after) ? new Finding("birth", "far", -8, -0.2) : new Finding("birth", "differs", -4, -0.1);
  }

  /** 1 January and 1 Hamal are entered for people who know only the year. */
  private static boolean firstOfYear(LocalDate day) {
    return day.getDayOfYear() == 1 || day.getMonthValue() == 3 && (day.getDayOfMonth() == 20 || day.getDayOfMonth() == 21);
  }

  /**
   * What a field says.
   *
   * @param raises by how much of what is missing to certainty it raises the score, or by how much it lowers it
   */
  private record Finding(String field, String code, double bits, double raises) {
  }
}

package org.passerelle.identity.reconciliation;

import java.util.List;
import org.passerelle.screening.name.ComparableName;
import org.passerelle.screening.name.NameComparison;
import org.passerelle.screening.name.NameLikeness;

/** Whether two names may be one person's. What is compared is never shown: names stay exactly as written. */
final class Names {

  private Names() {
  }

  /** @param known further names by which the person is on file */
  static Compared between(String one, String other, List<String> known) {
    if (one.strip().equals(other.strip())) {
      return Compared.agrees("sameLetters");
    }
    boolean oneScript = FactKind.ofName(one) == FactKind.ofName(other);
    NameLikeness likeness = likeness(one, other);
    if (likeness.alike()) {
      return alike(likeness.finding(), oneScript);
    }
    if (known.stream().anyMatch(name -> likeness(one, name).alike() || likeness(other, name).alike())) {
      return Compared.compatible("otherName");
    }
    return Compared.conflicts(oneScript ? "nameDiffers" : "nameDiffersAcrossScripts");
  }

  private static Compared alike(String finding, boolean oneScript) {
    return switch (finding) {
      case "partly" -> Compared.compatible("namePartly");
      case "reordered" -> Compared.compatible("nameReordered");
      default -> Compared.agrees(oneScript ? finding.equals("same") ? "sameLetters" : "nameVariant" : "nameAcrossScripts");
    };
  }

  private static NameLikeness likeness(String one, String other) {
    return NameComparison.between(ComparableName.ofPerson(one), ComparableName.ofPerson(other));
  }
}

package org.passerelle.screening.duplicate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.passerelle.screening.Evidence;
import org.passerelle.screening.duplicate.PersonRecord.Detail;
import org.passerelle.screening.duplicate.PersonRecord.Document;

/**
 * How likely two records mean one person: the sum of what each field says, in bits (Fellegi and Sunter 1969). The same whichever of the two is
 * asked about first. What is missing on one side says nothing, and no single field decides.
 */
final class PersonLikeness {

  private static final int WHOLE_NUMBER = 7;

  private final Weights weights;
  private final NameEvidence names;
  private final BirthLikeness births;

  PersonLikeness(Weights weights, NameRarity rarity) {
    this.weights = weights;
    this.names = new NameEvidence(weights, rarity);
    this.births = new BirthLikeness(weights);
  }

  /** What each field says. */
  Comparison between(PersonRecord one, PersonRecord other) {
    return between(one, other, Double.NEGATIVE_INFINITY);
  }

  static double weight(List<Evidence> evidence) {
    double sum = 0;
    for (Evidence finding : evidence) {
      sum += finding.weight();
    }
    return sum;
  }

  /**
   * What each field says, with less care about names when the sum stays below what matters anyhow.
   *
   * @param matters in bits
   */
  Comparison between(PersonRecord one, PersonRecord other, double matters) {
    List<Evidence> own = new ArrayList<>(8);
    births.between(one.birth(), other.birth()).ifPresent(own::add);
    equality("sex", one.sex(), other.sex()).ifPresent(own::add);
    equality("nationality", one.nationality(), other.nationality()).ifPresent(own::add);
    documents(one.documents(), other.documents()).ifPresent(own::add);
    if (!one.occupation().isEmpty() && one.occupation().equals(other.occupation())) {
      own.add(weights.evidence("occupation", "same"));
    }
    List<Evidence> shared = new ArrayList<>(2);
    phones(one.phones(), other.phones()).ifPresent(shared::add);
    details(one.details(), other.details()).ifPresent(shared::add);
    double amongRelatives = weight(own) + Math.min(0, weight(shared));
    List<Evidence> found = new ArrayList<>(own);
    found.addAll(shared);
    Optional<NameEvidence.Said> names = this.names.between(one.names(), other.names(), matters - weight(found));
    names.ifPresent(name -> found.add(0, name.evidence()));
    return new Comparison(weights, found, amongRelatives + names.map(NameEvidence.Said::amongRelatives).orElse(0.0));
  }

  private Optional<Evidence> equality(String field, String one, String other) {
    return one.isEmpty() || other.isEmpty() ? Optional.empty() : Optional.of(weights.evidence(field, one.equals(other) ? "same" : "differs"));
  }

  private Optional<Evidence> documents(List<Document> documents, List<Document> others) {
    Evidence best = null;
    for (Document one : documents) {
      for (Document other : others) {
        Evidence found = document(one, other);
        if (found != null && (best == null || found.weight() > best.weight())) {
          best = found;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private @org.jspecify.annotations.Nullable Evidence document(Document one, Document other) {
    boolean sameType = one.type().equals(other.type()) || one.type().isEmpty() || other.type().isEmpty();
    int length = Math.min(one.number().length(), other.number().length());
    double fewer = weights.of("bound.document.short") * Math.max(0, WHOLE_NUMBER - length);
    if (one.number().equals(other.number())) {
      String finding = sameType ? "same" : "otherType";
      return weights.evidence("document", finding, weights.of("document." + finding) - fewer);
    }
    if (!sameType) {
      return null;
    }
    int steps = length < 5 ? 9 : Spelling.steps(one.number(), other.number());
    if (steps == 1) {
      return weights.evidence("document", "oneDigit", Math.max(0, weights.of("document.oneDigit") - fewer));
    }
    if (steps == 2 && length >= WHOLE_NUMBER) {
      return weights.evidence("document", "twoDigits");
    }
    String ofType = "document.differs." + one.type();
    return weights.evidence("document", "differs", weights.of(weights.has(ofType) ? ofType : "document.differs"));
  }

  private Optional<Evidence> phones(List<String> phones, List<String> others) {
    boolean near = false;
    for (String one : phones) {
      for (String other : others) {
        if (one.equals(other)) {
          return Optional.of(weights.evidence("phone", "same"));
        }
        near |= Spelling.steps(one, other) == 1;
      }
    }
    return near ? Optional.of(weights.evidence("phone", "oneDigit")) : Optional.empty();
  }

  /** Where people live, kind by kind; a line of an address may stand in the next one. */
  private Optional<Evidence> details(List<Detail> details, List<Detail> others) {
    double sum = 0;
    int compared = 0;
    TreeSet<String> findings = new TreeSet<>();
    for (Detail one : details) {
      Detail other = others.stream().filter(there -> there.kind().equals(one.kind())).findFirst().orElse(null);
      if (other != null) {
        String finding = detail(one, other, details, others);
        findings.add(finding);
        sum += weights.of("detail." + one.kind() + "." + finding);
        compared++;
      }
    }
    if (compared == 0) {
      return Optional.empty();
    }
    double bounded = Math.max(weights.of("bound.address.least"), Math.min(weights.of("bound.address.most"), sum));
    String finding = findings.size() == 1 ? findings.first() : bounded > 0 ? findings.contains("differs") ? "partly" : "alike" : "differs";
    return Optional.of(weights.evidence("address", finding, bounded));
  }

  private static String detail(Detail one, Detail other, List<Detail> details, List<Detail> others) {
    String text = one.text().replace(" ", "");
    String otherText = other.text().replace(" ", "");
    if (text.equals(otherText)) {
      return "same";
    }
    if (Spelling.alike(text, otherText, 0.7)) {
      return "alike";
    }
    boolean moved = text.length() > 3 && others.stream().anyMatch(there -> Spelling.alike(text, there.text().replace(" ", ""), 0.8))
        || otherText.length() > 3 && details.stream().anyMatch(here -> Spelling.alike(here.text().replace(" ", ""), otherText, 0.8));
    return moved ? "alike" : "differs";
  }
}

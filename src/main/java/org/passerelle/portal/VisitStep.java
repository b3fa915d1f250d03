package org.passerelle.portal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A step of writing an attestation. */
public enum VisitStep {

  meeting("metOn", "manner", "place", "particulars.metBy", "particulars.interpreter"), people("particulars.people"),
  papers("documentsSeen", "particulars.documents", "particulars.attachments"), tree("particulars.kinship"),
  others("particulars.service", "particulars.referees"), doubts("particulars.contradictions", "particulars.safety"),
  finding("finding", "confidence", "remarks"),
  /** Everything at a glance, and the sending. */
  check;

  private final List<String> fields;

  VisitStep(String... fields) {
    this.fields = List.of(fields);
  }

  List<String> fields() {
    return fields;
  }

  /** Whether the field of that path stands here. */
  boolean holds(String path) {
    return fields.stream().anyMatch(field -> path.equals(field) || path.startsWith(field + ".") || path.startsWith(field + "["));
  }

  /** The step a field stands in. */
  static VisitStep of(String path) {
    return Arrays.stream(values()).filter(step -> step.holds(path)).findFirst().orElse(check);
  }

  static Optional<VisitStep> named(String name) {
    return Arrays.stream(values()).filter(step -> step.name().equals(name)).findFirst();
  }

  VisitStep next() {
    return values()[Math.min(ordinal() + 1, check.ordinal())];
  }
}

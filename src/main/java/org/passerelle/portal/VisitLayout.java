package org.passerelle.portal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which fields of an attestation stand beside each other. */
final class VisitLayout {

  /** Fields that may be left out of what is sent, but that a rule asks for. */
  static final Set<String> ASKED_BY_RULE = Set.of("likeness", "metBy");

  private static final Map<VisitStep, List<List<String>>> STEPS = Map.of(
      VisitStep.meeting, List.of(List.of("metOn", "manner"), List.of("place"), List.of("particulars.metBy"), List.of("particulars.interpreter")),
      VisitStep.papers, List.of(List.of(TypedVisit.DOCUMENTS), List.of("documentsSeen")),
      VisitStep.others, List.of(List.of("particulars.service"), List.of("particulars.referees")),
      VisitStep.doubts, List.of(List.of("particulars.contradictions"), List.of("particulars.safety")),
      VisitStep.finding, List.of(List.of("finding"), List.of("confidence"), List.of("remarks")));

  private static final Map<String, List<List<String>>> ENTRIES = Map.of(
      "people", List.of(List.of("met", "likeness"), List.of("nameStated"), List.of("birthStated", "calendar")),
      "documents", Stream.concat(Stream.of(List.of("personId", "type", "shown"), List.of("number"), List.of("name"), List.of("birth", "calendar"),
          List.of("issuedOn", "expiresOn"), TypedVisit.checks()), Stream.of(List.of("remark"))).toList(),
      "kinship", List.of(List.of("relation", "outcome"), List.of("basis")),
      "service", List.of(List.of("personId", "employer", "role"), List.of("from", "to"), List.of("proof"), List.of("outcome")),
      "referees", List.of(List.of("name"), List.of("knows"), List.of("says"), List.of("outcome")),
      "contradictions", List.of(List.of("topic", "personId"), List.of("text")));

  private VisitLayout() {
  }

  static List<List<String>> of(VisitStep step) {
    return STEPS.getOrDefault(step, List.of());
  }

  /** The fields of an entry of that list. */
  static List<List<String>> of(String list) {
    return ENTRIES.get(list.substring(list.indexOf('.') + 1));
  }
}

package org.passerelle.identity.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.passerelle.identity.Attestation.Shown;

/**
 * How strong a source is: IRCC's order of evidence of a name, passport before other travel documents before other identity documents before what
 * people and organizations declare before the person's own word, with what weakens a paper (IRCC, "Naming policy for client identification
 * purposes"; "Documents used to establish name records by business line").
 *
 * @param sources    steps from the top, by code of the source
 * @param weaknesses steps down, by code of the weakness
 */
public record Hierarchy(Map<String, Step> sources, Map<String, Step> weaknesses) {

  /** A copy shows less than an original. */
  public static final String COPY = "copy";
  /** A picture of a paper shows less than a copy. */
  public static final String PICTURE = "picture";
  /** A check found something wrong. */
  public static final String NOT_IN_ORDER = "notInOrder";
  /** Nothing about the paper could be checked. */
  public static final String UNCHECKED = "unchecked";

  public Hierarchy {
    sources = Map.copyOf(sources);
    weaknesses = Map.copyOf(weaknesses);
  }

  /**
   * How strong this source is.
   *
   * @throws IllegalArgumentException when no step is known for it
   */
  public Strength of(Source source) {
    List<Step> weak = new ArrayList<>();
    if (source.shown() == Shown.copy) {
      weak.add(step(weaknesses, COPY));
    }
    if (source.shown() == Shown.picture) {
      weak.add(step(weaknesses, PICTURE));
    }
    if (!source.notInOrder().isEmpty()) {
      weak.add(step(weaknesses, NOT_IN_ORDER));
    } else if (source.paper() && source.checked().isEmpty()) {
      weak.add(step(weaknesses, UNCHECKED));
    }
    return new Strength(step(sources, source.code()), List.copyOf(weak));
  }

  private static Step step(Map<String, Step> steps, String code) {
    Step step = steps.get(code);
    if (step == null) {
      throw new IllegalArgumentException("the hierarchy does not name " + code);
    }
    return step;
  }

  /**
   * One line of the hierarchy.
   *
   * @param steps from the top for a source, down for a weakness
   */
  public record Step(String code, int steps, String nameEn, String nameFr, String whyEn, String whyFr) {

    public String name(String language) {
      return language.equals("fr") ? nameFr : nameEn;
    }

    public String why(String language) {
      return language.equals("fr") ? whyFr : whyEn;
    }
  }

  /** Where a source stands, and what takes it down from there. */
  public record Strength(Step source, List<Step> weaknesses) {

    /** Steps from the top: the lower, the stronger. */
    public int rank() {
      return source.steps + weaknesses.stream().mapToInt(Step::steps).sum();
    }
  }
}

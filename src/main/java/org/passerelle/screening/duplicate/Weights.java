package org.passerelle.screening.duplicate;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.passerelle.screening.Evidence;

/** How much each finding speaks for one person or against it, in bits, as the versioned file {@code screening/weights-N.properties} says. */
final class Weights {

  /** The weights that are in force. */
  static final Weights CURRENT = new Weights("/screening/weights-1.properties");

  private final Map<String, Double> bits = new HashMap<>();
  private final Map<String, Evidence> findings = new HashMap<>();

  private Weights(String resource) {
    Properties read = read(resource);
    read.stringPropertyNames().forEach(name -> bits.put(name, Double.valueOf(read.getProperty(name))));
    bits.forEach((name, weight) -> {
      int between = name.indexOf('.');
      if (between > 0) {
        findings.put(name, new Evidence(name.substring(0, between), name.substring(between + 1), weight));
      }
    });
  }

  static Properties read(String resource) {
    Properties properties = new Properties();
    try (Reader reader = new InputStreamReader(Weights.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number of the file, kept with whatever was weighed by it. */
  int version() {
    return (int) of("version");
  }

  /** From here on an officer is asked. */
  double possible() {
    return of("threshold.possible");
  }

  /** From here on with a strong warning. */
  double strong() {
    return of("threshold.strong");
  }

  double of(String name) {
    Double weight = bits.get(name);
    if (weight == null) {
      throw new IllegalArgumentException("no weight for " + name);
    }
    return weight;
  }

  boolean has(String name) {
    return bits.containsKey(name);
  }

  Set<String> names() {
    return bits.keySet();
  }

  /** A finding with the weight that stands in the file. */
  Evidence evidence(String field, String finding) {
    Evidence found = findings.get(field + "." + finding);
    if (found == null) {
      throw new IllegalArgumentException("no weight for " + field + "." + finding);
    }
    return found;
  }

  /** A finding with a weight of its own; the file knows the finding. */
  Evidence evidence(String field, String finding, double weight) {
    of(field + "." + finding);
    return new Evidence(field, finding, weight);
  }
}

package org.passerelle.screening.duplicate;

import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.passerelle.screening.name.ComparableName;

/**
 * How rare a part of a name is among the people on file. Of the first people too few are on file to tell: what is known of names beforehand
 * counts like that many people.
 */
final class NameRarity {

  private static final double BEFOREHAND = 2_000;

  /** Of people with a name nobody has counted: one in so many bears it. */
  private static final double UNCOUNTED = 1 / 1_000.0;

  private static final Map<String, Double> COMMON = common();

  /** Nobody is on file. */
  static final NameRarity PRIOR = new NameRarity(0, Map.of(), 0);

  private final double people;
  private final Map<String, Double> counted;
  private final double uncounted;

  /**
   * What is known of the people on file.
   *
   * @param people    how many there are
   * @param counted   by consonants ({@link Spelling#consonants}), the number of people who bear the part
   * @param uncounted the number who bear one that was not counted
   */
  NameRarity(double people, Map<String, Double> counted, double uncounted) {
    this.people = people;
    this.counted = counted;
    this.uncounted = uncounted;
  }

  /** In bits: the binary logarithm of one in how many people bears such a part. */
  double bits(String part) {
    String consonants = Spelling.consonants(part);
    double bearing = counted.getOrDefault(consonants, uncounted) + BEFOREHAND * COMMON.getOrDefault(consonants, UNCOUNTED);
    double share = Math.min(1, bearing / (people + BEFOREHAND));
    return Math.max(1, -Math.log(share) / Math.log(2));
  }

  private static Map<String, Double> common() {
    Properties shares = Weights.read("/screening/common-names-1.properties");
    return shares.stringPropertyNames().stream().filter(name -> !name.equals("version"))
        .collect(Collectors.toMap(name -> Spelling.consonants(ComparableName.ofPerson(name).parts().stream().findFirst().orElse(name)),
            name -> Double.parseDouble(shares.getProperty(name)) / 1000, Math::max));
  }
}

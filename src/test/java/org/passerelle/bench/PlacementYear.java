package org.passerelle.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.passerelle.sponsorship.optimizer.Pool;

/**
 * A resettlement agency's year as it is published: families in order of arrival, places, and for each pair the expected jobs and whether it
 * is allowed at all.
 */
record PlacementYear(List<Family> families, List<Place> places) {

  record Family(String name, int[] members, Map<String, Score> scores) {

    int persons() {
      return Arrays.stream(members).sum();
    }
  }

  record Place(String name, OptionalInt stated, int[] received) {

    int persons() {
      return Arrays.stream(received).sum();
    }
  }

  record Score(double jobs, boolean compatible) {
  }

  /** What of persons and capacities counts. */
  enum Variant {
    ONE_DIMENSION("one-dimension"), THREE_DIMENSION("three-dimension"), STATED("stated");

    final String label;

    Variant(String label) {
      this.label = label;
    }

    int[] demand(Family family) {
      return this == THREE_DIMENSION ? family.members() : new int[] {family.persons()};
    }

    int[] capacity(Place place) {
      return switch (this) {
        case ONE_DIMENSION -> new int[] {place.persons()};
        case THREE_DIMENSION -> place.received();
        case STATED -> new int[] {place.stated().orElse(place.persons())};
      };
    }
  }

  static PlacementYear read(Path directory) throws IOException {
    Map<String, Map<String, Score>> scores = new HashMap<>();
    for (NamedCsvRecord line : lines(directory.resolve("scores.csv"))) {
      scores.computeIfAbsent(line.getField("case"), key -> new LinkedHashMap<>()).put(line.getField("place"),
          new Score(Double.parseDouble(line.getField("expected_jobs").strip()), line.getField("compatible").strip().equals("1")));
    }
    List<Family> families = new ArrayList<>();
    for (NamedCsvRecord line : lines(directory.resolve("families.csv"))) {
      families.add(new Family(line.getField("case"), members(line), scores.getOrDefault(line.getField("case"), Map.of())));
    }
    List<Place> places = new ArrayList<>();
    for (NamedCsvRecord line : lines(directory.resolve("places.csv"))) {
      String stated = line.getField("stated_capacity").strip();
      places.add(new Place(line.getField("place"), stated.isEmpty() ? OptionalInt.empty() : OptionalInt.of(amount(stated)), members(line)));
    }
    return new PlacementYear(List.copyOf(families), List.copyOf(places));
  }

  private static List<NamedCsvRecord> lines(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      return reader.stream().toList();
    }
  }

  private static int[] members(NamedCsvRecord line) {
    return new int[] {amount(line.getField("children")), amount(line.getField("adults")), amount(line.getField("seniors"))};
  }

  private static int amount(String written) {
    return written.isBlank() ? 0 : (int) Math.round(Double.parseDouble(written.strip()));
  }

  boolean statesCapacities() {
    return places.stream().anyMatch(place -> place.stated().isPresent());
  }

  /** Another year's families as they would be here: where it does not know a place, the mean of those it allows the family. */
  List<Family> known(PlacementYear other) {
    return other.families.stream().map(family -> {
      Map<String, Score> scores = new HashMap<>();
      OptionalDouble mean = family.scores().values().stream().filter(Score::compatible).mapToDouble(Score::jobs).average();
      for (Place place : places) {
        boolean isKnown = other.places.stream().anyMatch(one -> one.name().equals(place.name()));
        Score score = isKnown ? family.scores().get(place.name()) : mean.isPresent() ? new Score(mean.getAsDouble(), true) : null;
        if (score != null) {
          scores.put(place.name(), score);
        }
      }
      return new Family(family.name(), family.members(), scores);
    }).toList();
  }

  Pool pool(Variant variant) {
    return pool(families, variant);
  }

  /** The pool of these families, this year's or another's, and this year's places; another year's are found by name. */
  Pool pool(List<Family> of, Variant variant) {
    Pool.Pairs pairs = new Pool.Pairs();
    for (Family family : of) {
      for (int place = 0; place < places.size(); place++) {
        Score score = family.scores().get(places.get(place).name());
        if (score != null && score.compatible()) {
          pairs.add(place, score.jobs());
        }
      }
      pairs.endFamily();
    }
    return pairs.pool(of.stream().map(variant::demand).toArray(int[][]::new), places.stream().map(variant::capacity).toArray(int[][]::new));
  }
}

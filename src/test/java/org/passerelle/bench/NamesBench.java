package org.passerelle.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.passerelle.screening.name.ComparableName;
import org.passerelle.screening.name.NameComparison;

/** How well names are compared: labelled pairs, each judged as officers' screening judges it. */
final class NamesBench implements Bench.Measurement {

  @Override
  public void run(List<String> arguments) throws Exception {
    Map<String, Count> slices = new TreeMap<>();
    try (CsvReader<NamedCsvRecord> pairs = CsvReader.builder().ofNamedCsvRecord(Path.of(arguments.get(0)))) {
      for (NamedCsvRecord pair : pairs) {
        String schema = pair.getField("schema");
        boolean same = Boolean.parseBoolean(pair.getField("is_match"));
        boolean alike = NameComparison.between(name(schema, pair.getField("name1")), name(schema, pair.getField("name2"))).alike();
        List.of(schema, "all").forEach(slice -> slices.computeIfAbsent(slice, key -> new Count()).add(alike, same));
      }
    }
    slices.forEach((slice, count) -> System.out.println(count.json(slice)));
  }

  private static ComparableName name(String schema, String written) {
    return schema.equals("Person") ? ComparableName.ofPerson(written) : ComparableName.ofOrganization(written);
  }

  private static final class Count {

    private int pairs;
    private int right;
    private int reported;
    private int same;

    void add(boolean alike, boolean isSame) {
      pairs++;
      right += alike && isSame ? 1 : 0;
      reported += alike ? 1 : 0;
      same += isSame ? 1 : 0;
    }

    String json(String slice) {
      double precision = reported == 0 ? 0 : (double) right / reported;
      double recall = same == 0 ? 0 : (double) right / same;
      double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
      return String.format(Locale.ROOT, "{\"bench\":\"names\",\"slice\":\"%s\",\"n\":%d,\"precision\":%.4f,\"recall\":%.4f,\"f1\":%.4f}", slice, pairs,
          precision, recall, f1);
    }
  }
}

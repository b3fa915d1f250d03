package org.passerelle.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.passerelle.screening.duplicate.RecordFile;
import org.passerelle.screening.duplicate.RecordMatching;

/** How many of the records that mean one person are found in a file, and how many of those found do. */
final class RecordsBench implements Bench.Measurement {

  @Override
  public void run(List<String> arguments) throws Exception {
    long begin = System.nanoTime();
    RecordFile file = arguments.size() > 1 ? RecordFile.read(Path.of(arguments.get(0)), Path.of(arguments.get(1))) : RecordFile.read(Path.of(arguments.get(0)));
    Set<String> suspected = new RecordMatching(file.records()).suspected().keySet();
    long right = suspected.stream().filter(file.truth()::contains).count();
    double precision = suspected.isEmpty() ? 1 : (double) right / suspected.size();
    double recall = file.truth().isEmpty() ? 1 : (double) right / file.truth().size();
    System.out.printf(Locale.ROOT, "{\"bench\":\"records\",\"precision\":%.4f,\"recall\":%.4f,\"f1\":%.4f,\"records\":%d,\"pairs\":%d,\"suspected\":%d,\"seconds\":%.1f}%n",
        precision, recall, precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall), file.records().size(), file.truth().size(),
        suspected.size(), (System.nanoTime() - begin) / 1e9);
  }
}

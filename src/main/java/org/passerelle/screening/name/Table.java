package org.passerelle.screening.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A table of the screening: lines of fields between tabs; lines that begin with # say its version and origin. */
final class Table {

  private Table() {
  }

  static List<String[]> rows(String name) {
    try (InputStream in = Objects.requireNonNull(Table.class.getResourceAsStream("/screening/" + name), name);
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split("\t")).toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(name, broken);
    }
  }
}

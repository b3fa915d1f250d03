package org.passerelle.screening.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files of made-up records with errors of many kinds, in families who share a name, an address and a phone: other people than those on whom the
 * weights were tried. The bounds are those the house means to keep.
 */
class RecordMatchingTest {

  private static final List<String> FIRST = List.of("amara", "bogdan", "celine", "dmitri", "elif", "farah", "goran", "hanna", "ibrahima", "jelena", "kofi", "leila",
      "marek", "nadia", "olga", "pavel", "quentin", "rosa", "samuel", "tereza", "ulrich", "vera", "william", "xavier", "yasmin", "zoltan", "anna", "peter",
      "thomas", "maria", "laura", "kevin", "sophie", "daniel", "ruth", "george", "helen", "martin", "julia", "simon");
  private static final String[] SYLLABLES = {"bar", "ten", "mor", "lin", "ska", "vic", "ro", "dan", "kel", "wes", "ton", "har", "per", "gil", "sun", "za", "fen", "ley",
      "cor", "brad"};
  private static final List<String> STREETS = List.of("street", "road", "lane", "avenue", "crescent");

  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource(textBlock = """
      11, 1, true, true
      12, 3, true, true
      13, 2, false, true
      14, 2, true, false
      """)
  void whoIsInTheFileTwiceIsFoundAndNobodyElse(int number, int errors, boolean documents, boolean addresses) throws IOException {
    Path file = folder.resolve("people.csv");
    Path links = folder.resolve("links.csv");
    write(file, links, new Random(number), errors, documents, addresses);

    RecordFile read = RecordFile.read(file, links);
    Set<String> suspected = new RecordMatching(read.records()).suspected().keySet();
    double right = suspected.stream().filter(read.truth()::contains).count();
    assertThat(read.truth()).hasSizeGreaterThan(300);
    assertThat(right / suspected.size()).as("precision").isGreaterThan(0.985);
    assertThat(right / read.truth().size()).as("recall").isGreaterThan(0.95);
  }

  private static void write(Path file, Path links, Random random, int errors, boolean documents, boolean addresses) throws IOException {
    List<String> columns = Stream.of("record_id", "First Name", "last_name", "gender", "dob", "phone", documents ? "national_id" : null, addresses ? "street_address" : null,
        addresses ? "city" : null, addresses ? "zip" : null).filter(column -> column != null).toList();
    List<String> lines = new ArrayList<>(List.of(String.join(", ", columns)));
    List<String> pairs = new ArrayList<>(List.of("rec_id_1,rec_id_2"));
    int id = 0;
    for (int family = 0; family < 500; family++) {
      Map<String, String> shared = new LinkedHashMap<>();
      shared.put("last_name", word(random) + word(random) + (random.nextBoolean() ? word(random) : ""));
      shared.put("phone", "0%09d".formatted(random.nextInt(1_000_000_000)));
      shared.put("street_address", 1 + random.nextInt(300) + " " + word(random) + word(random) + " " + STREETS.get(random.nextInt(STREETS.size())));
      shared.put("city", word(random) + word(random));
      shared.put("zip", "%05d".formatted(random.nextInt(100_000)));
      for (int member = 0; member < 1 + random.nextInt(3); member++) {
        Map<String, String> person = new LinkedHashMap<>(shared);
        person.put("First Name", FIRST.get((int) (FIRST.size() * Math.pow(random.nextDouble(), 1.5))));
        person.put("gender", random.nextBoolean() ? "F" : "M");
        person.put("dob", "%04d-%02d-%02d".formatted(1935 + random.nextInt(80), 1 + random.nextInt(12), 1 + random.nextInt(28)));
        person.put("national_id", "%09d".formatted(random.nextInt(1_000_000_000)));
        lines.add(line(columns, person, ++id));
        if (random.nextInt(5) < 2) {
          lines.add(line(columns, corrupted(person, random, errors), ++id));
          pairs.add((id - 1) + "," + id);
        }
      }
    }
    Files.write(file, lines);
    Files.write(links, pairs);
  }

  private static String line(List<String> columns, Map<String, String> person, int id) {
    person.put("record_id", "" + id);
    return columns.stream().map(column -> person.getOrDefault(column, "")).collect(Collectors.joining(", "));
  }

  private static Map<String, String> corrupted(Map<String, String> person, Random random, int errors) {
    Map<String, String> now = new LinkedHashMap<>(person);
    for (int error = 0; error < errors; error++) {
      switch (random.nextInt(10)) {
        case 0 -> {
          String first = now.get("First Name");
          now.put("First Name", now.get("last_name"));
          now.put("last_name", first);
        }
        case 1 -> now.computeIfPresent("dob", (column, dob) -> dob.length() < 10 || dob.substring(8).compareTo("12") > 0 ? dob
            : dob.substring(0, 5) + dob.substring(8) + "-" + dob.substring(5, 7));
        case 2 -> now.put(List.of("dob", "phone", "national_id", "gender", "zip", "city").get(random.nextInt(6)), "");
        case 3 -> now.computeIfPresent("last_name", (column, name) -> name.replace("c", "k").replace("z", "s").replace("ll", "l").replace("y", "i"));
        case 4 -> now.computeIfPresent("dob", (column, dob) -> random.nextBoolean() || dob.isEmpty() ? dob : dob.substring(0, 4) + "-01-01");
        case 5 -> now.computeIfPresent("street_address", (column, street) -> street.replace("street", "st").replace("road", "rd").toUpperCase(Locale.ROOT));
        case 6 -> now.computeIfPresent("phone", (column, phone) -> "0%09d".formatted(random.nextInt(1_000_000_000)));
        default -> {
          String column = List.of("First Name", "last_name", "dob", "national_id", "street_address", "city").get(random.nextInt(6));
          now.computeIfPresent(column, (key, text) -> typo(text, random));
        }
      }
    }
    return now;
  }

  private static String typo(String text, Random random) {
    if (text.length() < 3) {
      return text;
    }
    int at = 1 + random.nextInt(text.length() - 2);
    char other = Character.isDigit(text.charAt(at)) ? (char) ('0' + random.nextInt(10)) : text.charAt(at) == '-' ? '-' : (char) ('a' + random.nextInt(26));
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, at) + text.substring(at + 1);
      case 1 -> text.substring(0, at) + other + text.substring(at);
      case 2 -> text.substring(0, at - 1) + text.charAt(at) + text.charAt(at - 1) + text.substring(at + 1);
      default -> text.substring(0, at) + other + text.substring(at + 1);
    };
  }

  private static String word(Random random) {
    return SYLLABLES[random.nextInt(SYLLABLES.length)];
  }
}

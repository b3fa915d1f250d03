package org.passerelle.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** French and English are equal: each text exists in both, with the same blanks to fill, and each text a page names exists. */
class LanguagesTest {

  private static final Path MESSAGES = Path.of("src/main/resources/messages");
  private static final Pattern BLANK = Pattern.compile("\\{(\\d+)[^}]*}");
  private static final Pattern NAMED_BY_PAGE = Pattern.compile("#\\{([a-zA-Z][\\w.]*)[})(]");

  @TestFactory
  Stream<DynamicTest> bundlesPairUp() throws IOException {
    return english().stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
      Properties en = read(file);
      Properties fr = read(french(file));
      assertThat(fr.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(en.stringPropertyNames());
      for (String key : en.stringPropertyNames()) {
        assertThat(en.getProperty(key)).as(key).isNotBlank();
        assertThat(fr.getProperty(key)).as(key).isNotBlank();
        assertThat(blanks(fr.getProperty(key))).as(key + " has the same blanks").isEqualTo(blanks(en.getProperty(key)));
        assertThat(fr.getProperty(key)).as(key + " keeps its punctuation on the line").doesNotContain(" :", "« ", " »");
        assertThat(fr.getProperty(key) + en.getProperty(key)).as(key + " uses the typographic apostrophe").doesNotContain("'");
      }
    }));
  }

  @Test
  void noKeyStandsTwice() throws IOException {
    TreeMap<String, Path> seen = new TreeMap<>();
    List<String> twice = new ArrayList<>();
    for (Path file : english()) {
      for (String line : Files.readAllLines(file)) {
        if (line.matches("[a-zA-Z][^=]*=.*")) {
          String key = line.substring(0, line.indexOf('='));
          if (seen.put(key, file) != null) {
            twice.add(key + " in " + file.getFileName());
          }
        }
      }
    }
    assertThat(twice).isEmpty();
  }

  @Test
  void everyTextAPageNamesExists() throws IOException {
    Set<String> known = new HashSet<>();
    for (Path file : english()) {
      known.addAll(read(file).stringPropertyNames());
    }
    TreeSet<String> missing = new TreeSet<>();
    for (Path page : files(Path.of("src/main/resources/templates"), ".html")) {
      Matcher named = NAMED_BY_PAGE.matcher(Files.readString(page));
      while (named.find()) {
        if (!known.contains(named.group(1))) {
          missing.add(named.group(1) + " in " + page.getFileName());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  /** The layout takes a title as it stands: an attribute on it would never be read, and every reader would get the placeholder. */
  @Test
  void titlesAreWrittenSoThatTheLayoutReadsThem() throws IOException {
    for (Path page : files(Path.of("src/main/resources/templates"), ".html")) {
      if (Files.readString(page).contains("layout :: page(")) {
        assertThat(Files.readString(page)).as("%s", page).contains("<title>[[").contains("~{::title/text()}");
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> formsPairUp() throws IOException {
    return files(Path.of("forms"), ".en.form").stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
      ObjectMapper json = new ObjectMapper();
      JsonNode en = json.readTree(file.toFile());
      JsonNode fr = json.readTree(Path.of(file.toString().replace(".en.form", ".fr.form")).toFile());
      assertThat(shape(fr)).isEqualTo(shape(en));
      assertThat(fr.toString()).doesNotContain("Open the family");
    }));
  }

  /** What must be equal in both: keys, types, what is required, the values to choose from. */
  private static List<String> shape(JsonNode form) {
    List<String> shape = new ArrayList<>();
    form.path("components").forEach(component -> {
      shape.add(component.path("type").asText() + " " + component.path("key").asText() + " " + component.path("validate").toString() + " "
          + component.path("valuesKey").asText() + component.path("conditional"));
      component.path("values").forEach(value -> shape.add("  " + value.path("value").asText()));
    });
    return shape;
  }

  private static Set<String> blanks(String text) {
    Set<String> blanks = new TreeSet<>();
    Matcher matcher = BLANK.matcher(text);
    while (matcher.find()) {
      blanks.add(matcher.group(1));
    }
    return blanks;
  }

  private static List<Path> english() throws IOException {
    return files(MESSAGES, ".properties").stream().filter(file -> !file.toString().endsWith("_fr.properties")).toList();
  }

  private static Path french(Path english) {
    return Path.of(english.toString().replace(".properties", "_fr.properties"));
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }
}

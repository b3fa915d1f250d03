package org.passerelle.sponsorship.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passerelle.sponsorship.Limit.Refusal;
import org.passerelle.sponsorship.LimitWords;
import org.passerelle.sponsorship.Room.Dimension;
import org.passerelle.sponsorship.Sponsor.Takes;
import org.passerelle.support.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** Every reason that any limit can give has words in both languages, and an officer never reads a code. */
class LimitWordsTest extends IntegrationTest {

  private static final Pattern GIVEN = Pattern.compile("Refusal\\.of\\(\\s*(\"([\\w.]+)\"|([A-Z_]+)|(\\w+))");
  private static final Pattern CONSTANT = Pattern.compile("String ([A-Z_]+) = \"([\\w.]+)\"");
  private static final Pattern OF_A_TABLE = Pattern.compile("<outputEntry[^>]*>\\s*<text>\"([\\w.]+)\"</text>");

  /** Codes that begin so go on with the name of one of these. */
  private static final Map<String, Enum<?>[]> BEGINNINGS = Map.of("need.", Takes.values(), "full.", Dimension.values(), "funds.short.", Verdict.Line.values(),
      "funds.unknown.", FigureTable.values());

  @Autowired
  private MessageSource messages;
  @Autowired
  private LimitWords words;

  @Test
  void everyCodeOfEveryLimitHasWordsInBothLanguages() throws IOException {
    TreeSet<String> codes = new TreeSet<>();
    for (Path source : sources()) {
      codes.addAll(codes(Files.readString(source)));
    }
    Matcher reason = OF_A_TABLE.matcher(Files.readString(Path.of("processes/sponsor-eligibility.dmn")));
    while (reason.find()) {
      codes.add(reason.group(1));
    }
    assertThat(codes).contains("noConsent", "need.medical", "full.specialNeeds", "notEligible.tooFew", "funds.short.annexD", "funds.unknown.annexB", "programmePaused",
        "programmePausedUntil", "sponsorUnknown", "funds.unknownIncomes");
    assertThat(codes).allSatisfy(code -> {
      for (Locale locale : List.of(Locale.CANADA, Locale.CANADA_FRENCH)) {
        assertThat(messages.getMessage("limit." + code, new Object[] {1, 2}, "", locale)).as("%s in %s", code, locale).isNotBlank();
      }
    });
  }

  @Test
  void numbersAndDaysAreWrittenAsReadersWriteThem() {
    try {
      LocaleContextHolder.setLocale(Locale.CANADA);
      assertThat(words.text(Refusal.of("funds.short.startUp", 14950, 28700))).contains("$14,950 short of the $28,700");
      assertThat(words.text(Refusal.of("programmePausedUntil", "2026-12-31"))).contains("until Dec. 31, 2026");
      LocaleContextHolder.setLocale(Locale.CANADA_FRENCH);
      assertThat(words.text(Refusal.of("funds.short.startUp", 14950, 28700)).replaceAll("\\h", " ")).contains("Il manque 14 950 $ aux 28 700 $");
      assertThat(words.text(Refusal.of("programmePausedUntil", "2026-12-31")).replaceAll("\\h", " ")).contains("jusqu’au 31 déc. 2026");
      assertThat(words.text(Refusal.of("notThere"))).isEqualTo("notThere");
    } finally {
      LocaleContextHolder.resetLocaleContext();
    }
  }

  private static List<String> codes(String source) {
    List<String> codes = new java.util.ArrayList<>();
    Matcher given = GIVEN.matcher(source);
    while (given.find()) {
      if (given.group(4) != null) {
        // the code comes from a table
        continue;
      }
      String code = given.group(2) != null ? given.group(2) : constant(source, given.group(3));
      if (code.endsWith(".")) {
        assertThat(BEGINNINGS).as("what follows on %s", code).containsKey(code);
        Arrays.stream(BEGINNINGS.get(code)).map(each -> code + each.name()).forEach(codes::add);
      } else {
        codes.add(code);
      }
    }
    return codes;
  }

  private static String constant(String source, String name) {
    Matcher constants = CONSTANT.matcher(source);
    while (constants.find()) {
      if (constants.group(1).equals(name)) {
        return constants.group(2);
      }
    }
    throw new AssertionError("no constant " + name);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/passerelle"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}

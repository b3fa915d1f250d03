package org.passerelle.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nobody is ever told to turn to their embassy or their country's authorities: it tells them where a family is (IRCC, Stage 2 identity documents).
 * Every text that a person can read is searched; only the sentences listed here, which say the contrary, may name them.
 */
class NobodyIsSentToTheirAuthoritiesTest {

  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Mn}]");

  private static final Set<String> SAY_THE_CONTRARY = Stream.of(
      "Never tell the family to contact their country’s embassy, consulate or authorities, and do not contact them yourself, not even to obtain a document",
      "Ne dites jamais à la famille de s’adresser à l’ambassade, au consulat ou aux autorités de son pays, et ne les contactez pas vous-même, pas même pour obtenir un document",
      "Ask no country’s authorities",
      "N’interrogez les autorités d’aucun pays",
      "Do not contact any country’s authorities about it, and tell nobody outside your team",
      "Ne communiquez avec les autorités d’aucun pays à ce sujet, et n’en parlez à personne hors de votre équipe")
      .map(NobodyIsSentToTheirAuthoritiesTest::plain).collect(Collectors.toSet());

  /** In plain lower-case letters: embassy, consulate, consular, consul, authorities, diplomatic mission, high commission, and the same in French. */
  private static final Pattern THEIRS = Pattern.compile("embass|ambassad|consul(?!t)|authorit(y|ies)|autorites?(?![a-z])|diplomat|high commission(?!er)|(?<![a-z])legations?(?![a-z])");
  private static final Pattern CONTRARY = Pattern.compile("(?<![a-z])(never|not|no|jamais|ne|n'|pas|aucun)(?![a-z])|(?<![a-z])n'");
  private static final Pattern ESCAPE = Pattern.compile("\\\\u+([0-9a-fA-F]{4})");
  private static final Pattern ENTITY = Pattern.compile("&#(x?)([0-9a-fA-F]+);");
  private static final Pattern LITERAL = Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);

  @Test
  void noTextSendsAnybodyThere() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : searched()) {
      wrong(text(file)).forEach(sentence -> found.add(file + ": " + sentence));
    }
    assertThat(found).isEmpty();
  }

  @Test
  void everyKindOfTextIsAmongThem() throws IOException {
    List<String> searched = searched().stream().map(Path::toString).toList();
    assertThat(searched).contains("README.md", "forms/decide-identity.fr.form", "processes/identity-verification.bpmn", "processes/stream.dmn",
        "src/main/resources/messages/identity_fr.properties", "src/main/resources/templates/desk/identity.html", "src/main/resources/demonstration/families.json",
        "src/main/resources/db/migration/V23__identity_evidence.sql", "src/main/java/org/passerelle/pages/description/ApiDescription.java");
    assertThat(searched).anyMatch(name -> name.startsWith("src/main/resources/schema/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "Ask your embassy for a passport.", "Embassies can help.", "See the CONSULATE first", "by consular mail", "Call the consul.", "Report it to the Afghan authorities.",
      "the authority that issued it", "Contact the diplomatic mission", "the High Commission of Pakistan",
      "Adressez-vous à l’ambassade.", "les ambassades", "l'ambassadrice", "AU CONSULAT", "services consulaires", "le consul", "les autorités afghanes", "l’autorité du pays",
      "LES AUTORITES", "autorite\u0301s", "autorit\\u00e9s", "autorit&eacute;s", "autorit&#233;s", "autorit&#xE9;s", "em\u00adbas\u200bsy", "a diplomatique mission"})
  void aBadTextIsFound(String bad) {
    assertThat(wrong(decoded(bad))).hasSize(1);
    assertThat(wrong(decoded("All is well. " + bad + " So it is."))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Never tell the family to contact their country’s embassy, consulate or authorities, but call them yourself",
      "Do not wait: ask the authorities", "Jamais sans l’ambassade", "Ask no country’s authorities but their own"})
  void aContraryWordAloneExcusesNothing(String bad) {
    assertThat(wrong(bad)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Consult the file.", "consultant", "consultez", "An authorization is in force", "une autorisation", "autoriser", "High Commissioner for Refugees",
      "a legal allegation"})
  void whatOnlyLooksLikeItIsNone(String good) {
    assertThat(wrong(good)).isEmpty();
  }

  @Test
  void whatIsAllowedSaysTheContrary() {
    assertThat(SAY_THE_CONTRARY).allMatch(sentence -> CONTRARY.matcher(sentence).find()).allMatch(sentence -> THEIRS.matcher(sentence).find());
  }

  private static List<Path> searched() throws IOException {
    return Stream.of(files("src/main/resources", ".properties", ".html", ".js", ".json", ".sql", ".yaml", ".xml", ".tsv", ".css", ".svg"), files("forms", ".form"),
        files("processes", ".bpmn", ".dmn", ".json"), files("src/main/java", ".java"), files("src/docs", ".md"), List.of(Path.of("README.md")))
        .flatMap(List::stream).toList();
  }

  /** The sentences that name them and are not on the list. */
  private static List<String> wrong(String text) {
    return Stream.of(text.split("[.!?\\n\\r<>]")).map(NobodyIsSentToTheirAuthoritiesTest::plain).filter(sentence -> THEIRS.matcher(sentence).find())
        .filter(sentence -> !SAY_THE_CONTRARY.contains(sentence)).toList();
  }

  private static String text(Path file) throws IOException {
    String name = file.toString();
    if (name.endsWith(".properties") && name.contains("messages")) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
      return properties.values().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
    String whole = Files.readString(file);
    return decoded(name.endsWith(".java") ? literals(whole) : whole);
  }

  private static String literals(String source) {
    List<String> literals = new ArrayList<>();
    Matcher literal = LITERAL.matcher(source);
    while (literal.find()) {
      literals.add(literal.group());
    }
    return String.join("\n", literals);
  }

  private static String decoded(String text) {
    String named = text.replace("&eacute;", "é").replace("&agrave;", "à").replace("&rsquo;", "’").replace("\\n", "\n");
    String escaped = ESCAPE.matcher(named).replaceAll(found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    return ENTITY.matcher(escaped).replaceAll(found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(2), found.group(1).isEmpty() ? 10 : 16))));
  }

  private static String plain(String sentence) {
    return UNSEEN.matcher(Normalizer.normalize(sentence, Normalizer.Form.NFKD)).replaceAll("").replace('’', '\'').toLowerCase(Locale.ROOT)
        .replaceAll("\\s+", " ").strip();
  }

  private static List<Path> files(String folder, String... endings) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files.filter(Files::isRegularFile).filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith)).sorted().toList();
    }
  }
}

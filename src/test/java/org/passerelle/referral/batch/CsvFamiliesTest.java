package org.passerelle.referral.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.passerelle.referral.ReferralSubmission;

/** Families as lines of CSV. */
class CsvFamiliesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> COLUMNS = new ArrayList<>(CsvColumns.all().keySet());

  /** What stands in a column of its own nowhere, as the page says. */
  private static final List<String> NOT_IN_CSV = List.of("linkedCases", "persons", "relatives", "specificNeeds", "confidential", "attachments",
      "declaration");

  private final CsvFamilies csv = new CsvFamilies();

  @Property(tries = 300)
  void familiesWrittenAsCsvReadBackAsTheSame(@ForAll("families") List<ObjectNode> families, @ForAll("separators") char separator) throws IOException {
    List<StagedRow> rows = new ArrayList<>();
    String header = csv.read(new StringReader(written(families, separator)), rows::add);

    assertThat(rows).hasSameSizeAs(families).allSatisfy(row -> assertThat(row.fault()).isNull());
    for (int index = 0; index < rows.size(); index++) {
      StagedRow row = rows.get(index);
      RowFormat.ReadRow read = csv.read(row.source(), header, row.lines());
      assertThat(read.wrong()).isEmpty();
      assertThat(read.json()).isEqualTo(families.get(index));
    }
  }

  @Test
  void everyAnswerOfTheFormHasItsColumnOrIsNamedAsHavingNone() {
    List<String> fields = Stream.of(
        names(ReferralSubmission.class).filter(name -> !NOT_IN_CSV.contains(name)),
        names(ReferralSubmission.Declaration.class).map(name -> "declaration." + name),
        names(ReferralSubmission.Member.class).map(name -> "person." + name),
        Stream.of("person.specificNeeds")).flatMap(part -> part).toList();
    assertThat(COLUMNS).containsExactlyInAnyOrderElementsOf(fields);
  }

  @Provide
  Arbitrary<Character> separators() {
    return Arbitraries.of(',', ';', '\t');
  }

  @Provide
  Arbitrary<List<ObjectNode>> families() {
    return family().list().ofMinSize(1).ofMaxSize(4).map(families -> {
      for (int index = 0; index < families.size(); index++) {
        families.get(index).put("partnerReference", "F-" + index);
      }
      return families;
    });
  }

  private static Arbitrary<ObjectNode> family() {
    return Combinators.combine(text(), text(), Arbitraries.integers().between(-5, 60), Arbitraries.of(true, false),
        word().list().ofMinSize(1).ofMaxSize(3), person().list().ofMinSize(1).ofMaxSize(4), text()).as((claim, need, size, inside, languages, persons, signer) -> {
          ObjectNode family = JSON.createObjectNode();
          family.put("partnerReference", "?").put("claim", claim).put("need", need).put("caseSize", size).put("insideHomeCountry", inside);
          languages.forEach(family.putArray("languages")::add);
          family.putObject("declaration").put("signedBy", signer).put("applicantSigned", inside);
          family.putArray("persons").addAll(persons);
          family.putArray("specificNeeds").addObject().put("person", persons.size()).put("need", "DS");
          return family;
        });
  }

  private static Arbitrary<ObjectNode> person() {
    return Combinators.combine(text(), word(), Arbitraries.of(true, false), word().list().ofMaxSize(2), text(), word().list().ofMaxSize(2))
        .as((name, relation, accompanying, others, original, phones) -> {
          ObjectNode person = JSON.createObjectNode();
          person.put("relation", relation).put("accompanying", accompanying).put("fullName", name).put("birthOriginal", original);
          if (!others.isEmpty()) {
            others.forEach(other -> person.withArray("otherNames").addObject().put("name", other + " (" + other + ")").put("reason", "spelling"));
          }
          phones.forEach(phone -> person.withArray("phones").add(phone));
          return person;
        });
  }

  /** Text as people write it, with all that separates cells and lines, formulas and scripts of every direction. */
  private static Arbitrary<String> text() {
    return Arbitraries.strings().withChars("abcXYZ 019,;\t\"'\n=+-@<>éœ{}|()").withCharRange('\u0621', '\u064A').withCharRange('\u4E00', '\u4E20')
        .ofMinLength(1).ofMaxLength(40).filter(text -> !text.isBlank() && text.equals(text.strip()));
  }

  private static Arbitrary<String> word() {
    return Arbitraries.strings().withCharRange('a', 'z').withCharRange('\u0621', '\u064A').ofMinLength(1).ofMaxLength(12);
  }

  private static String written(List<ObjectNode> families, char separator) throws IOException {
    StringWriter text = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().fieldSeparator(separator).build(text)) {
      writer.writeRecord(COLUMNS);
      for (ObjectNode family : families) {
        JsonNode persons = family.path("persons");
        for (int index = 0; index < persons.size(); index++) {
          int person = index;
          writer.writeRecord(COLUMNS.stream().map(column -> cell(family, column, person)).toList());
        }
      }
    }
    return text.toString();
  }

  private static String cell(ObjectNode family, String column, int person) {
    if (column.equals("partnerReference")) {
      return family.path(column).asText();
    }
    if (column.equals("person.specificNeeds")) {
      return StreamSupport.stream(family.path("specificNeeds").spliterator(), false).filter(need -> need.path("person").asInt() == person + 1)
          .map(need -> need.path("need").asText()).collect(Collectors.joining(";"));
    }
    if (!column.startsWith("person.")) {
      return person > 0 ? "" : text(family.at("/" + column.replace('.', '/')));
    }
    return text(family.path("persons").path(person).path(column.substring("person.".length())));
  }

  private static String text(JsonNode value) {
    return value.isArray() ? StreamSupport.stream(value.spliterator(), false)
        .map(one -> one.isObject() ? one.path("name").asText() + " (" + one.path("reason").asText() + ")" : one.asText())
        .collect(Collectors.joining("; ")) : value.isBoolean() ? Map.of(true, "VRAI", false, "non").get(value.asBoolean()) : value.asText();
  }

  private static Stream<String> names(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName);
  }
}

package org.passerelle.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorFactory;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.pages.BadFields;
import org.springframework.context.support.StaticMessageSource;

/**
 * The published schemas are made from the records that are taken in, and say the same: what one takes the other takes, over thousands of referrals
 * that are right, and wrong in every way. What a schema cannot say stands in {@link #whatTheSchemaCannotSay()} and in its description.
 */
class PublishedSchemaTest {

  private static final String REWRITE = "mvn test -Dtest=PublishedSchemaTest -Dschema.rewrite=true";
  private static final Path SCHEMAS = Path.of("src/main/resources/schema");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

  private static final String LIMITS = "Not said here, and refused all the same: a name given twice; a day that its calendar does not have; a day or "
      + "a birth before 1900 or in the future; a phone number with its country’s prefix that cannot be one of that country; a text whose characters "
      + "outside Unicode’s first plane, counted twice, exceed its length. Whether the referral is complete in substance is answered with status 422. "
      + "Patterns are those of ECMA-262 with the u flag.";

  private final Validator validator = validator();

  @TestFactory
  Stream<DynamicTest> isWhatTheRecordsTakeIn() {
    return Stream.of(DynamicTest.dynamicTest("referral", () -> same("referral.schema.json", ReferralSubmission.class, "Referral")),
        DynamicTest.dynamicTest("change", () -> same("change.schema.json", ChangeReport.class, "Change of circumstances")));
  }

  private static void same(String name, Class<? extends Record> type, String title) throws IOException {
    JsonNode made = JSON.readTree(new SchemaOfRecords().of(type, "/api/v1/" + name, title, LIMITS).toString());
    Path file = SCHEMAS.resolve(name);
    if (Boolean.getBoolean("schema.rewrite")) {
      Files.createDirectories(SCHEMAS);
      DefaultIndenter two = new DefaultIndenter("  ", "\n");
      Files.writeString(file, JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(two)).writeValueAsString(made) + "\n");
    }
    assertThat(JSON.readTree(file.toFile())).as("rewrite it with %s", REWRITE).isEqualTo(made);
  }

  @Test
  void agreesWithTheDoor() throws IOException {
    JsonSchema schema = schema("referral.schema.json");
    Random random = new Random(20261121);
    int taken = 0;
    int refused = 0;
    int unsaid = 0;
    for (int round = 0; round < 4_000; round++) {
      ObjectNode sent = everything();
      int harms = random.nextInt(3);
      for (int harm = 0; harm < harms; harm++) {
        harm(sent, random);
      }
      boolean byDoor = takenIn(sent, ReferralSubmission.class);
      boolean bySchema = schema.validate(sent).isEmpty();
      if (bySchema && !byDoor && onlyWhatTheSchemaCannotSay(sent)) {
        unsaid++;
        continue;
      }
      assertThat(bySchema).as("%s%n%s%n%s", sent, schema.validate(sent), violations(sent)).isEqualTo(byDoor);
      taken += byDoor ? 1 : 0;
      refused += byDoor ? 0 : 1;
    }
    assertThat(taken).isGreaterThan(1_000);
    assertThat(refused).isGreaterThan(1_000);
    assertThat(unsaid).isLessThan(200);
  }

  @Test
  void agreesWithTheDoorOnChanges() throws IOException {
    JsonSchema schema = schema("change.schema.json");
    Random random = new Random(1121);
    for (int round = 0; round < 1_000; round++) {
      ObjectNode sent = JSON.createObjectNode().put("kind", "birth").put("description", "A fictional birth.").put("danger", "serious")
          .put("medicalNeed", "none");
      sent.set("newborn", everything().path("persons").path(0));
      for (int harm = random.nextInt(3); harm > 0; harm--) {
        harm(sent, random);
      }
      assertThat(schema.validate(sent).isEmpty()).as("%s%n%s", sent, schema.validate(sent)).isEqualTo(takenIn(sent, ChangeReport.class));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void whatTheSchemaCannotSay(String what, Consumer<ObjectNode> harm) throws IOException {
    ObjectNode sent = everything();
    harm.accept(sent);
    assertThat(schema("referral.schema.json").validate(sent)).isEmpty();
    assertThat(takenIn(sent, ReferralSubmission.class)).isFalse();
  }

  static Stream<Arguments> whatTheSchemaCannotSay() {
    return Stream.of(
        exception("a day that no year has", sent -> person(sent).put("birthDate", "1988-02-30")),
        exception("a day that this year has not", sent -> sent.put("undertakingSigned", "2026-02-29")),
        exception("a day that the calendar has not", sent -> person(sent).put("birthDate", "1367-12-31").put("birthCalendar", "solarHijri")),
        exception("a year of another calendar", sent -> person(sent).put("birthCalendar", "gregorian")),
        exception("a birth before 1900", sent -> person(sent).put("birthDate", "1885")),
        exception("a birth in the future", sent -> person(sent).put("birthDate", "2027-01-01")),
        exception("a day in the future", sent -> sent.put("undertakingSigned", "2027-01-01")),
        exception("a number its country does not have", sent -> person(sent).putArray("phones").add("+92 1")),
        exception("letters outside the first plane", sent -> person(sent).put("nameInScript", "\ud803\udd00".repeat(61))));
  }

  @Test
  void saysWhatBelongsInEachField() throws IOException {
    JsonNode schema = JSON.readTree(SCHEMAS.resolve("referral.schema.json").toFile());
    assertThat(schema.path("properties").path("countryOfAsylum").path("description").asText()).contains("ISO 3166-1");
    assertThat(schema.path("$defs").path("Member").path("properties").path("birthCalendar").path("description").asText()).contains("solarHijri");
    assertThat(schema.toString()).doesNotContain("{@");
  }

  private static Arguments exception(String what, Consumer<ObjectNode> harm) {
    return Arguments.of(what, harm);
  }

  private static ObjectNode person(ObjectNode sent) {
    return (ObjectNode) sent.path("persons").path(0);
  }

  /** A referral with every field there is. */
  static ObjectNode everything() throws IOException {
    return (ObjectNode) JSON.readTree(SCHEMAS.resolve("referral.example.json").toFile());
  }

  /** Does something to one place of what is sent. Births and days are made wrong only in ways that can be seen from their form. */
  private static void harm(ObjectNode sent, Random random) {
    List<Place> places = new ArrayList<>();
    collect(sent, places);
    Place place = places.get(random.nextInt(places.size()));
    JsonNode old = place.value();
    switch (random.nextInt(12)) {
      case 0 -> place.remove();
      case 1 -> place.set(JSON.nullNode());
      case 2 -> place.set(JSON.getNodeFactory().textNode(pick(random, "", " ", "x", "X1", "GAR", "AFG", "XXA", "PK", "prs", "dari", "fra", "principalApplicant",
          "child", "female", "2026", "1990-13", "1990-1", "01/02/1990", "unknown", "2026-01-15", "1899-01-01", "true", "1", "لیلا", "\ud83d\ude00", "-a", "a-",
          "a.b/c_d#e f-g", "+1 416 555 0123", "0300 123 4567", "0300-1234 ext. 12", "call me", "3f0c9a52-5a0b-4f5e-9d0a-0d3a4bb0c111")));
      case 3 -> place.set(JSON.getNodeFactory().textNode("x".repeat(pick(random, 39, 40, 41, 60, 61, 119, 120, 121, 500, 501, 2_000, 2_001, 4_000, 4_001,
          20_000, 20_001))));
      case 4 -> place.set(JSON.getNodeFactory().textNode("a" + pick(random, "\n", "\r\n", "\t", "\u0000", "\u001b", "\u007f", "\u0085", "\u00a0", "\u2028",
          "\u202e", "\u2069", "\u200f", "\ud800", "\ufeff", "  ") + pick(random, "", "b")));
      case 5 -> place.set(JSON.getNodeFactory().numberNode(pick(random, -1, 0, 1, 6, 60, 61, 120, 121, Integer.MAX_VALUE)));
      case 6 -> place.set(pick(random, JSON.getNodeFactory().numberNode(2.0), JSON.getNodeFactory().numberNode(2.5), JSON.getNodeFactory().numberNode(1e300),
          JSON.getNodeFactory().numberNode(99_999_999_999L)));
      case 7 -> place.set(JSON.getNodeFactory().booleanNode(random.nextBoolean()));
      case 8 -> place.set(JSON.createArrayNode());
      case 9 -> place.set(JSON.createObjectNode());
      case 10 -> place.addUnknown(random);
      default -> place.set(repeated(old, random));
    }
  }

  private static JsonNode repeated(JsonNode old, Random random) {
    ArrayNode many = JSON.createArrayNode();
    JsonNode one = old.isArray() && !old.isEmpty() ? old.get(old.size() - 1) : old;
    int count = pick(random, 1, 2, 5, 6, 7, 10, 11, 20, 21, 30, 31, 40, 41, 60, 61);
    for (int index = 0; index < count; index++) {
      many.add(one.deepCopy());
    }
    return many;
  }

  private static void collect(JsonNode node, List<Place> into) {
    if (node.isObject()) {
      node.fieldNames().forEachRemaining(name -> into.add(new Place(node, name, 0)));
    }
    for (int index = 0; node.isArray() && index < node.size(); index++) {
      into.add(new Place(node, null, index));
    }
    node.forEach(child -> collect(child, into));
  }

  @SafeVarargs
  private static <T> T pick(Random random, T... from) {
    return from[random.nextInt(from.length)];
  }

  private boolean takenIn(ObjectNode sent, Class<? extends Record> type) {
    try {
      StaticMessageSource messages = new StaticMessageSource();
      messages.setUseCodeAsDefaultMessage(true);
      return validator.validate(new SubmissionReader(validator, messages).read(sent, type)).isEmpty();
    } catch (BadFields refused) {
      return false;
    }
  }

  private boolean onlyWhatTheSchemaCannotSay(ObjectNode sent) {
    ReferralSubmission read = new StrictJson().read(sent, ReferralSubmission.class, "");
    return validator.validate(read).stream().allMatch(violation -> {
      String value = violation.getInvalidValue() instanceof ReferralSubmission.Member born ? String.valueOf(born.birthDate())
          : String.valueOf(violation.getInvalidValue());
      return switch (violation.getMessageTemplate()) {
        case "{validation.birthDate}", "{validation.birthInFuture}", "{validation.day}" -> value.matches("[0-9]{4}(-[0-9]{2}){0,2}");
        case "{validation.birth.gregorian}", "{validation.birth.hijri}", "{validation.birth.solarHijri}", "{validation.birth.lunarHijri}" -> true;
        case "{validation.phone}" -> value.startsWith("+");
        default -> false;
      };
    });
  }

  private List<String> violations(ObjectNode sent) {
    StrictJson reader = new StrictJson();
    ReferralSubmission read = reader.read(sent, ReferralSubmission.class, "");
    return Stream.concat(reader.faults().stream().map(Object::toString), validator.validate(read).stream().map(Object::toString)).toList();
  }

  private static JsonSchema schema(String name) throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(JSON.readTree(SCHEMAS.resolve(name).toFile()), SchemaValidatorsConfig.builder().build());
  }

  /** The application's own, without the application. */
  private static Validator validator() {
    return Validation.byDefaultProvider().configure().messageInterpolator(new ParameterMessageInterpolator())
        .constraintValidatorFactory(new ConstraintValidatorFactory() {
          @Override
          public <T extends ConstraintValidator<?, ?>> T getInstance(Class<T> type) {
            try {
              for (var constructor : type.getDeclaredConstructors()) {
                constructor.setAccessible(true);
                return type.cast(constructor.getParameterCount() == 0 ? constructor.newInstance() : constructor.newInstance(CLOCK));
              }
              throw new IllegalStateException("no constructor");
            } catch (ReflectiveOperationException e) {
              throw new IllegalStateException(e);
            }
          }

          @Override
          public void releaseInstance(ConstraintValidator<?, ?> instance) {
            // nothing is held
          }
        }).buildValidatorFactory().getValidator();
  }

  /** A place in what is sent. */
  private record Place(JsonNode parent, String name, int index) {

    JsonNode value() {
      return name == null ? parent.get(index) : parent.get(name);
    }

    void set(JsonNode value) {
      if (name == null) {
        ((ArrayNode) parent).set(index, value);
      } else {
        ((ObjectNode) parent).set(name, value);
      }
    }

    void remove() {
      if (name == null) {
        ((ArrayNode) parent).remove(index);
      } else {
        ((ObjectNode) parent).remove(name);
      }
    }

    void addUnknown(Random random) {
      if (parent instanceof ObjectNode object) {
        object.put("unknown" + random.nextInt(9), 1);
      }
    }
  }
}

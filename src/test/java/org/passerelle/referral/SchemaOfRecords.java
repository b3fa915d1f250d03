package org.passerelle.referral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import org.passerelle.referral.Written.BirthDate;
import org.passerelle.referral.Written.BirthGiven;
import org.passerelle.referral.Written.Country;
import org.passerelle.referral.Written.Day;
import org.passerelle.referral.Written.OneOf;
import org.passerelle.referral.Written.OnePrincipalApplicant;
import org.passerelle.referral.Written.PhoneNumber;

/** The JSON Schema of what a record takes in: its types and its constraints, with the words of its Javadoc. */
final class SchemaOfRecords {

  private static final String REF = "#/$defs/";
  private static final String OR_NULL = "-nullable";
  private static final Path SOURCES = Path.of("src/main/java");
  private static final String DAY = "(19|[2-9][0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
  private static final String OF_A_CALENDAR = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?";
  private static final String BORN = "unknown|(19|[2-9][0-9])[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?";

  private static final java.util.regex.Pattern DOCUMENTED =
      java.util.regex.Pattern.compile("(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*public record (\\w+)\\(");

  private final ObjectMapper json = new ObjectMapper();

  /** Makes the schema of that record. */
  ObjectNode of(Class<? extends Record> type, String id, String title, String limits) {
    SchemaGeneratorConfigBuilder settings = new SchemaGeneratorConfigBuilder(json, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
    settings.with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT, Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.NULLABLE_FIELDS_BY_DEFAULT,
        Option.PLAIN_DEFINITION_KEYS).without(Option.FLATTENED_ENUMS);
    settings.with(new JakartaValidationModule(JakartaValidationOption.NOT_NULLABLE_FIELD_IS_REQUIRED));
    settings.forTypesInGeneral().withPropertySorter((one, other) -> 0);
    settings.forFields().withInstanceAttributeOverride((node, member, context) -> constrain(node, member));
    ObjectNode made = new SchemaGenerator(settings.build()).generateSchema(type);
    return finished(made, type, id, title, limits);
  }

  private void constrain(ObjectNode node, MemberScope<?, ?> member) {
    boolean blank = annotation(member, NotBlank.class) == null;
    OneOf codes = annotation(member, OneOf.class);
    if (codes != null) {
      ArrayNode values = node.putArray("enum");
      Arrays.asList(codes.value()).forEach(values::add);
      absent(values, member, blank);
    }
    Country country = annotation(member, Country.class);
    if (country != null) {
      String named = REF + (country.orStateless() ? "CountryOrStateless" : "Country");
      node.removeAll();
      if (blank) {
        node.putArray("anyOf").addObject().put("$ref", named);
        absent(((ArrayNode) node.path("anyOf")).addObject().putArray("enum"), member, true);
      } else {
        node.put("$ref", named);
      }
    }
    Pattern pattern = annotation(member, Pattern.class);
    if (pattern != null) {
      node.put("pattern", anchored(pattern.regexp()));
      if (!blank && (pattern.regexp().equals(Written.PROSE) || pattern.regexp().equals(Written.LINE))) {
        node.putArray("allOf").addObject().put("pattern", "[^\\t\\n\\r ]");
      }
    }
    if (annotation(member, Day.class) != null) {
      node.put("format", "date").put("pattern", anchored(blank ? "|" + DAY : DAY));
      if (blank) {
        node.remove("format");
      }
    }
    if (annotation(member, BirthDate.class) != null) {
      node.put("pattern", anchored("|" + BORN));
    }
    if (annotation(member, PhoneNumber.class) != null) {
      node.put("pattern", anchored("|" + PhoneNumbers.FORM));
    }
    if (member.getName().equals("birthDate")) {
      node.put("pattern", anchored("|unknown|" + OF_A_CALENDAR));
    }
    if (annotation(member, OnePrincipalApplicant.class) != null && !member.isFakeContainerItemScope()) {
      principal(node);
    }
  }

  private static void absent(ArrayNode values, MemberScope<?, ?> member, boolean blank) {
    if (blank) {
      values.add("");
      if (!member.isFakeContainerItemScope()) {
        values.addNull();
      }
    }
  }

  /** Exactly one, who travels. */
  private static void principal(ObjectNode persons) {
    ObjectNode one = persons.putObject("contains");
    one.putArray("required").add("relation");
    one.putObject("properties").putObject("relation").put("const", "principalApplicant");
    persons.put("minContains", 1).put("maxContains", 1);
    ObjectNode staying = persons.putObject("not").putObject("contains");
    staying.putArray("required").add("relation").add("accompanying");
    staying.putObject("properties").putObject("relation").put("const", "principalApplicant");
    ((ObjectNode) staying.path("properties")).putObject("accompanying").put("const", false);
  }

  /** To the very end: in many languages the dollar sign alone also stands before a last line end. */
  private static String anchored(String regexp) {
    return "^(?:" + regexp + ")$(?![\\s\\S])";
  }

  private static <A extends Annotation> A annotation(MemberScope<?, ?> member, Class<A> type) {
    return member.isFakeContainerItemScope() ? member.getContainerItemAnnotationConsideringFieldAndGetterIfSupported(type)
        : member.getAnnotationConsideringFieldAndGetterIfSupported(type);
  }

  private ObjectNode finished(ObjectNode made, Class<? extends Record> type, String id, String title, String limits) {
    ObjectNode schema = json.createObjectNode();
    schema.put("$schema", made.path("$schema").asText()).put("$id", id).put("title", title)
        .put("description", words(type, "") + " " + limits);
    ObjectNode defs = (ObjectNode) made.remove("$defs");
    ObjectNode root = made.has("$ref") ? (ObjectNode) defs.remove(type.getSimpleName()) : made;
    root.remove("$schema");
    schema.setAll(root);
    describe(schema, type);
    inlineNulls(schema);
    ObjectNode sorted = schema.putObject("$defs");
    countries(sorted);
    Map<String, Class<?>> nested = new TreeMap<>();
    Arrays.stream(ReferralSubmission.class.getDeclaredClasses()).filter(Class::isRecord).forEach(each -> nested.put(each.getSimpleName(), each));
    nested.forEach((name, each) -> {
      if (defs.has(name)) {
        ObjectNode def = (ObjectNode) defs.get(name);
        def.put("description", words(each, ""));
        describe(def, each);
        inlineNulls(def);
        if (each.isAnnotationPresent(BirthGiven.class)) {
          birthGiven(def);
        }
        sorted.set(name, def);
      }
    });
    return schema;
  }

  private static void countries(ObjectNode defs) {
    ArrayNode codes = defs.putObject("Country").put("description", "ISO 3166-1 alpha-3").putArray("enum");
    new TreeSet<>(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3)).forEach(codes::add);
    ArrayNode either = defs.putObject("CountryOrStateless").put("description", "ISO 3166-1 alpha-3, or XXA for a stateless person (ICAO 9303)")
        .putArray("anyOf");
    either.addObject().put("$ref", REF + "Country");
    either.addObject().put("const", "XXA");
  }

  /** What may be null says so where it stands. */
  private static void inlineNulls(JsonNode node) {
    for (JsonNode each : node) {
      String ref = each.path("$ref").asText();
      if (ref.endsWith(OR_NULL)) {
        ObjectNode field = (ObjectNode) each;
        field.remove("$ref");
        ArrayNode either = field.putArray("anyOf");
        either.addObject().put("type", "null");
        either.addObject().put("$ref", ref.replace(OR_NULL, ""));
      }
      inlineNulls(each);
    }
  }

  /** A date or an age, not both. */
  private static void birthGiven(ObjectNode person) {
    ArrayNode either = person.putArray("anyOf");
    ObjectNode dated = either.addObject();
    dated.putArray("required").add("birthDate");
    dated.putObject("properties").putObject("birthDate").put("type", "string").put("minLength", 1);
    ((ObjectNode) dated.path("properties")).putObject("birthAge").put("type", "null");
    ObjectNode aged = either.addObject();
    aged.putArray("required").add("birthAge");
    aged.putObject("properties").putObject("birthAge").put("type", "integer");
    ((ObjectNode) aged.path("properties")).putObject("birthDate").putArray("enum").add("").addNull();
  }

  private void describe(ObjectNode schema, Class<?> type) {
    schema.path("properties").fields().forEachRemaining(property -> {
      String said = words(type, property.getKey());
      JsonNode value = property.getValue();
      if (!said.isEmpty() && value.isObject()) {
        ((ObjectNode) value).put("description", said);
      }
    });
  }

  /** What the Javadoc says of a record, or of one of its parts; nothing if it says nothing. */
  private static String words(Class<?> type, String part) {
    Class<?> outer = type.getEnclosingClass() == null ? type : type.getEnclosingClass();
    Matcher documented = DOCUMENTED.matcher(read(SOURCES.resolve(outer.getName().replace('.', '/') + ".java")));
    while (documented.find()) {
      if (documented.group(2).equals(type.getSimpleName())) {
        String all = documented.group(1).replaceAll("\n\\s*\\*( |$)?", "\n").replaceAll("[:,;]? see \\{@link [^}]+}", "").replaceAll("\\{@\\w+ [\\w.]*?#?([\\w,.;:/ -]+?)}", "$1");
        String[] parts = all.split("\n@");
        return Arrays.stream(parts).filter(text -> part.isEmpty() ? text == parts[0] : text.startsWith("param " + part + " ")).findFirst()
            .map(text -> text.replace("param " + part + " ", "").replaceAll("\\s+", " ").strip()).orElse("");
      }
    }
    return "";
  }

  private static String read(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.passerelle.referral.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The columns of a CSV file of referrals, named as in the API; those of a person begin with {@code person.}. Relatives, linked cases, documents, remarks
 * on a specific need and facts that a member of the family must not see have no column: such families come by form, API or JSON Lines.
 */
public final class CsvColumns {

  static final String REFERENCE = "partnerReference";
  static final String PERSON = "person.";
  static final String NEEDS = "person.specificNeeds";

  private static final Map<String, Kind> KINDS = kinds();
  private static final Set<String> REQUIRED = Set.of(REFERENCE, "primaryCategory", "caseSize", "danger", "medicalNeed", "countryOfAsylum",
      "insideHomeCountry", "languages", "consent", "person.relation", "person.accompanying", "person.fullName", "person.sex");
  private static final Set<String> YES = Set.of("true", "yes", "vrai", "oui");
  private static final Set<String> NO = Set.of("false", "no", "faux", "non");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
  private static final Pattern NAME_WITH_REASON = Pattern.compile("(.*?)\\s*\\(([A-Za-z]+)\\)", Pattern.DOTALL);

  private CsvColumns() {
  }

  /** How a cell is written. */
  public enum Kind {
    text, number, yesNo,
    /** Several, with semicolons between them. */
    list,
    /** Several names, each followed by its reason: {@code Zari (nickname); Zarmina Jan (beforeMarriage)}. */
    names
  }

  /** All names in the order of the form, with what their cells hold. */
  public static Map<String, Kind> all() {
    return KINDS;
  }

  /** Whether a file must have the column. */
  public static boolean required(String column) {
    return REQUIRED.contains(column);
  }

  static List<String> missing(List<String> header) {
    return KINDS.keySet().stream().filter(column -> REQUIRED.contains(column) && !header.contains(column)).toList();
  }

  static boolean ofPerson(String column) {
    return column.startsWith(PERSON);
  }

  /** Puts a cell's value where the API has it. What cannot be read as what belongs there stays text, and is found by whoever reads it. */
  static void put(ObjectNode object, String column, String cell) {
    String path = column.startsWith(PERSON) ? column.substring(PERSON.length()) : column;
    int dot = path.indexOf('.');
    ObjectNode owner = dot < 0 ? object : object.withObjectProperty(path.substring(0, dot));
    owner.set(path.substring(dot + 1), value(KINDS.get(column), cell.strip()));
  }

  static List<String> parts(String cell) {
    return Arrays.stream(cell.split(";")).map(String::strip).filter(part -> !part.isEmpty()).toList();
  }

  private static JsonNode value(Kind kind, String cell) {
    return switch (kind) {
      case number -> NUMBER.matcher(cell).matches() ? IntNode.valueOf(Integer.parseInt(cell)) : TextNode.valueOf(cell);
      case yesNo -> yesNo(cell.toLowerCase(Locale.ROOT), cell);
      case list -> array(parts(cell).stream().map(TextNode::valueOf));
      case names -> array(parts(cell).stream().map(CsvColumns::otherName));
      case text -> TextNode.valueOf(cell);
    };
  }

  private static JsonNode yesNo(String small, String cell) {
    return YES.contains(small) || NO.contains(small) ? BooleanNode.valueOf(YES.contains(small)) : TextNode.valueOf(cell);
  }

  private static ObjectNode otherName(String part) {
    Matcher whole = NAME_WITH_REASON.matcher(part);
    ObjectNode name = JsonNodeFactory.instance.objectNode();
    return whole.matches() ? name.put("name", whole.group(1)).put("reason", whole.group(2)) : name.put("name", part);
  }

  private static ArrayNode array(Stream<? extends JsonNode> values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    values.forEach(array::add);
    return array;
  }

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    add(kinds, Kind.text, REFERENCE, "form", "programme", "groupReference", "primaryCategory", "secondaryCategory");
    add(kinds, Kind.number, "caseSize");
    add(kinds, Kind.text, "danger", "medicalNeed", "countryOfAsylum");
    add(kinds, Kind.yesNo, "insideHomeCountry");
    add(kinds, Kind.list, "languages");
    add(kinds, Kind.text, "intendedProvince", "sponsorCode", "undertakingSigned", "claim", "need", "remarks");
    add(kinds, Kind.yesNo, "consent");
    add(kinds, Kind.list, "consentsTo");
    add(kinds, Kind.text, "declaration.signedOn", "declaration.signedBy");
    add(kinds, Kind.yesNo, "declaration.applicantSigned");
    add(kinds, Kind.text, "declaration.interpreter", "person.relation");
    add(kinds, Kind.yesNo, "person.accompanying");
    add(kinds, Kind.text, "person.fullName", "person.nameInScript");
    add(kinds, Kind.names, "person.otherNames");
    add(kinds, Kind.text, "person.sex", "person.birthDate", "person.birthCalendar", "person.birthOriginal");
    add(kinds, Kind.number, "person.birthAge");
    add(kinds, Kind.text, "person.birthAgeOn", "person.nationality", "person.documentType", "person.documentNumber");
    add(kinds, Kind.list, "person.phones");
    add(kinds, Kind.text, "person.maritalStatus", "person.education", "person.occupation", "person.interpreterLanguage",
        "person.interpreterGender", "person.officialLanguage", "person.statusRecognizedBy", "person.statusReference");
    add(kinds, Kind.list, NEEDS);
    return kinds;
  }

  private static void add(Map<String, Kind> kinds, Kind kind, String... columns) {
    for (String column : columns) {
      kinds.put(column, kind);
    }
  }
}

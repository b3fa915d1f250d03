package org.passerelle.pages.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The JSON schemas that stand in {@code src/main/resources/schema}, and examples of fictional families. */
@Component
class PublishedSchemas {

  /** What is sent to an endpoint, by its id: a published schema, under the name it has in the description. */
  private static final Map<String, Sent> SENT = Map.of("referral.submit", new Sent("referral.schema.json", "ReferralSubmission"),
      "referral.resubmit", new Sent("referral.schema.json", "ReferralSubmission"), "referral.report", new Sent("change.schema.json", "ChangeReport"));

  private static final String DEFS = "#/$defs/";
  private static final String COMPONENTS = "#/components/schemas/";
  private static final String EXAMPLES = "examples.json";

  private final ObjectMapper json;

  PublishedSchemas(ObjectMapper json) {
    this.json = json;
  }

  /** A reference to the schema of what that endpoint takes; null when it describes itself. */
  @Nullable Schema<?> taken(String endpoint) {
    return SENT.containsKey(endpoint) ? new Schema<>().$ref(COMPONENTS + SENT.get(endpoint).name()) : null;
  }

  /** An example of what goes to that endpoint ({@code sent}) or comes from it ({@code answered}); a missing one when there is none. */
  JsonNode example(String endpoint, String direction) {
    JsonNode example = read(EXAMPLES).path(endpoint).path(direction);
    return example.isTextual() ? read(example.asText()) : example;
  }

  /** All published schemas as parts of the description; what they define stands beside them, with the referral's name before it. */
  Map<String, Schema<?>> all() {
    Map<String, Schema<?>> all = new LinkedHashMap<>();
    SENT.values().stream().distinct().sorted(java.util.Comparator.comparing(Sent::file)).forEach(sent -> {
      ObjectNode schema = (ObjectNode) read(sent.file());
      JsonNode defined = schema.remove("$defs");
      schema.remove("$id");
      schema.remove("$schema");
      all.put(sent.name(), readable(schema));
      defined.fields().forEachRemaining(each -> all.put("ReferralSubmission" + each.getKey(), readable(each.getValue())));
    });
    return all;
  }

  private static Schema<?> readable(JsonNode schema) {
    String here = schema.toString().replace("\"" + DEFS, "\"" + COMPONENTS + "ReferralSubmission");
    try {
      return Json31.mapper().readValue(here, Schema.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode read(String name) {
    try (InputStream in = new ClassPathResource("schema/" + name).getInputStream()) {
      return json.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Sent(String file, String name) {
  }
}

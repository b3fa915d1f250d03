package org.passerelle.pages.description;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** Describes what all endpoints share: who may call, in what shape faults are answered, and the schemas of what is sent. */
class WholeDescription implements OpenApiCustomizer {

  private static final String PROGRAM = "program";
  private static final String PROBLEM = "Problem";

  /** The faults there are, each with the kind that is most often meant by it. */
  private static final Map<Integer, String> FAULTS = new TreeMap<>(Map.ofEntries(Map.entry(400, "fields"), Map.entry(401, "signIn"),
      Map.entry(403, "forbidden"), Map.entry(404, "notFound"), Map.entry(406, "acceptable"), Map.entry(409, "referenceUsed"),
      Map.entry(412, "overtaken"), Map.entry(413, "tooLarge"), Map.entry(415, "mediaType"), Map.entry(422, "rules"),
      Map.entry(428, "versionMissing"), Map.entry(429, "wait")));

  /** Along the journey of a file. */
  private static final List<String> ROOMS =
      List.of("referral", "informationRequest", "document", "batch", "verificationRequest", "proposal", "selection", "notice");

  private static final Object[] EXAMPLES = {"PAS-2026-000001"};

  private final MessageSource messages;
  private final PublishedSchemas schemas;

  WholeDescription(MessageSource messages, PublishedSchemas schemas) {
    this.messages = messages;
    this.schemas = schemas;
  }

  @Override
  public void customise(OpenAPI api) {
    api.setInfo(new Info().title(message("api.title")).version("1").description(message("api.text")));
    api.setServers(List.of(new Server().url("/")));
    Components components = Objects.requireNonNullElseGet(api.getComponents(), Components::new);
    components.addSecuritySchemes(PROGRAM,
        new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic").description(message("api.program")));
    schemas.all().forEach(components::addSchemas);
    components.addSchemas(PROBLEM, problem());
    FAULTS.forEach((status, key) -> components.addResponses("fault" + status, new ApiResponse().description(message("api.fault." + status))
        .content(new Content().addMediaType(org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
            new MediaType().schema(new Schema<>().$ref(PROBLEM)).example(example(status, key))))));
    api.setComponents(components);
    api.setSecurity(List.of(new SecurityRequirement().addList(PROGRAM)));
    Set<String> used = api.getPaths().values().stream().flatMap(path -> path.readOperations().stream())
        .flatMap(operation -> operation.getTags().stream()).collect(Collectors.toSet());
    api.setTags(ROOMS.stream().map(room -> message("api.tag." + room)).filter(used::contains).map(name -> new Tag().name(name)).toList());
    Paths sorted = new Paths();
    api.getPaths().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(path -> sorted.addPathItem(path.getKey(), path.getValue()));
    api.setPaths(sorted);
  }

  private Map<String, Object> example(int status, String key) {
    Map<String, Object> example = new LinkedHashMap<>();
    example.put("type", "urn:passerelle:problem:" + key);
    example.put("title", messages.getMessage("problem." + key + ".title", EXAMPLES, LocaleContextHolder.getLocale()));
    example.put("status", status);
    example.put("detail", messages.getMessage("problem." + key, EXAMPLES, LocaleContextHolder.getLocale()));
    if (status == 400) {
      example.put("errors", List.of(Map.of("field", "persons[1].birthDate", "message", message("validation.birthInFuture"))));
    }
    if (status == 422) {
      example.put("errors", List.of(Map.of("field", "caseSize", "code", "caseSizeDiffers", "message", message("fault.caseSizeDiffers"))));
      example.put("remarks", List.of());
    }
    if (status == 409) {
      example.put("caseNumber", EXAMPLES[0]);
    }
    if (status == 412) {
      example.put("version", 2);
      example.put("differences", List.of(Map.of("field", "danger", "yours", "none", "onFile", "serious")));
    }
    return example;
  }

  private Schema<?> problem() {
    Map<String, Schema<?>> parts = new LinkedHashMap<>();
    parts.put("type", new StringSchema().format("uri").example("urn:passerelle:problem:fields"));
    parts.put("title", new StringSchema());
    parts.put("status", new IntegerSchema());
    parts.put("detail", new StringSchema());
    parts.put("errors", new ArraySchema().items(found()));
    parts.put("remarks", new ArraySchema().items(found()));
    parts.put("caseNumber", new StringSchema());
    parts.put("version", new IntegerSchema());
    parts.put("differences", new ArraySchema().items(object(Map.of("field", new StringSchema(), "yours", new Schema<>(), "onFile", new Schema<>()))));
    Stream.of("type", "title", "detail", "errors", "remarks", "caseNumber", "version", "differences")
        .forEach(part -> parts.get(part).setDescription(message("api.problem." + part)));
    return object(parts).description(message("api.problem")).required(List.of("type", "title", "status", "detail"));
  }

  private Schema<?> found() {
    Map<String, Schema<?>> parts = new LinkedHashMap<>();
    parts.put("field", new StringSchema().example("persons[1].birthDate").description(message("api.problem.field")));
    parts.put("code", new StringSchema().example("caseSizeDiffers").description(message("api.problem.code")));
    parts.put("message", new StringSchema().description(message("api.problem.message")));
    return object(parts).required(List.of("field", "message"));
  }

  private static Schema<?> object(Map<String, Schema<?>> parts) {
    Schema<?> object = new ObjectSchema();
    parts.forEach(object::addProperty);
    return object;
  }

  private @Nullable String message(String key) {
    return messages.getMessage(key, null, null, LocaleContextHolder.getLocale());
  }
}

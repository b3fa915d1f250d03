package org.passerelle.pages.description;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.passerelle.pages.RequestKey;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;

/**
 * Describes one endpoint. Its id is made of its class and method, {@code referral.submit}; under {@code api.<id>} stands its summary, and under
 * {@code api.<id>.text} what else there is to know.
 */
class EndpointDescription implements OperationCustomizer {

  private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

  /** Endpoints that say which version they speak of. */
  private static final Set<String> TAGGED = Set.of("referral.submit", "referral.one", "referral.submission", "referral.resubmit", "sponsorProfile.read", "sponsorProfile.change");
  /** Endpoints that ask from which version the caller started. */
  private static final Set<String> MATCHED = Set.of("referral.resubmit", "sponsorProfile.change");
  private static final String SUBMIT = "referral.submit";

  private final MessageSource messages;
  private final PublishedSchemas schemas;

  EndpointDescription(MessageSource messages, PublishedSchemas schemas) {
    this.messages = messages;
    this.schemas = schemas;
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    String room = handler.getBeanType().getSimpleName().replaceAll("s?Api$", "");
    String id = room.substring(0, 1).toLowerCase(Locale.ROOT) + room.substring(1) + "." + handler.getMethod().getName();
    operation.setOperationId(id);
    operation.setSummary(message("api." + id));
    operation.setDescription(message("api." + id + ".text"));
    operation.setTags(List.of(Objects.requireNonNullElse(message("api.tag." + id.substring(0, id.indexOf('.'))), room)));
    headers(operation, handler, id);
    body(operation, id);
    answers(operation, handler, id);
    return operation;
  }

  private void headers(Operation operation, HandlerMethod handler, String id) {
    if (operation.getParameters() != null) {
      operation.getParameters().forEach(parameter -> parameter.setDescription(message("api.param." + parameter.getName())));
    }
    if (takes(handler, RequestKey.class)) {
      operation.addParametersItem(header(RequestKey.HEADER, false).schema(new StringSchema().maxLength(200)).example("7f1c9a"));
    }
    if (MATCHED.contains(id)) {
      operation.addParametersItem(header("If-Match", true).schema(new StringSchema()).example("\"v1\""));
    }
  }

  private Parameter header(String name, boolean required) {
    return new HeaderParameter().name(name).required(required).description(message("api.param." + name));
  }

  private void body(Operation operation, String id) {
    Schema<?> taken = schemas.taken(id);
    if (taken != null) {
      operation.setRequestBody(new RequestBody().required(true).content(new Content().addMediaType(JSON, new MediaType().schema(taken))));
    }
    JsonNode example = schemas.example(id, "sent");
    if (operation.getRequestBody() != null && !example.isMissingNode()) {
      operation.getRequestBody().getContent().values().forEach(content -> content.setExample(example));
    }
  }

  private void answers(Operation operation, HandlerMethod handler, String id) {
    ApiResponses answers = operation.getResponses();
    answers.forEach((status, answer) -> {
      answer.setDescription(message("api.answer." + status));
      JsonNode example = schemas.example(id, "answered");
      if (answer.getContent() != null && !example.isMissingNode()) {
        answer.getContent().values().forEach(content -> content.setExample(example));
      }
      if (TAGGED.contains(id)) {
        answer.addHeaderObject("ETag", new Header().description(message("api.answer.etag")).schema(new StringSchema()));
      }
    });
    if (id.equals(SUBMIT)) {
      ApiResponse known = answers.get("200");
      answers.addApiResponse("201", new ApiResponse().description(message("api.answer.201")).content(known.getContent())
          .headers(new LinkedHashMap<>(known.getHeaders())).addHeaderObject("Location", new Header().description(message("api.answer.location")).schema(new StringSchema())));
    }
    faults(operation, handler, id).forEach(status -> answers.addApiResponse(status.toString(), new ApiResponse().$ref("fault" + status)));
  }

  private static Set<Integer> faults(Operation operation, HandlerMethod handler, String id) {
    Set<Integer> faults = new TreeSet<>(List.of(401, 403, 406, 429));
    boolean writes = takes(handler, RequestKey.class) || operation.getRequestBody() != null;
    if (writes) {
      faults.addAll(List.of(400, 409, 413, 415, 422));
    } else if (operation.getParameters() != null && !operation.getParameters().isEmpty()) {
      faults.add(400);
    }
    if (Arrays.stream(handler.getMethodParameters()).anyMatch(parameter -> parameter.hasParameterAnnotation(PathVariable.class))) {
      faults.add(404);
    }
    if (MATCHED.contains(id)) {
      faults.addAll(List.of(412, 428));
    }
    return faults;
  }

  private static boolean takes(HandlerMethod handler, Class<?> type) {
    return Arrays.stream(handler.getMethodParameters()).map(MethodParameter::getParameterType).anyMatch(type::equals);
  }

  private @Nullable String message(String key) {
    return messages.getMessage(key, null, null, LocaleContextHolder.getLocale());
  }
}

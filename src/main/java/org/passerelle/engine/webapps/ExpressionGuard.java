package org.passerelle.engine.webapps;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets no expression reach the engine from outside (CVE-2026-109432: the engine evaluates some although it was told not to). A request to the web
 * applications' API with a JSON key, at any depth, or a query parameter that ends in {@code Expression} is answered 400 and written to the audit
 * register. Whatever could make the engine read other text than this filter read is refused too: other encodings, two values, repeated keys.
 */
final class ExpressionGuard extends OncePerRequestFilter {

  static final int LARGEST_BODY = 256 * 1024;

  private static final String FORBIDDEN = "expression";

  private final JsonFactory json = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private final Refusals refusals;

  ExpressionGuard(Refusals refusals) {
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      refusals.refuse(request, response, HttpStatus.PAYLOAD_TOO_LARGE, "bodyTooLarge", "webapps.tooLarge");
      return;
    }
    if (body.length > 0 && !plainJson(request)) {
      refusals.refuse(request, response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "notJson", "webapps.notReadable");
      return;
    }
    try {
      if (inQuery(request.getQueryString()) || inBody(body)) {
        refusals.refuse(request, response, HttpStatus.BAD_REQUEST, "expressionRefused", "webapps.expression");
        return;
      }
    } catch (JsonProcessingException | CharacterCodingException | IllegalArgumentException malformed) {
      refusals.refuse(request, response, HttpStatus.BAD_REQUEST, "malformedRefused", "webapps.notReadable");
      return;
    }
    chain.doFilter(JsonBody.again(request, body), response);
  }

  private static boolean plainJson(HttpServletRequest request) {
    try {
      MediaType type = MediaType.parseMediaType(request.getContentType() == null ? "" : request.getContentType());
      return request.getHeader(HttpHeaders.CONTENT_ENCODING) == null && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)
          && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  private static boolean inQuery(@Nullable String query) {
    return query != null && Arrays.stream(query.split("[&;]"))
        .anyMatch(pair -> forbidden(URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8)));
  }

  private boolean inBody(byte[] body) throws IOException {
    if (body.length == 0) {
      return false;
    }
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    try (JsonParser parser = json.createParser(text)) {
      boolean found = false;
      int values = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        found |= token == JsonToken.FIELD_NAME && forbidden(parser.currentName());
        boolean whole = parser.getParsingContext().inRoot() && (token.isScalarValue() || token.isStructEnd());
        values += whole ? 1 : 0;
      }
      if (values != 1) {
        throw new IllegalArgumentException("not one value");
      }
      return found;
    }
  }

  private static boolean forbidden(String name) {
    return name.toLowerCase(Locale.ROOT).strip().endsWith(FORBIDDEN);
  }
}

package org.passerelle.engine.webapps;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.BodyAgain;

/** A request whose body was read and is given to the engine again, as it was or mended. */
final class JsonBody extends HttpServletRequestWrapper {

  private final String method;
  private final byte[] body;

  private JsonBody(HttpServletRequest request, String method, byte[] body) {
    super(request);
    this.method = method;
    this.body = body;
  }

  /** The same request, readable once more. */
  static JsonBody again(HttpServletRequest request, byte[] body) {
    return new JsonBody(request, request.getMethod(), body);
  }

  /** The request as a POST of this body. */
  static JsonBody posted(HttpServletRequest request, byte[] body) {
    return new JsonBody(request, "POST", body);
  }

  /** The body as an object; an empty body is an empty object. */
  static ObjectNode object(ObjectMapper json, byte[] body) throws IOException {
    return body.length == 0 ? json.createObjectNode() : json.readValue(body, ObjectNode.class);
  }

  byte[] body() {
    return body.clone();
  }

  @Override
  public String getMethod() {
    return method;
  }

  @Override
  public int getContentLength() {
    return body.length;
  }

  @Override
  public long getContentLengthLong() {
    return body.length;
  }

  @Override
  public String getContentType() {
    return body.length > 0 ? "application/json" : super.getContentType();
  }

  @Override
  public @Nullable String getHeader(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "content-length" -> String.valueOf(body.length);
      case "content-type" -> getContentType();
      default -> super.getHeader(name);
    };
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals("content-length") || lower.equals("content-type")) {
      String value = getHeader(name);
      return value == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(value));
    }
    return super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    List<String> names = Collections.list(super.getHeaderNames());
    if (body.length > 0 && names.stream().noneMatch("content-type"::equalsIgnoreCase)) {
      names.add("content-type");
    }
    return Collections.enumeration(names);
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
  }

  @Override
  public ServletInputStream getInputStream() {
    return new BodyAgain(body);
  }
}

package org.passerelle.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody at the door: sees each answer as it came, redirects too, and speaks to the engine's web applications with their own token against
 * forgery. {@link Browser} is for pages.
 */
public final class Visitor {

  public static final String ENGINE = "/camunda/api/engine/engine/default";

  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).followRedirects(HttpClient.Redirect.NEVER).build();
  private final String base;

  public Visitor(int port) {
    base = "http://localhost:" + port;
  }

  /** Someone who has signed in with the demonstration's password, and has the web applications' token if they may have one. */
  public static Visitor signedIn(int port, String username) {
    Visitor visitor = new Visitor(port);
    visitor.signIn(username, "passerelle");
    visitor.get("/camunda/app/welcome/default/");
    return visitor;
  }

  public HttpResponse<String> signIn(String username, String password) {
    return form("/login", "/login", Map.of("username", username, "password", password));
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** Sends a form with the token of the page it stands on. */
  public HttpResponse<String> form(String page, String path, Map<String, String> fields) {
    Matcher token = FORM_TOKEN.matcher(get(page).body());
    String body = fields.entrySet().stream().map(field -> field.getKey() + "=" + encode(field.getValue())).collect(Collectors.joining("&"))
        + (token.find() ? "&_csrf=" + encode(token.group(1)) : "");
    return send(request(path).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)));
  }

  /** Calls the web applications' API with a JSON body. */
  public HttpResponse<String> call(String method, String path, String json) {
    return call(method, path, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  public HttpResponse<String> call(String method, String path, String type, byte[] body) {
    HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofByteArray(body)).header("Accept", "application/json");
    cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
    return send(body.length == 0 ? request : request.header("Content-Type", type));
  }

  public java.util.Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name)).map(HttpCookie::getValue)
        .findFirst();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}

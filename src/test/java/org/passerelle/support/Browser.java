package org.passerelle.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person's browser without scripts: keeps cookies, follows redirects, sends forms with their token. */
public final class Browser {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.ALWAYS).build();
  private final String base;
  private String token = "";

  public Browser(int port) {
    base = "http://localhost:" + port;
  }

  /** Signs in with the demonstration's password. */
  public Browser signIn(String username) {
    get("/login");
    post("/login", Map.of("username", username, "password", "passerelle"));
    return this;
  }

  public Page get(String path) {
    return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
  }

  /** A file behind a link, as it came. */
  public HttpResponse<byte[]> download(String path) {
    try {
      return http.send(HttpRequest.newBuilder(URI.create(base + path)).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a form; answers with the page one ends on. */
  public Page post(String path, Map<String, String> fields) {
    String body = fields.entrySet().stream().map(field -> field.getKey() + "=" + encode(field.getValue())).collect(Collectors.joining("&"))
        + "&_csrf=" + encode(token);
    return send(HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Sends a form with a file in its field {@code file}. */
  public Page upload(String path, Map<String, String> fields, String fileName, byte[] content) {
    StringBuilder head = new StringBuilder();
    fields.forEach((name, value) -> head.append(part(name)).append("\r\n\r\n").append(value).append("\r\n"));
    head.append(part("_csrf")).append("\r\n\r\n").append(token).append("\r\n").append(part("file")).append("; filename=\"").append(fileName)
        .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n");
    byte[] body = SampleDocuments.joined(SampleDocuments.joined(SampleDocuments.text(head.toString()), content), SampleDocuments.text("\r\n--zz--\r\n"));
    return send(HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "multipart/form-data; boundary=zz")
        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private static String part(String name) {
    return "--zz\r\nContent-Disposition: form-data; name=\"" + name + "\"";
  }

  private Page send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
      Matcher found = TOKEN.matcher(response.body());
      token = found.find() ? found.group(1) : token;
      return new Page(response.statusCode(), response.uri().getPath(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /**
   * A page as it came.
   *
   * @param path where one has ended
   */
  public record Page(int status, String path, String html) {

    /** Its words without the marks. */
    public String text() {
      return html.replaceAll("(?s)<head>.*?</head>", " ").replaceAll("<[^>]+>", " ").replace("&#39;", "'").replace("&amp;", "&")
          .replaceAll("\\s+", " ");
    }
  }
}

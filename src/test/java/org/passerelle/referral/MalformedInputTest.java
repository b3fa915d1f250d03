package org.passerelle.referral;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.Wire;
import org.passerelle.support.Wire.Answer;
import org.passerelle.support.Wire.Request;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What a broken or hostile program may send. Each is refused as the caller's fault, in the one shape of all faults; nothing is stored, and nothing of
 * what was sent is said again, neither in the answer nor in the log.
 */
@ExtendWith(OutputCaptureExtension.class)
class MalformedInputTest extends IntegrationTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REFERRALS = "/api/v1/referrals";

  /** Stands in everything that is sent. */
  private static final String CANARY = "zzcanary";

  @LocalServerPort
  private int port;

  @ParameterizedTest(name = "{0}")
  @MethodSource({"bodies", "fields", "sizes", "types", "addresses", "headers"})
  void isRefusedWithoutATrace(Case sent, CapturedOutput output) throws Exception {
    long before = rows();
    Answer answer = Wire.send(port, sent.bytes());

    assertThat(answer.status()).as(sent + ": " + answer.body()).isEqualTo(sent.status());
    assertThat(rows()).as("rows in all tables").isEqualTo(before);
    assertThat(answer.body()).as(sent.name()).doesNotContain(CANARY);
    assertThat(answer.headers().toString()).doesNotContain(CANARY);
    assertThat(output.getAll()).doesNotContain(CANARY);
    if (sent.reachesUs()) {
      assertThat(answer.header("Content-Type").orElse("")).as(sent.name()).startsWith("application/problem+json");
      JsonNode problem = JSON.readTree(answer.body());
      assertThat(problem.path("status").asInt()).isEqualTo(sent.status());
      assertThat(problem.path("type").asText()).startsWith("urn:passerelle:problem:");
      assertThat(problem.path("title").asText()).isNotBlank();
      assertThat(problem.path("detail").asText()).isNotBlank();
      assertThat(problem.has("instance")).isFalse();
    }
  }

  static Stream<Case> bodies() {
    String good = referral().toString();
    return Stream.of(
        text("no body", ""), text("white space", " \n\t "), text("an open brace", "{"), text("a list", "[{}]"), text("null", "null"),
        text("a number", "17"), text("a text", "\"" + CANARY + "\""), text("words", CANARY), text("cut short", good.substring(0, good.length() / 2)),
        text("two objects", good + good), text("words behind the end", good + CANARY), text("a comment", "/* " + CANARY + " */" + good),
        text("single quotes", good.replace('"', '\'')), text("names without quotes", "{" + CANARY + ":1}"),
        text("a comma too many", good.replaceFirst("}$", ",}")), text("NaN", with("caseSize", "NaN")), text("infinity", with("caseSize", "-Infinity")),
        text("a leading zero", with("caseSize", "03")), text("a plus sign", with("caseSize", "+3")), text("hexadecimal", with("caseSize", "0x3")),
        text("a name twice", good.replaceFirst("\\{", "{\"danger\":\"immediate\",")),
        text("a name twice, written differently", good.replaceFirst("\\{", "{\"d\\\\u0061nger\":\"immediate\",")),
        text("a name twice in a person", good.replaceFirst("\"sex\"", "\"sex\":\"male\",\"sex\"")),
        text("lists in lists", "[".repeat(100_000)), text("objects in objects", "{\"a\":".repeat(50_000)),
        text("a deep value", with("claim", "[".repeat(100) + "]".repeat(100))), text("a name of 100,000 letters", "{\"" + "x".repeat(100_000) + "\":1}"),
        text("100,000 digits", with("caseSize", "9".repeat(100_000))), text("an exponent out of this world", with("caseSize", "1e999999999")),
        text("a fraction of 100,000 digits", with("caseSize", "0." + "1".repeat(100_000))),
        text("50,000 unknown names", "{" + String.join(",", java.util.stream.IntStream.range(0, 50_000).mapToObj(i -> "\"x" + i + "\":1").toList()) + "}"),
        text("300,000 persons", "{\"persons\":[" + "{},".repeat(300_000) + "{}]}"), text("300,000 languages", "{\"languages\":[" + "0,".repeat(300_000) + "0]}"),
        text("a class by name", good.replaceFirst("\\{", "{\"@class\":\"" + CANARY + "\",")),
        text("a prototype", good.replaceFirst("\\{", "{\"__proto__\":{\"" + CANARY + "\":1},")),
        text("a statement as a name", good.replaceFirst("\\{", "{\"" + CANARY + "'; drop table person; --\":1,")),
        text("a raw control character", good.replace("Parwin", "Par\u0001win")), text("a raw line end", good.replace("Parwin", "Par\nwin")),
        text("a zero as it is", good.replace("Parwin", "Par\u0000win")), bytes("a byte that is no UTF-8", good, "Parwin", 0xFF),
        bytes("a long form of a slash", good, "Parwin", 0xC0, 0xAF), bytes("half a pair in UTF-8", good, "Parwin", 0xED, 0xA0, 0x80),
        bytes("a letter cut in two", good, "Parwin", 0xD9), bytes("beyond Unicode", good, "Parwin", 0xF4, 0x90, 0x80, 0x80),
        encoded("Latin-1", good.replace("Parwin", "Parwín"), ISO_8859_1), encoded("UTF-16, big end first", good, UTF_16BE),
        encoded("UTF-16, little end first", good, UTF_16LE), encoded("UTF-16 with its mark", "\uFEFF" + good, UTF_16BE),
        encoded("UTF-32", good, Charset.forName("UTF-32BE")),
        post("compressed", 400, request -> request.header("Content-Encoding", "gzip").body(compressed(good))));
  }

  static Stream<Case> fields() {
    return Stream.of(
        field("an age beyond all years", body -> age(body, Integer.MAX_VALUE, null)), field("an age before birth", body -> age(body, Integer.MIN_VALUE, null)),
        field("an age on the last day", body -> age(body, 30, "+999999999-12-31")), field("an age on the first day", body -> age(body, 120, "-999999999-01-01")),
        field("a birth in the year 0", body -> person(body).put("birthDate", "0000-00-00")),
        field("a lunar birth in the year 9999", body -> person(body).put("birthDate", "9999-12-30").put("birthCalendar", "lunarHijri")),
        field("a birth in digits of another script", body -> person(body).put("birthDate", "۱۳۶۷")),
        field("half a pair", body -> body.put("claim", CANARY + "\ud83d")), field("a zero", body -> body.put("claim", CANARY + "\u0000")),
        field("an override of direction", body -> person(body).put("fullName", CANARY + "\u202Egnp.exe")),
        field("an isolate", body -> person(body).put("fullName", CANARY + "\u2067x\u2069")), field("an escape sequence", body -> person(body).put("fullName", CANARY + "\u001b[31m")),
        field("a line separator", body -> person(body).put("fullName", CANARY + "\u2028x")), field("a name without a letter", body -> person(body).put("fullName", "<>&\"'")),
        field("a path", body -> body.put("partnerReference", "../../" + CANARY)), field("a path of another system", body -> body.put("partnerReference", "C:\\" + CANARY)),
        field("a formula", body -> body.put("partnerReference", "=cmd|'" + CANARY + "'!A1")), field("a link", body -> body.put("sponsorCode", "javascript:" + CANARY)),
        field("an expression", body -> body.put("sponsorCode", "${" + CANARY + "}")), field("a statement", body -> body.put("sponsorCode", "'; drop table " + CANARY)),
        field("a million letters", body -> body.put("claim", CANARY.repeat(125_000))), field("an object for a text", body -> body.putObject("claim").put(CANARY, 1)),
        field("a list for a text", body -> body.putArray("claim").add(CANARY)), field("a text for a list", body -> body.put("persons", CANARY)),
        field("a phone number of 10,000 digits", body -> person(body).putArray("phones").add("+" + "9".repeat(10_000))),
        field("a document that is no id", body -> body.putArray("attachments").addObject().put("document", "../" + CANARY)),
        field("nothing among names", body -> person(body).putArray("otherNames").addNull()), field("nothing among numbers", body -> person(body).putArray("phones").addNull()),
        field("nothing among cases", body -> body.putArray("linkedCases").addNull()), field("nothing among relatives", body -> body.putArray("relatives").addNull()),
        field("nothing among needs", body -> body.putArray("specificNeeds").addNull()), field("nothing among facts", body -> body.putArray("confidential").addNull()),
        field("nothing among consents", body -> body.putArray("consentsTo").addNull()), field("nothing among documents", body -> body.putArray("attachments").addNull()),
        field("nobody among persons", body -> body.putArray("persons").addNull()), field("nothing among languages", body -> body.putArray("languages").addNull()),
        field("an empty object everywhere", body -> java.util.stream.Stream.of("persons", "relatives", "specificNeeds", "confidential", "linkedCases", "attachments")
            .forEach(list -> body.putArray(list).addObject())),
        field("a person who is not listed in a way", body -> body.putArray("specificNeeds").addObject().put("person", -1).put("need", "CR")));
  }

  static Stream<Case> sizes() {
    byte[] large = ("{\"claim\":\"" + CANARY + " ".repeat(10_000_000) + "\"}").getBytes(UTF_8);
    return Stream.of(
        post("10 MB", 413, request -> request.body(large)), post("10 MB in chunks", 413, request -> chunked(request, large)),
        post("a byte too many", 413, request -> request.body(padded(1 << 20, 1))), post("a byte too many in chunks", 413, request -> chunked(request, padded(1 << 20, 1))),
        post("the most there may be", 400, request -> request.body(padded(1 << 20, 0))),
        post("100 GB announced", 413, request -> request.header("Content-Length", "107374182400").lengthSaid()),
        post("chunks without end", 413, request -> request.header("Transfer-Encoding", "chunked").lengthSaid().body(chunk(large))),
        post("a chunk of no number", 400, request -> request.header("Transfer-Encoding", "chunked").lengthSaid().body((CANARY + "\r\n").getBytes(UTF_8))),
        transport("a length below nothing", 400, request -> request.header("Content-Length", "-1").lengthSaid()),
        transport("a length of no number", 400, request -> request.header("Content-Length", CANARY).lengthSaid()));
  }

  static Stream<Case> types() {
    String good = referral().toString();
    UnaryOperator<Request> body = request -> request.body(good.getBytes(UTF_8));
    return Stream.of(
        post("no type", 415, request -> body.apply(request).without("Content-Type")), typed("text/plain"), typed("application/xml"), typed("text/html"),
        typed("application/x-www-form-urlencoded"), typed("multipart/form-data; boundary=" + CANARY), typed("application/"), typed("*/*"), typed(CANARY),
        typed("application/json; charset=iso-8859-1"), typed("application/json; charset=utf-16"), typed("application/json; charset=" + CANARY),
        typed("application/json; charset=\"" + CANARY + "\""), post("an answer in XML", 406, request -> body.apply(request).header("Accept", "application/xml")),
        post("an answer in words", 406, request -> body.apply(request).header("Accept", "text/plain")),
        post("an answer of no type", 406, request -> body.apply(request).header("Accept", CANARY)),
        post("an answer in a picture", 406, request -> body.apply(request).header("Accept", "image/*;q=" + CANARY)));
  }

  static Stream<Case> addresses() {
    return Stream.of(
        get("nothing there", 404, "/api/v1/" + CANARY), get("nothing below", 404, REFERRALS + "/x/" + CANARY), get("another version", 404, "/api/v9/referrals"),
        get("the root", 404, "/api/"), get("a script", 404, REFERRALS + "/%3Cscript%3E" + CANARY), get("a case nobody has", 404, REFERRALS + "/PAS-0000-" + CANARY),
        get("a slash too many", 404, REFERRALS + "/"), unread("a zero in the address", 400, REFERRALS + "/%00" + CANARY), get("a way up", 400, REFERRALS + "/../" + CANARY),
        get("a hidden way up", 400, REFERRALS + "/%2e%2e/" + CANARY), unread("a hidden slash", 400, REFERRALS + "/..%2f" + CANARY), get("a parameter in the path", 400, REFERRALS + ";x=" + CANARY),
        get("two slashes", 400, "/api//v1/" + CANARY), unread("a backslash", 400, REFERRALS + "/%5c" + CANARY), get("a line end", 400, REFERRALS + "/%0d%0a" + CANARY),
        unread("bytes that are no UTF-8", 400, REFERRALS + "/%ff" + CANARY), get("a zero to begin after", 400, REFERRALS + "?before=%00" + CANARY),
        get("a statement to begin after", 400, REFERRALS + "?before='%20or%201=1%20" + CANARY), get("a name of 5,000 letters", 404, REFERRALS + "/" + "a".repeat(5_000)),
        method("DELETE", 405), method("PATCH", 405), method("PUT", 405), method("TRACE", 405), method(CANARY.toUpperCase(), 400),
        transport("an address with angles", 400, request -> request, "/api/v1/<" + CANARY + ">"),
        transport("an address of 100,000 letters", 400, request -> request, REFERRALS + "/" + "a".repeat(100_000)));
  }

  static Stream<Case> headers() {
    return Stream.of(
        key("of two words", CANARY + " 2"), key("of nothing", ""), key("of 201 letters", "x".repeat(201)), key("in another script", "کلید"), key("with a tab", CANARY + "\t2"),
        key("in two lines", CANARY + "\r\n  2"), post("a key twice", 400, request -> good(request).header("Idempotency-Key", "a").header("idempotency-key", "b")),
        post("a language of no kind", 400, request -> request.body("{".getBytes(UTF_8)).header("Accept-Language", CANARY + ";q=x,,,*;q=9")),
        transport("a header of 100,000 letters", 400, request -> good(request).header("X-Long", CANARY.repeat(12_500))),
        transport("a header with a zero", 400, request -> good(request).header("X-Zero", "a\u0000" + CANARY)),
        transport("two lengths", 400, request -> good(request).header("Content-Length", "5").header("content-length", "6").lengthSaid()));
  }

  @Test
  void whoIsNotKnownIsToldSoBeforeAnythingIsRead() {
    byte[] large = ("{\"claim\":\"" + " ".repeat(5_000_000) + "\"}").getBytes(UTF_8);
    for (String path : List.of(REFERRALS, "/api/v1/nothing")) {
      Answer answer = Wire.send(port, Wire.request("POST", path).header("Content-Type", "application/json").body(large).bytes());
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
      assertThat(answer.header("WWW-Authenticate")).isPresent();
    }
  }

  @Test
  void theMethodsThatAreTakenAreNamed() {
    assertThat(Wire.send(port, Wire.request("DELETE", REFERRALS).as("haven").bytes()).header("Allow").orElse("")).contains("GET", "POST");
  }

  @Test
  void noMoreFaultsAreListedThanAnybodyMends() throws Exception {
    String names = String.join(",", java.util.stream.IntStream.range(0, 20_000).mapToObj(i -> "\"name" + i + "\":1").toList());
    Answer answer = Wire.send(port, good(Wire.request("POST", REFERRALS).as("haven").header("Content-Type", "application/json"))
        .body(("{" + names + "}").getBytes(UTF_8)).bytes());
    assertThat(JSON.readTree(answer.body()).path("errors")).hasSizeLessThanOrEqualTo(500);
  }

  private long rows() {
    return jdbc.sql("select sum((xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I', relname), false, true, '')))[1]::text::bigint) "
        + "from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace").query(Long.class).single();
  }

  private static ObjectNode referral() {
    ObjectNode sent = SampleReferrals.json();
    sent.put("need", CANARY);
    return sent;
  }

  private static ObjectNode person(ObjectNode body) {
    return (ObjectNode) body.path("persons").path(0);
  }

  private static void age(ObjectNode body, int age, String on) {
    person(body).put("birthAge", age).put("birthAgeOn", on).remove("birthDate");
  }

  private static String with(String field, String value) {
    ObjectNode body = referral();
    body.put(field, "HERE");
    return body.toString().replace("\"HERE\"", value);
  }

  private static Request good(Request request) {
    return request.body(referral().toString().getBytes(UTF_8));
  }

  private static Case text(String name, String body) {
    return encoded(name, body, UTF_8);
  }

  private static Case encoded(String name, String body, Charset charset) {
    return post(name, 400, request -> request.body(body.getBytes(charset)));
  }

  private static Case bytes(String name, String body, String word, int... bytes) {
    byte[] before = body.substring(0, body.indexOf(word)).getBytes(UTF_8);
    byte[] after = body.substring(body.indexOf(word)).getBytes(UTF_8);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(before);
    Arrays.stream(bytes).forEach(all::write);
    all.writeBytes(after);
    return post(name, 400, request -> request.body(all.toByteArray()));
  }

  private static Case field(String name, Consumer<ObjectNode> harm) {
    ObjectNode body = referral();
    harm.accept(body);
    return text(name, escaped(body));
  }

  /** Half a pair cannot be written in UTF-8: as JSON it can, by its number. */
  private static String escaped(ObjectNode body) {
    return body.toString().replace("\ud83d", "\\ud83d");
  }

  private static Case typed(String type) {
    return post("of type " + type, 415, request -> good(request).header("Content-Type", type));
  }

  private static Case key(String name, String key) {
    return post("a key " + name, 400, request -> good(request).header("Idempotency-Key", key));
  }

  private static Case method(String method, int status) {
    return new Case("the method " + method, status, true, Wire.request(method, REFERRALS).as("haven").bytes());
  }

  private static Case get(String name, int status, String path) {
    return new Case(name, status, true, Wire.request("GET", path).as("haven").bytes());
  }

  private static Case unread(String name, int status, String path) {
    return new Case(name, status, false, Wire.request("GET", path).as("haven").bytes());
  }

  private static Case post(String name, int status, UnaryOperator<Request> change) {
    return new Case(name, status, true, change.apply(Wire.request("POST", REFERRALS).as("haven").header("Content-Type", "application/json")).bytes());
  }

  /** No HTTP at all: the server refuses it before any of us hears of it. */
  private static Case transport(String name, int status, UnaryOperator<Request> change, String... path) {
    return new Case(name, status, false, change.apply(Wire.request("POST", path.length == 0 ? REFERRALS : path[0]).as("haven")
        .header("Content-Type", "application/json")).bytes());
  }

  private static Request chunked(Request request, byte[] body) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(chunk(body));
    all.writeBytes("0\r\n\r\n".getBytes(UTF_8));
    return request.header("Transfer-Encoding", "chunked").lengthSaid().body(all.toByteArray());
  }

  private static byte[] chunk(byte[] body) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int at = 0; at < body.length; at += 60_000) {
      int size = Math.min(60_000, body.length - at);
      all.writeBytes((Integer.toHexString(size) + "\r\n").getBytes(UTF_8));
      all.write(body, at, size);
      all.writeBytes("\r\n".getBytes(UTF_8));
    }
    return all.toByteArray();
  }

  private static byte[] padded(int size, int more) {
    byte[] body = new byte[size + more];
    Arrays.fill(body, (byte) ' ');
    return body;
  }

  private static byte[] compressed(String text) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(all)) {
      out.write(text.getBytes(UTF_8));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return all.toByteArray();
  }

  /**
   * Something that is sent.
   *
   * @param status    it is answered with
   * @param reachesUs whether it is HTTP at all; what is not, the server refuses in its own shape
   */
  record Case(String name, int status, boolean reachesUs, byte[] bytes) {

    @Override
    public String toString() {
      return name;
    }
  }
}

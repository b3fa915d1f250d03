package org.passerelle.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.Visitor;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How administrators set up the way in which Yukon is told. */
class ChannelPagesTest extends IntegrationTest {

  private static final String CODE = "PROVINCEYT";
  private static final String HERE = "/desk/partners/" + CODE + "/change/channel";
  private static final Pattern SECRET = Pattern.compile("id=\"webhook-secret\">(whsec_[A-Za-z0-9_-]{43})<");

  @LocalServerPort
  private int port;

  @AfterEach
  void byMail() {
    jdbc.sql("delete from webhook where organization_id = (select id from organization where code = ?)").param(CODE).update();
  }

  @Test
  void anAdministratorSetsUpAWebhookAndSeesItsSecretOnce() throws Exception {
    HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/", exchange -> exchange.sendResponseHeaders(204, -1));
    receiver.start();
    try {
      Visitor admin = Visitor.signedIn(port, "admin");
      assertThat(admin.get(HERE).body()).contains("It is told by mail", "867-555-01");
      HttpResponse<String> made = admin.form(HERE, HERE, Map.of("do", "url", "url", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook"));
      String first = secret(made);
      assertThat(admin.get(HERE).body()).contains("Running", "Never tried").doesNotContain(first);

      assertThat(admin.form(HERE, HERE, Map.of("do", "test")).statusCode()).isEqualTo(302);
      assertThat(admin.get(HERE).body()).contains("The trial was delivered.", "HTTP 204");
      assertThat(admin.form(HERE, HERE, Map.of("do", "pause")).statusCode()).isEqualTo(302);
      assertThat(admin.get(HERE).body()).contains("Paused by hand.");
      assertThat(admin.get("/desk/outbox").body()).contains(CODE, "its webhook is paused");
      assertThat(admin.form(HERE, HERE, Map.of("do", "resume")).statusCode()).isEqualTo(302);

      String since = since(admin);
      String second = secret(admin.form(HERE, HERE, Map.of("do", "rotate", "since", since)));
      assertThat(second).isNotEqualTo(first);
      assertThat(admin.get(HERE).body()).contains("The one before signs too until");
      assertThat(admin.form(HERE, HERE, Map.of("do", "rotate", "since", since)).statusCode()).as("sent again, it changes nothing").isEqualTo(302);
      assertThat(since(admin)).isNotEqualTo(since);
      assertThat(admin.form(HERE, HERE, Map.of("do", "remove")).statusCode()).isEqualTo(302);
      assertThat(admin.get(HERE).body()).contains("It is told by mail");
      assertThat(jdbc.sql("select action from audit_event where subject = ? and actor = 'admin' order by id").param(CODE).query(String.class).list())
          .contains("setUpWebhook", "testWebhook", "pauseWebhook", "resumeWebhook", "rotateWebhookSecret", "removeWebhook");
    } finally {
      receiver.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "https://10.0.0.1/hook", "https://169.254.169.254/latest", "http://8.8.8.8/hook", "https://a b/", "https://me:word@8.8.8.8/"})
  void anAddressThatMayNotBeCalledIsRefusedBesideItsField(String url) {
    Visitor admin = Visitor.signedIn(port, "admin");
    HttpResponse<String> answer = admin.form(HERE, HERE, Map.of("do", "url", "url", url));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("href=\"#url\"", "id=\"url-fault\"");
    assertThat(jdbc.sql("select count(*) from webhook w join organization o on o.id = w.organization_id where o.code = ?").param(CODE).query(Integer.class)
        .single()).isZero();
  }

  @Test
  void theNumberOfTheDeskIsStored() {
    Visitor admin = Visitor.signedIn(port, "admin");
    String path = "/desk/partners/PROVINCEPE/change/channel";
    String version = jdbc.sql("select version::text from organization where code = 'PROVINCEPE'").query(String.class).single();
    assertThat(admin.form(path, path, Map.of("do", "telephone", "version", version, "telephone", "not a number")).statusCode()).isEqualTo(422);
    assertThat(admin.form(path, path, Map.of("do", "telephone", "version", version, "telephone", "902 368 0123")).statusCode()).isEqualTo(302);
    assertThat(admin.get("/desk/partners/PROVINCEPE").body()).contains("902-368-0123", "Telephone of the desk");
  }

  @ParameterizedTest
  @ValueSource(strings = {"supervisor", "destining", "auditor", "manitoba", "providerWinnipeg", "sponsor"})
  void nobodyElseComesNear(String username) {
    Visitor visitor = Visitor.signedIn(port, username);
    assertThat(visitor.get(HERE).statusCode()).isEqualTo(403);
    assertThat(visitor.form("/account", HERE, Map.of("do", "url", "url", "https://8.8.8.8/")).statusCode()).isEqualTo(403);
    assertThat(new Visitor(port).get(HERE).statusCode()).isEqualTo(302);
  }

  @Test
  void whoReceivesNoFamiliesHasNoSuchChannelAndNobodyReadsAMessageThatIsNone() {
    Visitor admin = Visitor.signedIn(port, "admin");
    assertThat(admin.get("/desk/partners/HAVENREF/change/channel").statusCode()).isEqualTo(404);
    assertThat(admin.get("/desk/outbox/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(Visitor.signedIn(port, "destining").get("/desk/outbox/" + UUID.randomUUID()).statusCode()).isEqualTo(403);
    assertThat(Visitor.signedIn(port, "manitoba").get("/desk/outbox/" + UUID.randomUUID()).statusCode()).isEqualTo(403);
  }

  private static String secret(HttpResponse<String> page) {
    Matcher found = SECRET.matcher(page.body());
    assertThat(found.find()).as("%s", page.statusCode()).isTrue();
    return found.group(1);
  }

  private static String since(Visitor admin) {
    Matcher found = Pattern.compile("name=\"since\" value=\"([^\"]+)\"").matcher(admin.get(HERE).body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}

package org.passerelle.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.passerelle.notification.Post;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Two organizations of the test's own with a lead each, and a mail server. */
abstract class PeopleTest extends IntegrationTest {

  static final String PASSWORD = "kettle orbit meadow lantern";

  @RegisterExtension
  static final GreenMailExtension SERVER =
      new GreenMailExtension(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)).withPerMethodLifecycle(true);

  @LocalServerPort
  int port;

  @Autowired
  private ApplicationContext application;

  OutsideParties.Party home;
  OutsideParties.Party elsewhere;
  final String word = OutsideParties.word().toLowerCase();

  @BeforeEach
  void twoOrganizations() {
    jdbc.sql("update outbox set sent_at = created_at where sent_at is null").update();
    jdbc.sql("delete from sign_in_throttle").update();
    OutsideParties parties = new OutsideParties(jdbc);
    home = parties.verifier("HOME", OutsideParties.word(), OutsideParties.word(), 1);
    elsewhere = parties.verifier("ELSE", OutsideParties.word(), OutsideParties.word(), 1);
    jdbc.sql("update account set organization_role = 'lead' where organization_id in (?, ?)").params(home.id(), elsewhere.id()).update();
  }

  @AfterEach
  void forgetAttempts() {
    jdbc.sql("delete from sign_in_throttle").update();
  }

  Visitor lead() {
    return signedIn(home.signIn());
  }

  Visitor signedIn(String username) {
    Visitor visitor = new Visitor(port);
    assertThat(target(visitor.signIn(username, "passerelle"))).isEqualTo("/");
    return visitor;
  }

  /** A person with the demonstration's password. */
  UUID person(String username, OutsideParties.Party organization, String organizationRole, String role) {
    UUID id = UUID.randomUUID();
    jdbc.sql("insert into account (id, username, display_name, email, password_hash, language, organization_id, roles, organization_role) "
            + "select ?, ?, 'Test Personfictional', ?, password_hash, 'en', ?::uuid, ?, ? from account where username = 'intake'")
        .params(id, username, username + "@example.org", organization == null ? null : organization.id(), new String[] {role}, organizationRole)
        .update();
    return id;
  }

  UUID id(String username) {
    return jdbc.sql("select id from account where username = ?").param(username).query(UUID.class).single();
  }

  static Map<String, String> invitee(String email, String... more) {
    Map<String, String> fields = new HashMap<>(Map.of("displayName", "Noor Guestfictional", "email", email, "language", "fr"));
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    return fields;
  }

  static Map<String, String> password(String password) {
    return Map.of("password", password, "again", password);
  }

  /** The text of the last mail to this address. */
  String mailTo(String address) throws Exception {
    new Post(application, SERVER.getSmtp().getPort()).goesOut();
    List<MimeMessage> mails = Arrays.asList(SERVER.getReceivedMessages());
    for (int i = mails.size() - 1; i >= 0; i--) {
      if (mails.get(i).getAllRecipients()[0].toString().equals(address)) {
        return mails.get(i).getSubject() + "\n" + mails.get(i).getContent();
      }
    }
    throw new AssertionError("no mail to " + address + " among " + mails.size());
  }

  /** The path of the link in the last mail to this address. */
  String linkTo(String address) throws Exception {
    Matcher link = Pattern.compile("http://localhost:\\d*(/(?:invitation|password)/[\\w-]{43})\\s").matcher(mailTo(address));
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  /** Waits for what happens after the answer. */
  static <T> T soon(java.util.function.Supplier<Optional<T>> look) throws InterruptedException {
    for (int tries = 0; tries < 100; tries++) {
      Optional<T> found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      Thread.sleep(Duration.ofMillis(50).toMillis());
    }
    throw new AssertionError("it did not happen");
  }

  long audited(String action, String subject) {
    return jdbc.sql("select count(*) from audit_event where action = ? and subject = ?").params(action, subject).query(Long.class).single();
  }

  static String target(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse(String.valueOf(answer.statusCode())).replaceFirst("^http://[^/]+", "");
  }
}

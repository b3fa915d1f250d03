package org.passerelle.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.passerelle.notification.Outbox.Mail;
import org.passerelle.support.IntegrationTest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** Mail leaves the house once, in its reader's language, and survives a server that is down. */
class OutboxSenderTest extends IntegrationTest {

  @RegisterExtension
  private static final GreenMailExtension SERVER =
      new GreenMailExtension(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)).withPerMethodLifecycle(true);

  @Autowired
  private Outbox outbox;

  @Autowired
  private Letters letters;

  @Autowired
  private Attempts attempts;

  @Autowired
  private Postmaster postmaster;

  @Autowired
  private OutboxSender withoutServer;

  @Autowired
  private TransactionTemplate transaction;

  @Autowired
  private MeterRegistry meters;

  private final String to = UUID.randomUUID() + "@example.org";

  /** Other tests' letters stay out of the way. */
  @BeforeEach
  void othersHaveBeenSent() {
    jdbc.sql("update outbox set sent_at = created_at where sent_at is null").update();
  }

  @Test
  void aLetterGoesOutOnceInItsReadersLanguageWithALink() throws Exception {
    UUID english = queue("en", "noticeSent");
    queue("fr", "noticeSent");
    OutboxSender sender = sender(SERVER.getSmtp().getPort());
    assertThat(sender.sendDue()).isEqualTo(2);
    assertThat(sender.sendDue()).isZero();

    MimeMessage inEnglish = received("en");
    assertThat(inEnglish.getSubject()).isEqualTo("Notice of arrival: file PAS-2026-TEST01");
    assertThat(text(inEnglish)).contains("/province/notices/1").contains("http").contains("Passerelle");
    assertThat(inEnglish.getMessageID()).isEqualTo("<" + english + "@localhost>");
    MimeMessage inFrench = received("fr");
    assertThat(inFrench.getSubject()).isEqualTo("Avis d’arrivée\u00a0: dossier PAS-2026-TEST01");
    assertThat(text(inFrench)).contains("Une famille arrive chez vous").doesNotContain("{0}", "{1}");
    assertThat(jdbc.sql("select attempts from outbox where id = ?").param(english).query(Integer.class).single()).isEqualTo(1);
  }

  @Test
  void aServerThatIsDownIsTriedAgainLaterAndTheLetterGoesOutOnce() {
    UUID id = queue("en", "noticeSent");
    int port = SERVER.getSmtp().getPort();
    SERVER.stop();
    OutboxSender toNobody = sender(port);
    assertThat(toNobody.sendDue()).isZero();
    assertThat(row(id)).isEqualTo(new Row(1, "MailConnectException", false, false));
    assertThat(waits(id)).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
    assertThat(toNobody.sendDue()).isZero();
    assertThat(row(id).attempts()).as("not tried before its time").isEqualTo(1);

    SERVER.start();
    OutboxSender sender = sender(SERVER.getSmtp().getPort());
    clock.advance(Duration.ofMinutes(1));
    assertThat(sender.sendDue()).isEqualTo(1);
    assertThat(sender.sendDue()).isZero();
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
    assertThat(row(id)).isEqualTo(new Row(2, null, true, false));
  }

  @Test
  void afterTheTwentiethAttemptItIsGivenUp() {
    UUID id = queue("en", "noticeSent");
    SERVER.stop();
    OutboxSender toNobody = sender(1);
    for (int attempt = 1; !BackOff.MAIL.exhausted(attempt); attempt++) {
      toNobody.sendDue();
      assertThat(row(id).givenUp()).isFalse();
      clock.advance(Duration.ofHours(6));
    }
    toNobody.sendDue();
    assertThat(row(id)).isEqualTo(new Row(20, "MailConnectException", false, true));
    clock.advance(Duration.ofDays(30));
    toNobody.sendDue();
    assertThat(row(id).attempts()).isEqualTo(20);
  }

  @Test
  void aLetterThatCannotBeWrittenHoldsNoOtherUp() {
    UUID broken = queue("en", "noSuchTemplate");
    queue("en", "noticeSent");
    assertThat(sender(SERVER.getSmtp().getPort()).sendDue()).isEqualTo(1);
    assertThat(row(broken)).isEqualTo(new Row(1, "NoSuchMessageException", false, false));
  }

  @Test
  void anAddressTheServerRefusesIsNotRepeatedInTheFault() {
    UUID id = queue("en", "noticeSent");
    jdbc.sql("update outbox set recipient = 'not an address' where id = ?").param(id).update();
    assertThat(sender(SERVER.getSmtp().getPort()).sendDue()).isZero();
    assertThat(row(id).lastError()).isEqualTo("AddressException");
  }

  @Test
  void severalNodesSendNoLetterTwice() throws Exception {
    int many = 30;
    IntStream.range(0, many).forEach(i -> queue("en", "noticeSent"));
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    try {
      OutboxSender sender = sender(SERVER.getSmtp().getPort());
      List<Future<Integer>> sent = nodes.invokeAll(IntStream.range(0, 4).mapToObj(i -> (Callable<Integer>) sender::sendDue).toList());
      int total = 0;
      for (Future<Integer> node : sent) {
        total += node.get();
      }
      assertThat(total).isEqualTo(many);
    } finally {
      nodes.shutdown();
    }
    List<String> ids = new ArrayList<>();
    for (MimeMessage message : SERVER.getReceivedMessages()) {
      ids.add(message.getMessageID());
    }
    assertThat(ids).hasSize(many).doesNotHaveDuplicates();
  }

  @Test
  void withoutAServerLettersWaitAndAreCounted() {
    double before = meters.get("passerelle.outbox.waiting").gauge().value();
    UUID id = queue("en", "noticeSent");
    assertThat(withoutServer.sendDue()).isZero();
    assertThat(row(id)).isEqualTo(new Row(0, null, false, false));
    assertThat(meters.get("passerelle.outbox.waiting").gauge().value()).isEqualTo(before + 1);
    assertThat(meters.get("passerelle.outbox.waiting").gauge().getId().getTags()).isEmpty();
  }

  @Test
  void theWaitDoublesUpToSixHours() {
    assertThat(IntStream.rangeClosed(1, 20).mapToObj(BackOff.MAIL::after).map(Duration::toMinutes))
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 360L, 360L, 360L, 360L, 360L, 360L, 360L, 360L, 360L, 360L, 360L);
  }

  private UUID queue(String language, String template) {
    String key = UUID.randomUUID().toString();
    transaction.executeWithoutResult(
        status -> outbox.queue(new Mail(language + to, language, template, "PAS-2026-TEST01", "/province/notices/1"), key));
    return jdbc.sql("select id from outbox where idempotency_key = ?").param(key).query(UUID.class).single();
  }

  private OutboxSender sender(int port) {
    JavaMailSenderImpl server = new JavaMailSenderImpl();
    server.setHost("127.0.0.1");
    server.setPort(port);
    return new OutboxSender(letters, postmaster, new ObjectProvider<>() {
      @Override
      public JavaMailSender getObject() {
        return server;
      }
    }, transaction, attempts, clock);
  }

  private MimeMessage received(String language) throws MessagingException {
    for (MimeMessage message : SERVER.getReceivedMessages()) {
      if (message.getRecipients(Message.RecipientType.TO)[0].toString().equals(language + to)) {
        return message;
      }
    }
    throw new AssertionError("no mail in " + language + " among " + Arrays.toString(SERVER.getReceivedMessages()));
  }

  private static String text(MimeMessage message) throws MessagingException, IOException {
    return message.getContent().toString();
  }

  private Duration waits(UUID id) {
    Instant next = jdbc.sql("select next_attempt_at from outbox where id = ?").param(id).query(Timestamp.class).single().toInstant();
    return Duration.between(clock.instant(), next);
  }

  private Row row(UUID id) {
    return jdbc.sql("select attempts, last_error, sent_at is not null as sent, given_up_at is not null as given_up from outbox where id = ?")
        .param(id).query(Row.class).single();
  }

  private record Row(int attempts, String lastError, boolean sent, boolean givenUp) {
  }
}

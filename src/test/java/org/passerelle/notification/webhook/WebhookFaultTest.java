package org.passerelle.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.handoff.HandoffTest;
import org.passerelle.handoff.Notice;
import org.passerelle.handoff.process.HandoffModel;
import org.passerelle.notification.Attempt;
import org.passerelle.notification.Attempt.Outcome;
import org.passerelle.notification.Attempts;
import org.passerelle.notification.Outbox;
import org.passerelle.notification.Outbox.Event;
import org.passerelle.notification.webhook.Receiver.Taken;
import org.passerelle.notification.webhook.WaitingMessages.Message;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Nunavut's own system, over real HTTP, refuses, hangs, fails, answers twice and is down for a day; and we die between sending and noting. Nothing is
 * lost, nothing comes twice to a receiver that looks at the key, each attempt is written down, and the order is kept.
 */
class WebhookFaultTest extends HandoffTest {

  private static final String CODE = "PROVINCENU";

  @Autowired
  private WebhookSetup setup;

  @Autowired
  private Webhooks webhooks;

  @Autowired
  private WaitingMessages messages;

  @Autowired
  private WebhookContent content;

  @Autowired
  private Addresses addresses;

  @Autowired
  private Attempts attempts;

  @Autowired
  private Pausing pausing;

  @Autowired
  private TransactionTemplate transaction;

  @Autowired
  private ObjectMapper json;

  @Autowired
  private Outbox outbox;

  private Receiver receiver;
  private UUID nunavut;
  private String secret;

  @BeforeEach
  void nunavutHasASystem() {
    receiver = new Receiver();
    nunavut = organization(CODE);
    secret = setup.enter(nunavut, CODE, receiver.url());
  }

  @AfterEach
  void nunavutIsToldByMail() {
    receiver.close();
    setup.remove(nunavut, CODE);
  }

  @Test
  void aNoticeIsDeliveredSignedAndTheReceiptComesByTheApi() throws Exception {
    CaseFile file = announcedToNunavut();
    assertThat(mails(file, "noticeSent")).as("one row, no mail beside it").isEqualTo(1);
    assertThat(sender().sendDue()).isEqualTo(1);
    assertThat(sender().sendDue()).isZero();
    Taken came = receiver.taken().get(0);
    assertThat(came.event()).isEqualTo("noticeSent");
    assertThat(Signatures.valid(came.signature(), List.of(secret), came.timestamp(), came.body())).isTrue();
    assertThat(Signatures.valid(came.signature(), List.of("whsec_wrong"), came.timestamp(), came.body())).isFalse();
    JsonNode body = json.readTree(came.body());
    assertThat(body.at("/notice/id").asText()).isEqualTo(current(file).id().toString());
    assertThat(body.at("/notice/owesReceipt").asBoolean()).isTrue();
    assertThat(body.at("/family/members/0/name").asText()).isEqualTo("Zarmina Testfictional");
    assertThat(came.body()).doesNotContain("AFG", "fictional claim", "fictional need");
    assertThat(schema().validate(body)).isEmpty();
    assertThat(attemptsOf(file)).extracting(Attempt::number, Attempt::outcome, Attempt::status).containsExactly(tuple(1, Outcome.delivered, 204));
    assertThat(officers.waitsAt(file.number())).as("a delivery is no receipt").containsExactly(HandoffModel.AWAIT_RECEIPT);
    assertThat(current(file).receivedAt()).isNull();
  }

  @Test
  void eachKindOfMessageIsAsTheSchemaSays() throws Exception {
    CaseFile file = announcedToNunavut();
    Notice notice = current(file);
    for (String type : List.of("noticeResent", "arrivalAsked", "receptionAsked", "takeoverAsked", "noticeCancelled")) {
      queue(notice, type);
    }
    sender().sendDue();
    JsonSchema schema = schema();
    assertThat(receiver.taken()).hasSize(6);
    for (Taken came : receiver.taken()) {
      assertThat(schema.validate(json.readTree(came.body()))).as(came.event()).isEmpty();
    }
    assertThat(schema.validate(json.readTree(receiver.taken().get(0).body().replace("noticeSent", "vanished")))).isNotEmpty();
  }

  @Test
  void aSignedAnswerIsTheReceipt() {
    CaseFile file = announcedToNunavut();
    receiver.will(Receiver.receipt(secret));
    sender().sendDue();
    officers.runJobs(file.number());
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.AWAIT_ARRIVAL);
    assertThat(jdbc.sql("select received_how || ' ' || received_by from notice_recipient where notice_id = ?").param(current(file).id())
        .query(String.class).single()).isEqualTo("webhook " + CODE);
  }

  @Test
  void anAnswerSignedByNobodyIsNone() {
    CaseFile file = announcedToNunavut();
    receiver.will(Receiver.receipt("whsec_of_somebody_else"));
    sender().sendDue();
    assertThat(current(file).receivedAt()).isNull();
    assertThat(attemptsOf(file)).extracting(Attempt::outcome).containsExactly(Outcome.delivered);
  }

  @Test
  void oneThatFailsAndThenTakesItHasItOnce() {
    CaseFile file = announcedToNunavut();
    receiver.will(Receiver.status(500), Receiver.status(302), Receiver.status(200));
    sender().sendDue();
    sender().sendDue();
    assertThat(attemptsOf(file)).as("not before its time").hasSize(1);
    clock.advance(Duration.ofMinutes(1));
    sender().sendDue();
    clock.advance(Duration.ofMinutes(2));
    sender().sendDue();
    assertThat(attemptsOf(file)).extracting(Attempt::number, Attempt::outcome, Attempt::status)
        .containsExactly(tuple(3, Outcome.delivered, 200), tuple(2, Outcome.failed, 302), tuple(1, Outcome.failed, 500));
    assertThat(receiver.taken()).hasSize(1);
  }

  @Test
  void oneThatTakesItAndHangsGetsItAgainUnderTheSameKeyAndItsSecondReceiptChangesNothing() {
    CaseFile file = announcedToNunavut();
    receiver.will(Receiver.takesAndHangs(), Receiver.endless(), Receiver.receipt(secret));
    impatient().sendDue();
    clock.advance(Duration.ofMinutes(1));
    impatient().sendDue();
    clock.advance(Duration.ofMinutes(2));
    sender().sendDue();
    assertThat(attemptsOf(file)).extracting(Attempt::outcome).containsExactly(Outcome.delivered, Outcome.timedOut, Outcome.timedOut);
    assertThat(receiver.taken()).hasSize(2);
    assertThat(receiver.keys()).as("it can see that it has it").hasSize(1);
    officers.runJobs(file.number());
    receiver.will(Receiver.receipt(secret));
    queue(current(file), "noticeResent");
    sender().sendDue();
    assertThat(jdbc.sql("select count(*) from case_event where case_id = ? and code = 'noticeReceiptGiven'").param(file.id()).query(Integer.class)
        .single()).isEqualTo(1);
    assertThat(officers.waitsAt(file.number())).containsExactly(HandoffModel.AWAIT_ARRIVAL);
  }

  @Test
  void oneThatIsDownForADayLosesNothingGetsNothingTwiceAndKeepsTheOrder() {
    CaseFile file = announcedToNunavut();
    Notice notice = current(file);
    receiver.stop();
    List<String> queued = new ArrayList<>(List.of("noticeSent"));
    for (int hour = 0; hour < 26; hour++) {
      if (hour % 6 == 5) {
        String type = "test" + hour;
        queue(notice, type);
        queued.add(type);
      }
      sender().sendDue();
      clock.advance(Duration.ofMinutes(61));
    }
    assertThat(attemptsOf(file)).hasSizeGreaterThan(20).extracting(Attempt::outcome).containsOnly(Outcome.unreachable);
    assertThat(attemptsOf(file)).extracting(Attempt::error).containsOnly("ConnectException");
    assertThat(jdbc.sql("select count(*) from outbox o join outbox_attempt a on a.outbox_id = o.id where o.case_number = ? and o.template like 'test%'")
        .param(file.number()).query(Integer.class).single()).as("those behind wait their turn").isZero();

    receiver.start();
    while (sender().sendDue() > 0) {
      clock.advance(Duration.ofMinutes(1));
    }
    assertThat(receiver.taken()).extracting(Taken::event).containsExactlyElementsOf(queued);
    assertThat(receiver.keys()).hasSize(queued.size());
    assertThat(setup.of(nunavut).orElseThrow().waiting()).isZero();
    assertThat(setup.of(nunavut).orElseThrow().webhook().paused()).isFalse();
  }

  @Test
  void shouldWeDieBetweenSendingAndNotingItGoesOutAgainUnderTheSameKey() {
    CaseFile file = announcedToNunavut();
    Message taken = transaction.execute(status -> messages.take()).orElseThrow();
    WebhookPost post = post();
    post.send(receiver.url(), List.of(secret), taken.type(), taken.id(), "{}");
    // here the power fails: what came of it is never noted
    assertThat(sender().sendDue()).as("perhaps the other is still at it").isZero();
    clock.advance(WaitingMessages.PRESUMED_DEAD);
    assertThat(sender().sendDue()).isEqualTo(1);
    assertThat(receiver.taken()).hasSize(2);
    assertThat(receiver.keys()).containsExactly(taken.id().toString());
    assertThat(attemptsOf(file)).extracting(Attempt::number, Attempt::outcome).containsExactly(tuple(2, Outcome.delivered), tuple(1, null));
  }

  @Test
  void whatIsRolledBackWithTheNotingGoesOutAgainUnderTheSameKey() {
    CaseFile file = announcedToNunavut();
    WebhookSender dying = new WebhookSender(messages, webhooks, content, post(), attempts, pausing, new TransactionTemplate(transaction.getTransactionManager()) {
      @Override
      public void executeWithoutResult(Consumer<TransactionStatus> action) {
        super.executeWithoutResult(status -> {
          action.accept(status);
          status.setRollbackOnly();
        });
      }
    }, clock);
    dying.sendDue();
    clock.advance(WaitingMessages.PRESUMED_DEAD);
    assertThat(sender().sendDue()).isEqualTo(1);
    assertThat(receiver.taken()).hasSize(2);
    assertThat(receiver.keys()).hasSize(1);
    assertThat(attemptsOf(file)).extracting(Attempt::outcome).containsExactly(Outcome.delivered, null);
  }

  @Test
  void oneThatSaysItIsGoneIsPausedItsMessagesAreToldByMailAndAnAdministratorLearns() {
    for (Map.Entry<Integer, String> answer : Map.of(410, "gone", 401, "unauthorized").entrySet()) {
      CaseFile file = announcedToNunavut();
      receiver.will(Receiver.status(answer.getKey()));
      sender().sendDue();
      assertThat(webhooks.of(nunavut).orElseThrow()).returns(answer.getValue(), Webhook::pausedBecause).returns("system", Webhook::pausedBy);
      String key = jdbc.sql("select id || ':1' from outbox where case_number = ? and channel = 'webhook'").param(file.number()).query(String.class).single();
      assertThat(jdbc.sql("select case_number from outbox where template = 'webhookPaused' and idempotency_key like ? || '%'").param(key)
          .query(String.class).list()).isNotEmpty().containsOnly(CODE);
      assertThat(mailsTo(file, "noticeSent")).containsExactly("provincenu@example.org");
      queue(current(file), "arrivalAsked");
      clock.advance(Duration.ofDays(1));
      assertThat(sender().sendDue()).as("nothing is sent meanwhile").isZero();

      officers.signIn("admin");
      setup.resume(nunavut, CODE);
      officers.signOut();
      assertThat(sender().sendDue()).isEqualTo(2);
      assertThat(mailsTo(file, "noticeSent")).as("the mail is not written again").hasSize(1);
    }
    assertThat(receiver.taken()).extracting(Taken::event).containsExactly("noticeSent", "arrivalAsked", "noticeSent", "arrivalAsked");
  }

  @Test
  void whileItIsPausedNewNoticesGoByMailAtOnce() {
    setup.pause(nunavut, CODE);
    CaseFile file = announcedToNunavut();
    assertThat(mailsTo(file, "noticeSent")).containsExactly("provincenu@example.org");
    setup.remove(nunavut, CODE);
    assertThat(mailsTo(file, "noticeSent")).hasSize(1);
    assertThat(jdbc.sql("select last_error from outbox where case_number = ? and channel = 'webhook'").param(file.number()).query(String.class).single())
        .isEqualTo("toldByMail");
    setup.enter(nunavut, CODE, receiver.url());
  }

  @Test
  void whoeverIsSilentIsWrittenToAsWell() {
    CaseFile file = announcedToNunavut();
    sender().sendDue();
    officers.fireTimer(file.number(), "event_receiptOverdue");
    assertThat(mailsTo(file, "noticeResent")).containsExactly("provincenu@example.org");
    sender().sendDue();
    assertThat(receiver.taken()).extracting(Taken::event).containsExactly("noticeSent", "noticeResent");
  }

  @Test
  void duringAChangeOfSecretBothSignAndThenOnlyTheNewOne() {
    String second = setup.rotate(nunavut, CODE, webhooks.of(nunavut).orElseThrow().secretSince());
    CaseFile file = announcedToNunavut();
    receiver.will(Receiver.receipt(secret));
    sender().sendDue();
    Taken first = receiver.taken().get(0);
    assertThat(Signatures.valid(first.signature(), List.of(secret), first.timestamp(), first.body())).isTrue();
    assertThat(Signatures.valid(first.signature(), List.of(second), first.timestamp(), first.body())).isTrue();
    assertThat(current(file).receivedAt()).as("answered with the former one").isNotNull();
    clock.advance(Webhooks.BOTH.plusMinutes(1));
    queue(current(file), "arrivalAsked");
    sender().sendDue();
    Taken later = receiver.taken().get(1);
    assertThat(Signatures.valid(later.signature(), List.of(secret), later.timestamp(), later.body())).isFalse();
    assertThat(Signatures.valid(later.signature(), List.of(second), later.timestamp(), later.body())).isTrue();
    assertThat(jdbc.sql("select encode(secret, 'escape') from webhook where organization_id = ?").param(nunavut).query(String.class).single())
        .doesNotContain(second, "whsec");
  }

  @Test
  void severalNodesKeepTheOrderAndSendNothingTwice() throws Exception {
    Notice notice = current(announcedToNunavut());
    int many = 20;
    IntStream.range(0, many).forEach(i -> queue(notice, "many" + i));
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    try {
      int total = 0;
      for (int round = 0; round < 100 && total <= many; round++) {
        for (Future<Integer> node : nodes.invokeAll(IntStream.range(0, 4).mapToObj(i -> (Callable<Integer>) () -> sender().sendDue()).toList())) {
          total += node.get();
        }
      }
    } finally {
      nodes.shutdown();
    }
    assertThat(receiver.taken()).extracting(Taken::event).first().isEqualTo("noticeSent");
    assertThat(receiver.taken().stream().skip(1).map(Taken::event).collect(Collectors.toList()))
        .containsExactlyElementsOf(IntStream.range(0, many).mapToObj(i -> "many" + i).toList());
  }

  @Test
  void afterFourDaysOfFailureItIsPausedAndNothingIsLost() {
    CaseFile file = announcedToNunavut();
    receiver.stop();
    jdbc.sql("update outbox set attempts = 99 where case_number = ? and channel = 'webhook'").param(file.number()).update();
    sender().sendDue();
    assertThat(webhooks.of(nunavut).orElseThrow().pausedBecause()).isEqualTo("failing");
    assertThat(setup.of(nunavut).orElseThrow().waiting()).isEqualTo(1);
    receiver.start();
    setup.resume(nunavut, CODE);
    assertThat(sender().sendDue()).isEqualTo(1);
  }

  @Test
  void aSuspendedOrganizationIsSentNothingUntilItIsBack() {
    announcedToNunavut();
    jdbc.sql("update organization set suspended_at = now() where id = ?").param(nunavut).update();
    try {
      assertThat(sender().sendDue()).isZero();
    } finally {
      jdbc.sql("update organization set suspended_at = null where id = ?").param(nunavut).update();
    }
    assertThat(sender().sendDue()).isEqualTo(1);
  }

  @Test
  void aTrialSaysWhatCameOfIt() {
    assertThat(setup.test(nunavut, CODE)).contains(Outcome.delivered);
    assertThat(receiver.taken()).extracting(Taken::event).containsExactly("ping");
    receiver.will(Receiver.status(503));
    assertThat(setup.test(nunavut, CODE)).contains(Outcome.failed);
    assertThat(webhooks.of(nunavut).orElseThrow()).returns(503, Webhook::testStatus).returns(Outcome.failed, Webhook::testOutcome);
  }

  private CaseFile announcedToNunavut() {
    CaseFile file = destined("iqaluit");
    Map<String, Object> plan = new HashMap<>(plan(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(20)));
    officers.complete(file.number(), HandoffModel.PLAN_ARRIVAL, OFFICER, plan);
    officers.signOut();
    return file;
  }

  private void queue(Notice notice, String type) {
    transaction.executeWithoutResult(status -> outbox.queue(
        new Event(nunavut, CODE, "en", type, notice.caseNumber(), notice.path(), notice.id()), UUID.randomUUID() + WebhookSetup.KEY_SUFFIX));
  }

  private List<Attempt> attemptsOf(CaseFile file) {
    return attempts.of(jdbc.sql("select id from outbox where case_number = ? and channel = 'webhook' order by position limit 1").param(file.number())
        .query(UUID.class).single());
  }

  private List<String> mailsTo(CaseFile file, String template) {
    return jdbc.sql("select recipient from outbox where case_number = ? and template = ? and channel = 'mail'").params(file.number(), template)
        .query(String.class).list();
  }

  private WebhookSender sender() {
    return sender(post());
  }

  /** One that waits no longer than three seconds, for those who never answer. */
  private WebhookSender impatient() {
    return sender(new WebhookPost(addresses, json, clock, Duration.ofSeconds(3)));
  }

  private WebhookSender sender(WebhookPost post) {
    return new WebhookSender(messages, webhooks, content, post, attempts, pausing, transaction, clock);
  }

  private WebhookPost post() {
    return new WebhookPost(addresses, json, clock, Duration.ofMinutes(1));
  }

  private static JsonSchema schema() throws Exception {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(new ObjectMapper().readTree(Path.of("src/main/resources/schema/notice.schema.json").toFile()));
  }
}

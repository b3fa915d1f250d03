package org.passerelle.identity.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.OpenTask;
import org.passerelle.identity.IdentityDecisions;
import org.passerelle.identity.IdentityDecisions.Decision;
import org.passerelle.identity.payment.Payment.Event;
import org.passerelle.identity.payment.Payment.State;
import org.passerelle.reference.Priority;
import org.passerelle.support.CoversModel;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.PaidNgo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Every path of {@code verification-payment.bpmn}, and the three people whom a payment takes. */
@CoversModel("verification-payment")
class PaymentProcessTest extends IntegrationTest {

  private static final String APPROVE = "userTask_approvePayment";
  private static final String RELEASE = "userTask_releasePayment";

  @Autowired
  private Payments payments;
  @Autowired
  private IdentityDecisions decisions;
  @Autowired
  private PaymentsOnFile onFile;
  @Autowired
  private Timeline timeline;
  @Autowired
  private HistoryService history;
  @Autowired
  private TransactionTemplate transaction;

  private CaseFile file;
  private PaidNgo ngo;

  @Test
  void oneOfficerApprovesAnotherReleasesAndAllOfItIsKept() {
    due("bankTransfer");
    Payment payment = payment();
    assertThat(payment.amount()).isEqualByComparingTo(new BigDecimal("1250.50"));
    assertThat(payment.currency()).isEqualTo("CAD");
    assertThat(payment.attestedBy()).isEqualTo(ngo.party.signIn());
    choose(ngo.payee);
    approve("compliance");
    assertThat(officers.waitsAt(file.number())).containsExactly(RELEASE);
    release("conformite");

    assertThat(officers.ended(file.number())).isTrue();
    assertThat(payment()).satisfies(done -> {
      assertThat(done.state()).isEqualTo(State.released);
      assertThat(done.approvedBy()).isEqualTo("compliance");
      assertThat(done.releasedBy()).isEqualTo("conformite");
      assertThat(done.transferReference()).isEqualTo("FIC-TR-1");
    });
    assertThat(onFile.of(file.id()).get(0).events()).extracting(Event::what).containsExactly("due", "payeeChosen", "approved", "released");
    assertThat(timeline.of(file.id())).extracting(Timeline.Event::code).containsExactly("paymentDue", "paymentApproved", "paymentReleased");
    assertThat(jdbc.sql("select actor || ' ' || action from audit_event where subject = ? order by id").param(file.number()).query(String.class).list())
        .contains("compliance choosePayee", "compliance approvePayment", "conformite releasePayment");
    assertThatThrownBy(() -> jdbc.sql("delete from verification_payment where id = ?").param(payment.id()).update()).hasMessageContaining("five years");
  }

  @Test
  void aPaymentThatIsRefusedEndsWithItsReason() {
    due("bankTransfer");
    assertThatThrownBy(() -> officers.complete(file.number(), APPROVE, "compliance", Map.of("paymentDecision", "refuse"))).hasMessageContaining("Reasons");
    officers.complete(file.number(), APPROVE, "compliance", Map.of("paymentDecision", "refuse", "reason", "Paid twice in this fiction."));
    assertThat(officers.ended(file.number())).isTrue();
    assertThat(payment().state()).isEqualTo(State.refused);
    assertThat(payment().reason()).isEqualTo("Paid twice in this fiction.");
  }

  @Test
  void nothingIsApprovedBeforeSomebodyIsChosenToReceiveIt() {
    due("bankTransfer");
    assertThatThrownBy(() -> approve("compliance")).hasMessageContaining("Choose on the page who receives the money");
    assertThatThrownBy(() -> choose(UUID.randomUUID())).isInstanceOf(IllegalArgumentException.class);
    assertThat(payment().state()).isEqualTo(State.due);
  }

  @Test
  void theOfficerWhoApprovedCannotRelease() {
    due("bankTransfer");
    choose(ngo.payee);
    approve("compliance");
    assertThatThrownBy(() -> release("compliance")).hasMessageContaining("You approved this payment");
    assertThat(payment().state()).isEqualTo(State.approved);
    free(RELEASE);
    assertThatThrownBy(() -> officers.complete(file.number(), RELEASE, "conformite", Map.of("paymentRelease", "released")))
        .hasMessageContaining("Numéro du virement");
    release("conformite");
    assertThat(payment().state()).isEqualTo(State.released);
  }

  @Test
  void whoeverDecidedOnTheIdentityNeitherApprovesNorReleases() {
    due("bankTransfer");
    choose(ngo.payee);
    decided("conformite", "first");
    assertThatThrownBy(() -> approve("conformite")).hasMessageContaining("tranché son identité");
    free(APPROVE);
    approve("compliance");
    assertThatThrownBy(() -> release("conformite")).hasMessageContaining("tranché son identité");
    assertThat(payment().state()).isEqualTo(State.approved);
  }

  @Test
  void whoeverApprovedDoesNotDecideOnTheIdentityAfterwards() {
    due("bankTransfer");
    choose(ngo.payee);
    approve("compliance");
    Map<String, Object> variables = Map.of("caseId", file.id(), "caseNumber", file.number());
    assertThatThrownBy(() -> decisions.decide(new OpenTask("compliance", variables::get), Decision.confirmed, "Fiction.", null, null))
        .hasMessageContaining("identity.paid");
    decisions.decide(new OpenTask("identity", variables::get), Decision.confirmed, "Fiction.", null, null);
  }

  @Test
  void theDatabaseHoldsTheThreePeopleApart() {
    due("bankTransfer");
    choose(ngo.payee);
    decided("identity", "first");
    decided("identite", "secondOpinion");
    String approve = "update verification_payment set state = 'approved', approved_at = now(), approved_by = ? where id = ?";
    for (String verifier : List.of(ngo.party.signIn(), "identity", "identite")) {
      assertThatThrownBy(() -> jdbc.sql(approve).params(verifier, payment().id()).update()).as(verifier).hasMessageContaining("three_people");
    }
    jdbc.sql(approve).params("compliance", payment().id()).update();
    String release = "update verification_payment set state = 'released', released_at = now(), transfer_reference = 'X', released_by = ? where id = ?";
    for (String wrong : List.of("compliance", ngo.party.signIn(), "identity", "identite")) {
      assertThatThrownBy(() -> jdbc.sql(release).params(wrong, payment().id()).update()).as(wrong).hasMessageContaining("three_people");
    }
    assertThatThrownBy(() -> jdbc.sql("update verification_payment set state = 'released' where id = ?").param(payment().id()).update())
        .as("released by nobody").hasMessageContaining("check constraint");
  }

  @Test
  void whatIsNotLawfulComesBackToTheOfficerWithTheReasons() {
    due("cash");
    UUID unscreened = ngo.payee("Nobody Testfictional");
    choose(unscreened);
    approve("compliance");
    assertThat(officers.waitsAt(file.number())).containsExactly(APPROVE);
    assertThat(payment()).satisfies(back -> {
      assertThat(back.state()).isEqualTo(State.due);
      assertThat(back.approvedBy()).isNull();
      assertThat(back.faults()).containsExactly(UnlawfulPayment.screening, UnlawfulPayment.payeeNotScreened, UnlawfulPayment.channel);
    });
    ngo.screened();
    channelException();
    approve("compliance");
    assertThat(officers.waitsAt(file.number())).containsExactly(RELEASE);
    assertThat(payment().faults()).isEmpty();
    assertThat(onFile.of(file.id()).get(0).events()).extracting(Event::what).containsExactly("due", "payeeChosen", "approved", "unlawful", "approved");
  }

  @Test
  void aPayeeWhoHasEndedReceivesNothing() {
    due("bankTransfer");
    choose(ngo.payee);
    endPayee();
    approve("compliance");
    assertThat(payment().faults()).containsExactly(UnlawfulPayment.payeeEnded);
  }

  @Test
  void whatIsNotLawfulAnyMoreIsNotReleasedButHandedBack() {
    due("bankTransfer");
    choose(ngo.payee);
    approve("compliance");
    endPayee();
    assertThatThrownBy(() -> release("conformite")).hasMessageContaining("Payer n’est plus licite");
    assertThat(payment().state()).isEqualTo(State.approved);
    officers.complete(file.number(), RELEASE, "conformite", Map.of("paymentRelease", "handBack", "reason", "The fictional payee has left."));
    assertThat(officers.waitsAt(file.number())).containsExactly(APPROVE);
    assertThat(payment()).satisfies(back -> {
      assertThat(back.state()).isEqualTo(State.due);
      assertThat(back.approvedBy()).isNull();
      assertThat(back.reason()).isEqualTo("The fictional payee has left.");
    });
  }

  @Test
  void anUnpaidAgreementMakesNoPayment() {
    prepare("bankTransfer");
    jdbc.sql("update agreement_terms set payment = 'unpaid', payment_channel = null, payment_amount = null, payment_currency = null "
        + "where agreement_id in (select id from agreement where organization_id = ?)").param(ngo.party.id()).update();
    fall(ngo.attested(file));
    assertThat(onFile.of(file.id())).isEmpty();
    assertThat(officers.ended(file.number())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"open", "overdue", "stopped"})
  void onlyAnAnsweredRequestIsPaid(String state) {
    prepare("bankTransfer");
    UUID request = ngo.attested(file);
    jdbc.sql("update verification_request set state = ? where id = ?").params(state, request).update();
    fall(request);
    assertThat(onFile.of(file.id())).isEmpty();
  }

  @Test
  void theTermsOfTheDayOfTheRequestCountAndNotLaterOnes() {
    prepare("bankTransfer");
    UUID request = ngo.attested(file);
    jdbc.sql("insert into agreement_terms (agreement_id, version, valid_from, purposes, programmes, inside_country, payment, payment_channel, "
            + "payment_amount, payment_currency, entered_by, entered_at) select id, 2, ?, '{identityConfirmation}', '{}', false, 'perRequest', 'cash', 9, "
            + "'USD', 'admin', now() from agreement where organization_id = ?")
        .params(LocalDate.ofInstant(clock.instant(), java.time.ZoneId.of("America/Toronto")).plusDays(1), ngo.party.id()).update();
    clock.advance(java.time.Duration.ofDays(2));
    fall(request);
    assertThat(payment().currency()).isEqualTo("CAD");
  }

  @Test
  void oneAttestationIsPaidOnceHoweverOftenAndAtOnceItIsAsked() throws Exception {
    prepare("bankTransfer");
    UUID request = ngo.attested(file);
    ExecutorService threads = Executors.newFixedThreadPool(6);
    List<Future<Void>> all = IntStream.range(0, 6).mapToObj(each -> threads.submit((Callable<Void>) () -> {
      payments.fallDue(request);
      return null;
    })).toList();
    for (Future<Void> one : all) {
      one.get();
    }
    threads.shutdown();
    officers.runJobs(file.number());
    assertThat(onFile.of(file.id())).hasSize(1);
    assertThat(officers.waitsAt(file.number())).containsExactly(APPROVE);
  }

  @Test
  void aFaultTakesThePaymentAndItsRunBackTogether() {
    prepare("bankTransfer");
    UUID request = ngo.attested(file);
    transaction.executeWithoutResult(status -> {
      payments.fallDue(request);
      status.setRollbackOnly();
    });
    assertThat(onFile.of(file.id())).isEmpty();
    assertThat(officers.ended(file.number())).isTrue();
  }

  @Test
  void noVariableHoldsANameAnAmountOrAReason() {
    due("bankTransfer");
    choose(ngo.payee);
    officers.complete(file.number(), APPROVE, "compliance", Map.of("paymentDecision", "approve", "reason", "A canary reason."));
    release("conformite");
    String process = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(file.number()).singleResult().getId();
    assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(process).list()).extracting(variable -> variable.getName())
        .containsOnly("caseId", "caseNumber", "besideJourney", "paymentId", "paymentDecision", "paymentLawful", "paymentRelease", "dueAt", "followUpAt",
            "taskPriority");
  }

  private void prepare(String channel) {
    file = cases.open(Priority.normal, null, null);
    ngo = new PaidNgo(jdbc, clock, channel);
  }

  private void due(String channel) {
    prepare(channel);
    fall(ngo.attested(file));
    assertThat(officers.waitsAt(file.number())).containsExactly(APPROVE);
  }

  private void fall(UUID request) {
    officers.signIn(ngo.party.signIn());
    payments.fallDue(request);
    officers.runJobs(file.number());
  }

  private Payment payment() {
    return onFile.of(file.id()).get(0).payment();
  }

  private void choose(UUID payee) {
    officers.signIn("compliance");
    assertThat(payments.choosePayee(payment(), payee)).isTrue();
  }

  private void approve(String officer) {
    officers.complete(file.number(), APPROVE, officer, Map.of("paymentDecision", "approve"));
  }

  private void release(String officer) {
    officers.complete(file.number(), RELEASE, officer, Map.of("paymentRelease", "released", "transferReference", "FIC-TR-1"));
  }

  private void free(String task) {
    officers.signOut();
    jdbc.sql("update act_ru_task set assignee_ = null where id_ = ?").param(officers.task(file.number(), task).getId()).update();
  }

  private void decided(String officer, String kind) {
    jdbc.sql("insert into identity_decision (id, case_id, kind, decision, reason, decided_by, decided_at, about, about_by) "
            + "select ?, ?, ?, 'confirmed', 'Fiction.', ?, now(), f.id, f.decided_by from (select 1) one "
            + "left join identity_decision f on f.case_id = ? and f.kind = 'first' and ? <> 'first'")
        .params(UUID.randomUUID(), file.id(), kind, officer, file.id(), kind).update();
  }

  private void endPayee() {
    jdbc.sql("update organization_party set last_day = '2026-01-01', end_reason = 'Fiction.' where id = ?").param(ngo.payee).update();
  }

  private void channelException() {
    UUID id = UUID.randomUUID();
    jdbc.sql("insert into work_authorization (id, kind, number, holder, purposes, country, channel, valid_from, valid_until, last_day, assessment, entered_by, "
            + "entered_at, approved_by, approved_at) values (?, 'channelException', ?, 'Fiction', '{}', 'AFG', 'cash', '2020-01-01', '2199-01-01', '2199-01-01', "
            + "'A fictional assessment.', 'admin', now(), 'compliance', now())")
        .params(id, "FIC-" + ngo.party.code()).update();
    jdbc.sql("insert into work_authorization_partner (authorization_id, organization_id, from_day, entered_by, entered_at) values (?, ?, '2020-01-01', 'admin', "
        + "now())").params(id, ngo.party.id()).update();
  }
}

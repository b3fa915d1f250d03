package org.passerelle.identity.payment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.access.Audit;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.Variables;
import org.passerelle.engine.WrongField;
import org.passerelle.identity.payment.PaymentRegister.Answered;
import org.passerelle.identity.payment.process.PaymentModel;
import org.passerelle.partner.Agreement;
import org.passerelle.partner.Agreement.State;
import org.passerelle.partner.Agreements;
import org.passerelle.reference.Today;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Paying NGOs for their attestations. The one who verified, the one who approves and the one who releases are three people; the database holds that
 * too. No money is moved here: the release and the number of the transfer are written down.
 */
@Service
public class Payments {

  private static final int LONGEST_REFERENCE = 60;

  private final PaymentRegister register;
  private final LawfulPayment lawful;
  private final Agreements agreements;
  private final CaseProcesses processes;
  private final Today today;
  private final Timeline timeline;
  private final Audit audit;

  Payments(PaymentRegister register, LawfulPayment lawful, Agreements agreements, CaseProcesses processes, Today today, Timeline timeline,
      Audit audit) {
    this.register = register;
    this.lawful = lawful;
    this.agreements = agreements;
    this.processes = processes;
    this.today = today;
    this.timeline = timeline;
    this.audit = audit;
  }

  /** Whether that officer approved or released a payment for the case, and so cannot decide on what was paid for. */
  @Transactional(readOnly = true)
  public boolean handledBy(UUID caseId, String officer) {
    return register.handledBy(caseId, officer);
  }

  /**
   * An attestation has come in: when the agreement under which it was asked for pays for it, a payment falls due. What the NGO found does not
   * matter. Does nothing when nothing is paid, when the request is not answered, or when the payment is on file.
   */
  @Transactional
  public void fallDue(UUID requestId) {
    register.answered(requestId).ifPresent(answered -> terms(answered).ifPresent(terms -> register
        .add(requestId, answered, terms.agreementId, terms.payment).ifPresent(id -> {
          timeline.add(answered.caseId(), "paymentDue", null);
          processes.startBeside(PaymentModel.PROCESS, answered.caseNumber(), Map.of(Variables.CASE_ID, answered.caseId().toString(),
              Variables.CASE_NUMBER, answered.caseNumber(), PaymentModel.PAYMENT_ID, id.toString()));
        })));
  }

  /**
   * Says who is to receive the money.
   *
   * @return false when the payment is not due any more
   * @throws IllegalArgumentException when that is no payee of the NGO today
   */
  @Transactional
  public boolean choosePayee(Payment payment, UUID payeeId) {
    if (lawful.payees(payment).stream().noneMatch(party -> party.id().equals(payeeId))) {
      throw new IllegalArgumentException("no payee");
    }
    boolean chosen = register.choosePayee(payment.id(), payeeId);
    if (chosen) {
      audit.record("choosePayee", payment.caseNumber(), payment.id().toString());
    }
    return chosen;
  }

  /**
   * Approves the payment to the payee chosen.
   *
   * @throws WrongField when the officer had a part in the verification, or nobody is chosen
   */
  @Transactional
  public void approve(OpenTask task) {
    Payment payment = register.lock(task.id(PaymentModel.PAYMENT_ID));
    independent(PaymentModel.DECISION, payment, task.officer());
    if (payment.payeeId() == null) {
      throw new WrongField(PaymentModel.DECISION, "payment.choosePayeeFirst");
    }
    made(PaymentModel.DECISION, register.approve(payment.id(), task.officer()));
    written(payment, "approvePayment", "paymentApproved");
  }

  /** Refuses it for good. */
  @Transactional
  public void refuse(OpenTask task, String reason) {
    Payment payment = register.lock(task.id(PaymentModel.PAYMENT_ID));
    independent(PaymentModel.DECISION, payment, task.officer());
    made(PaymentModel.DECISION, register.refuse(payment.id(), task.officer(), reason));
    written(payment, "refusePayment", "paymentRefused");
  }

  /**
   * Checks at this moment whether it is lawful to pay; when it is not, the approval is void and the reasons are kept for the officer.
   *
   * @return whether it is
   */
  @Transactional
  public boolean check(UUID paymentId) {
    Payment payment = register.lock(paymentId);
    List<UnlawfulPayment> faults = lawful.faults(payment);
    if (!faults.isEmpty()) {
      register.stop(paymentId, faults);
      timeline.add(payment.caseId(), "paymentUnlawful", null);
    }
    return faults.isEmpty();
  }

  /**
   * Writes down that the money was released.
   *
   * @param transferReference number of the transfer
   * @throws WrongField when the officer approved it or had a part in the verification, or when it is not lawful any more
   */
  @Transactional
  public void release(OpenTask task, String transferReference) {
    Payment payment = register.lock(task.id(PaymentModel.PAYMENT_ID));
    another(payment, task.officer());
    if (transferReference.length() > LONGEST_REFERENCE) {
      throw new WrongField(PaymentModel.TRANSFER_REFERENCE, "form.tooLong", LONGEST_REFERENCE);
    }
    if (!lawful.faults(payment).isEmpty()) {
      throw new WrongField(PaymentModel.RELEASE, "payment.notLawfulNow");
    }
    made(PaymentModel.RELEASE, register.release(payment.id(), task.officer(), transferReference));
    written(payment, "releasePayment", "paymentReleased");
  }

  /** Gives it back to be approved anew or refused. */
  @Transactional
  public void handBack(OpenTask task, String reason) {
    Payment payment = register.lock(task.id(PaymentModel.PAYMENT_ID));
    another(payment, task.officer());
    made(PaymentModel.RELEASE, register.handBack(payment.id(), reason));
    written(payment, "handPaymentBack", "paymentHandedBack");
  }

  private Optional<Terms> terms(Answered answered) {
    LocalDate asked = today.on(answered.requestedAt());
    return agreements.of(answered.organizationId()).stream().filter(agreement -> agreement.on(asked) != State.notBegun && agreement.on(asked) != State.ended)
        .flatMap(agreement -> agreement.termsOn(asked).filter(terms -> terms.isFor(Agreement.IDENTITY_CONFIRMATION) && terms.payment() != null)
            .map(terms -> new Terms(agreement.id(), terms.payment())).stream())
        .findFirst();
  }

  private static void another(Payment payment, String officer) {
    if (officer.equals(payment.approvedBy())) {
      throw new WrongField(PaymentModel.RELEASE, "payment.sameAsApprover");
    }
    independent(PaymentModel.RELEASE, payment, officer);
  }

  private static void independent(String field, Payment payment, String officer) {
    if (payment.verifiedBy(officer)) {
      throw new WrongField(field, "payment.verifiedYourself");
    }
  }

  private static void made(String field, boolean made) {
    if (!made) {
      throw new WrongField(field, "payment.overtaken");
    }
  }

  private void written(Payment payment, String action, String event) {
    timeline.add(payment.caseId(), event, null);
    audit.record(action, payment.caseNumber(), payment.id().toString());
  }

  private record Terms(UUID agreementId, Agreement.Payment payment) {
  }
}

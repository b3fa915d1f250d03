package org.passerelle.identity.payment.process;

/** Names in {@code verification-payment.bpmn}. */
public final class PaymentModel {

  public static final String PROCESS = "verification-payment";

  static final String APPROVE_PAYMENT = "userTask_approvePayment";
  static final String RELEASE_PAYMENT = "userTask_releasePayment";

  /** Which payment it is about. */
  public static final String PAYMENT_ID = "paymentId";
  /** {@code approve}, {@code refuse}. */
  public static final String DECISION = "paymentDecision";
  /** Whether it is lawful to pay. */
  static final String LAWFUL = "paymentLawful";
  /** {@code released}, {@code handBack}. */
  public static final String RELEASE = "paymentRelease";
  /** Field of the form: the number of the transfer. */
  public static final String TRANSFER_REFERENCE = "transferReference";

  private PaymentModel() {
  }
}

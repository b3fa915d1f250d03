package org.passerelle.identity.payment.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.identity.payment.Payments;

/** Checks whether it is lawful to pay what was approved. */
@ModelBean("checkPaymentDelegate")
class CheckPaymentDelegate implements JavaDelegate {

  private final Payments payments;

  CheckPaymentDelegate(Payments payments) {
    this.payments = payments;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(PaymentModel.LAWFUL, payments.check(UUID.fromString((String) execution.getVariable(PaymentModel.PAYMENT_ID))));
  }
}

package org.passerelle.identity.payment.process;

import java.util.Map;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.TaskDecision;
import org.passerelle.engine.TaskForm;
import org.passerelle.identity.payment.Payments;
import org.springframework.stereotype.Component;

/** Another compliance officer releases an approved payment, or hands it back. */
@Component
class ReleasePayment implements TaskDecision {

  private final Payments payments;

  ReleasePayment(Payments payments) {
    this.payments = payments;
  }

  @Override
  public String task() {
    return PaymentModel.RELEASE_PAYMENT;
  }

  @Override
  public Map<String, Object> decide(OpenTask task, TaskForm form) {
    String release = form.code(PaymentModel.RELEASE, "released", "handBack");
    if (release.equals("released")) {
      payments.release(task, form.text(PaymentModel.TRANSFER_REFERENCE));
    } else {
      payments.handBack(task, form.text("reason"));
    }
    return Map.of(PaymentModel.RELEASE, release);
  }
}

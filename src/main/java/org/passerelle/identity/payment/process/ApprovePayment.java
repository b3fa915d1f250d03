package org.passerelle.identity.payment.process;

import java.util.Map;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.TaskDecision;
import org.passerelle.engine.TaskForm;
import org.passerelle.identity.payment.Payments;
import org.springframework.stereotype.Component;

/** A compliance officer approves a payment, or refuses it. */
@Component
class ApprovePayment implements TaskDecision {

  private final Payments payments;

  ApprovePayment(Payments payments) {
    this.payments = payments;
  }

  @Override
  public String task() {
    return PaymentModel.APPROVE_PAYMENT;
  }

  @Override
  public Map<String, Object> decide(OpenTask task, TaskForm form) {
    String decision = form.code(PaymentModel.DECISION, "approve", "refuse");
    if (decision.equals("approve")) {
      payments.approve(task);
    } else {
      payments.refuse(task, form.text("reason"));
    }
    return Map.of(PaymentModel.DECISION, decision);
  }
}

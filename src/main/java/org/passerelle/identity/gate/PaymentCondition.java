package org.passerelle.identity.gate;

import java.util.List;
import org.passerelle.identity.gate.Gate.Condition;
import org.passerelle.partner.Agreement.Payment;
import org.passerelle.partner.authorization.WorkAuthorization;
import org.passerelle.partner.authorization.WorkAuthorizations;
import org.passerelle.reference.Today;
import org.springframework.stereotype.Component;

/** What is paid for, is paid by a channel that leaves a trace with a bank, unless a second person has approved an exception. */
@Component
class PaymentCondition implements GateCondition {

  private final WorkAuthorizations authorizations;
  private final Today today;

  PaymentCondition(WorkAuthorizations authorizations, Today today) {
    this.authorizations = authorizations;
    this.today = today;
  }

  @Override
  public Condition condition() {
    return Condition.payment;
  }

  @Override
  public List<Finding> check(Asked asked) {
    return List.of(asked.agreed().map(agreed -> {
      Payment payment = agreed.terms().payment();
      return payment == null ? Finding.met(condition(), "unpaid").on(agreed.number()) : paid(asked, agreed.number(), payment.channel());
    }).orElseGet(() -> Finding.failed(condition(), "paymentUnknown")));
  }

  private Finding paid(Asked asked, String agreement, String channel) {
    if (!WorkAuthorization.CHANNELS.contains(channel)) {
      return Finding.met(condition(), "paid." + channel).on(agreement);
    }
    return authorizations.channelExceptions(asked.organizationId(), channel, asked.today()).stream()
        .map(each -> authorizations.lock(each.id())).filter(held -> held.permitsChannel(asked.organizationId(), channel, today.get())).findFirst()
        .map(held -> Finding.met(condition(), "channelExcepted." + channel).on(held.facts().number()).about(held.id()))
        .orElseGet(() -> Finding.failed(condition(), "channelNotExcepted." + channel).on(agreement));
  }
}

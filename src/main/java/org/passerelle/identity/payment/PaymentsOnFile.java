package org.passerelle.identity.payment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.identity.payment.Payment.Event;
import org.passerelle.identity.payment.Payment.State;
import org.passerelle.partner.Party;
import org.passerelle.screening.watchlist.hit.OrganizationScreenings;
import org.passerelle.screening.watchlist.hit.OrganizationStanding.Result;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is paid to NGOs, for those who approve, release and look over their shoulder. */
@Service
public class PaymentsOnFile {

  /** Payments on one page. */
  public static final int PAGE = 25;

  private final PaymentRegister register;
  private final LawfulPayment lawful;
  private final OrganizationScreenings screenings;

  PaymentsOnFile(PaymentRegister register, LawfulPayment lawful, OrganizationScreenings screenings) {
    this.register = register;
    this.lawful = lawful;
    this.screenings = screenings;
  }

  /** A page of those in a state, the longest due first, and one more when others follow. */
  @Transactional(readOnly = true)
  public List<Payment> page(State state, @Nullable UUID after) {
    return register.page(state, after, PAGE);
  }

  /** The payment if it belongs to that case. */
  @Transactional(readOnly = true)
  public Optional<Payment> find(UUID caseId, UUID id) {
    return register.ofCase(caseId, id);
  }

  /** The payments of a case with what belongs to them; a case has few. */
  @Transactional(readOnly = true)
  public List<Shown> of(UUID caseId) {
    List<Payment> payments = register.ofCase(caseId);
    Map<UUID, List<Event>> events = register.events(payments.stream().map(Payment::id).toList()).stream().collect(Collectors.groupingBy(Event::paymentId));
    return payments.stream().map(payment -> new Shown(payment, payment.state() == State.due ? payees(payment) : List.of(),
        events.getOrDefault(payment.id(), List.of()))).toList();
  }

  private List<Payee> payees(Payment payment) {
    var standing = screenings.of(payment.organizationId());
    return lawful.payees(payment).stream().map(party -> new Payee(party, standing.of(party.id()))).toList();
  }

  /**
   * A payment with what belongs to it.
   *
   * @param payees who may receive the money, while it is due
   * @param events what became of it, in order
   */
  public record Shown(Payment payment, List<Payee> payees, List<Event> events) {
  }

  /** Who may receive the money, and how they stand with the lists. */
  public record Payee(Party party, Result result) {
  }
}

package org.passerelle.identity.payment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.passerelle.identity.gate.Gate;
import org.passerelle.identity.gate.Gate.Condition;
import org.passerelle.partner.Parties;
import org.passerelle.partner.Party;
import org.passerelle.partner.PartyFacts;
import org.passerelle.partner.authorization.WorkAuthorization;
import org.passerelle.partner.authorization.WorkAuthorizations;
import org.passerelle.reference.Today;
import org.passerelle.screening.watchlist.hit.OrganizationScreenings;
import org.passerelle.screening.watchlist.hit.OrganizationStanding.Result;
import org.springframework.stereotype.Component;

/**
 * Whether it is lawful to pay an NGO at this moment: the gate is open, whoever receives the money was compared with the lists and has no hit, and the
 * channel leaves a trace with a bank or is excepted (Criminal Code, s. 83.03).
 */
@Component
class LawfulPayment {

  /** The work is done: that the family cannot be met any more is no reason not to pay, and the channel is looked at here. */
  private static final Set<Condition> STILL_NEEDED = EnumSet.of(Condition.agreement, Condition.authorization, Condition.screening);

  private final Gate gate;
  private final Parties parties;
  private final OrganizationScreenings screenings;
  private final WorkAuthorizations authorizations;
  private final Today today;

  LawfulPayment(Gate gate, Parties parties, OrganizationScreenings screenings, WorkAuthorizations authorizations, Today today) {
    this.gate = gate;
    this.parties = parties;
    this.screenings = screenings;
    this.authorizations = authorizations;
    this.today = today;
  }

  /** Why it is not; empty when it is. */
  List<UnlawfulPayment> faults(Payment payment) {
    List<UnlawfulPayment> faults = new ArrayList<>();
    gate.missing(payment.caseId(), payment.organizationId(), STILL_NEEDED)
        .forEach(condition -> faults.add(UnlawfulPayment.valueOf(condition.name())));
    payee(payment).ifPresent(faults::add);
    if (WorkAuthorization.CHANNELS.contains(payment.channel())
        && authorizations.channelExceptions(payment.organizationId(), payment.channel(), today.get()).isEmpty()) {
      faults.add(UnlawfulPayment.channel);
    }
    return faults;
  }

  /** The NGO's payees of today. */
  List<Party> payees(Payment payment) {
    LocalDate day = today.get();
    return parties.of(payment.organizationId()).stream()
        .filter(party -> party.facts().roles().contains(PartyFacts.PAYEE) && !party.past(day) && !party.fromDay().isAfter(day)).toList();
  }

  private Optional<UnlawfulPayment> payee(Payment payment) {
    if (payment.payeeId() == null) {
      return Optional.of(UnlawfulPayment.noPayee);
    }
    if (payees(payment).stream().noneMatch(party -> party.id().equals(payment.payeeId()))) {
      return Optional.of(UnlawfulPayment.payeeEnded);
    }
    Result result = screenings.of(payment.organizationId()).of(payment.payeeId());
    return result == Result.clear ? Optional.empty()
        : Optional.of(result == Result.notScreened ? UnlawfulPayment.payeeNotScreened : UnlawfulPayment.payeeHit);
  }
}

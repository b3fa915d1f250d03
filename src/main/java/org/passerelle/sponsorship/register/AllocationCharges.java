package org.passerelle.sponsorship.register;

import java.time.Clock;
import java.util.UUID;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.AtAcceptance;
import org.passerelle.sponsorship.AtSponsorshipEnd;
import org.passerelle.sponsorship.Proposal;
import org.springframework.stereotype.Component;

/** Charges each family that is accepted under an agreement to the holder's allocation of the year, in persons, and gives it back when the sponsorship ends. */
@Component
class AllocationCharges implements AtAcceptance, AtSponsorshipEnd {

  private final Allocations allocations;
  private final Today today;
  private final Clock clock;

  AllocationCharges(Allocations allocations, Today today, Clock clock) {
    this.allocations = allocations;
    this.today = today;
    this.clock = clock;
  }

  @Override
  public void accepting(Proposal proposal) {
    int year = today.get().getYear();
    int persons = proposal.room().persons();
    if (!allocations.needed(proposal.sponsorId(), year)) {
      return;
    }
    UUID holder = allocations.holderOf(proposal.sponsorId())
        .orElseThrow(() -> new NotAcceptable("sponsor.allocation.noHolder"));
    if (!allocations.charge(proposal.id(), holder, year, persons, clock.instant())) {
      int left = allocations.find(holder, year).map(Allocation::left).orElse(0);
      throw new NotAcceptable("sponsor.allocation.used", String.valueOf(year), left, persons);
    }
  }

  @Override
  public void ended(Proposal proposal) {
    allocations.giveBack(proposal.id(), clock.instant());
  }
}

package org.passerelle.sponsorship.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Limit;
import org.passerelle.sponsorship.Sponsor;
import org.springframework.stereotype.Component;

/** An agreement holder, and each of its groups, takes no family for which too little is left of the holder's allocation of the year. */
@Component
class AllocationLimit implements Limit {

  private final Allocations allocations;

  AllocationLimit(Allocations allocations) {
    this.allocations = allocations;
  }

  @Override
  public Judge judge(List<Sponsor> sponsors, List<FamilyToPlace> families, LocalDate on) {
    Map<UUID, Integer> left = allocations.left(sponsors.stream().map(Sponsor::id).distinct().toList(), on.getYear());
    return (sponsor, family) -> {
      Integer persons = left.get(sponsor.id());
      return persons != null && persons < family.room().persons() ? List.of(Refusal.of("allocationUsed", family.room().persons(), persons)) : List.of();
    };
  }
}

package org.passerelle.sponsorship.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Limit;
import org.passerelle.sponsorship.Sponsor;
import org.passerelle.sponsorship.SponsorKind;
import org.springframework.stereotype.Component;

/**
 * What follows from the register alone: a sponsor that is not vetted, a group that is too small or has a member who is barred, or an allocation
 * that has too little left takes no family. Sources: Immigration and Refugee Protection Regulations, s. 138, 153 and 156; Québec Immigration
 * Regulation (I-0.2.1, r. 3), s. 81.
 */
@Component
class RegisterLimit implements Limit {

  private static final int GROUP_OF_FIVE = 5;
  private static final int QUEBEC_LEAST = 2;
  private static final int QUEBEC_MOST = 5;

  private final SponsorFacts facts;
  private final Members members;
  private final Vettings vettings;
  private final Allocations allocations;

  RegisterLimit(SponsorFacts facts, Members members, Vettings vettings, Allocations allocations) {
    this.facts = facts;
    this.members = members;
    this.vettings = vettings;
    this.allocations = allocations;
  }

  @Override
  public Judge judge(List<Sponsor> sponsors, List<FamilyToPlace> families, LocalDate on) {
    List<UUID> ids = sponsors.stream().map(Sponsor::id).distinct().toList();
    Map<UUID, SponsorFacts.Facts> known = facts.of(ids);
    Map<UUID, List<Member>> people = members.of(ids);
    Map<UUID, Vetting> vetted = vettings.current(ids);
    Map<UUID, Integer> left = allocations.left(ids, on.getYear());
    return (sponsor, family) -> {
      List<Refusal> refusals = new ArrayList<>();
      vetted(vetted.get(sponsor.id()), on, refusals);
      SponsorFacts.Facts fact = known.get(sponsor.id());
      if (fact != null && fact.membersKept()) {
        members(sponsor.kind(), people.getOrDefault(sponsor.id(), List.of()).stream().filter(member -> member.on(on)).toList(), refusals);
      }
      Integer persons = left.get(sponsor.id());
      if (persons != null && persons < family.room().persons()) {
        refusals.add(Refusal.of("allocationUsed", family.room().persons(), persons));
      }
      return refusals;
    };
  }

  private static void vetted(@Nullable Vetting vetting, LocalDate on, List<Refusal> refusals) {
    if (vetting == null || !vetting.clears(on)) {
      refusals.add(Refusal.of("notVetted"));
    }
  }

  private static void members(SponsorKind kind, List<Member> members, List<Refusal> refusals) {
    long counting = members.stream().filter(Member::counts).count();
    if (kind == SponsorKind.groupOfFive && counting < GROUP_OF_FIVE) {
      refusals.add(Refusal.of("membersMissing", GROUP_OF_FIVE, counting));
    } else if (kind == SponsorKind.quebecGroup && counting < QUEBEC_LEAST) {
      refusals.add(Refusal.of("membersMissing", QUEBEC_LEAST, counting));
    } else if (kind == SponsorKind.quebecGroup && members.size() > QUEBEC_MOST) {
      refusals.add(Refusal.of("membersTooMany", QUEBEC_MOST, members.size()));
    }
    long barred = members.stream().filter(member -> !member.barred().isEmpty()).count();
    if (barred > 0) {
      refusals.add(Refusal.of("memberBarred", barred));
    }
  }
}

package org.passerelle.sponsorship.register;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.Place;
import org.passerelle.reference.Places;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.register.SponsorRegister.Named;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All that is on file of one sponsor, as its own people read it and as staff do. */
@Service
public class OwnSponsor {

  private final SponsorFacts facts;
  private final SponsorRegister register;
  private final Profiles profiles;
  private final Members members;
  private final Vettings vettings;
  private final ShownFunds funds;
  private final Allocations allocations;
  private final Places places;
  private final Organizations organizations;
  private final Today today;
  private final Audit audit;

  OwnSponsor(SponsorFacts facts, SponsorRegister register, Profiles profiles, Members members, Vettings vettings, ShownFunds funds, Allocations allocations,
      Places places, Organizations organizations, Today today, Audit audit) {
    this.facts = facts;
    this.register = register;
    this.profiles = profiles;
    this.members = members;
    this.vettings = vettings;
    this.funds = funds;
    this.allocations = allocations;
    this.places = places;
    this.organizations = organizations;
    this.today = today;
    this.audit = audit;
  }

  /**
   * A sponsor with everything on file.
   *
   * @param place          by name, with its province
   * @param holder         of a constituent group
   * @param planC          whether its agreement, or its holder's, is in Plan C
   * @param groups         of an agreement holder
   * @param vettings       the one that counts first
   * @param allocations    of the sponsor or its holder, the last year first
   * @param allocationLeft this year; null when it needs none
   */
  public record Whole(SponsorFacts.Facts facts, StoredProfile stored, String place, @Nullable Named holder, boolean planC, List<Named> groups, List<Member> members,
      List<Vetting> vettings, List<Funds> funds, List<Allocation> allocations, @Nullable Integer allocationLeft) {

    public @Nullable Vetting vetting() {
      return vettings.isEmpty() ? null : vettings.get(0);
    }
  }

  /** Reads a sponsor; the reading is written down, because members stand in it. */
  @Transactional
  public Whole read(UUID sponsor) {
    audit.record("readSponsor", organizations.get(sponsor).code(), null);
    SponsorFacts.Facts known = facts.of(sponsor);
    UUID holder = known.holderId();
    Integer left = allocations.left(List.of(sponsor), today.get().getYear()).get(sponsor);
    return new Whole(known, profiles.of(sponsor), places.find(known.place()).map(Place::label).orElse(known.place()),
        holder == null ? null : register.named(holder).orElse(null), facts.of(Optional.ofNullable(holder).orElse(sponsor)).planC(), register.groupsOf(sponsor), members.of(sponsor), vettings.history(sponsor),
        funds.of(sponsor), allocations.of(Optional.ofNullable(holder).orElse(sponsor)), left);
  }
}

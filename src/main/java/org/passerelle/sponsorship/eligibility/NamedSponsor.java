package org.passerelle.sponsorship.eligibility;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.sponsorship.FamiliesToPlace;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Limit.Refusal;
import org.passerelle.sponsorship.Limits;
import org.passerelle.sponsorship.Sponsor;
import org.passerelle.sponsorship.Sponsors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells officers whether the sponsor whom a family named may sponsor it, and if not, why. */
@Service
public class NamedSponsor {

  private static final Refusal UNKNOWN = Refusal.of("sponsorUnknown");

  private final FamiliesToPlace families;
  private final Sponsors sponsors;
  private final Limits limits;

  NamedSponsor(FamiliesToPlace families, Sponsors sponsors, Limits limits) {
    this.families = families;
    this.sponsors = sponsors;
    this.limits = limits;
  }

  /** As things stand today, by every limit. Empty when the family named nobody. */
  @Transactional
  public Optional<Answer> of(UUID caseId) {
    FamilyToPlace family = families.of(List.of(caseId)).stream().findFirst().orElse(null);
    return family == null || family.sponsorCode() == null ? Optional.empty() : Optional.of(judge(family, sponsors.find(family.sponsorCode()).orElse(null)));
  }

  private Answer judge(FamilyToPlace family, @Nullable Sponsor sponsor) {
    return new Answer(sponsor == null ? null : sponsor.id(), sponsor == null ? List.of(UNKNOWN) : limits.against(sponsor, family));
  }

  /**
   * What stands against the two.
   *
   * @param sponsorId null when no sponsor of that code may sponsor at all: there is none, or it is suspended
   * @param refusals  none when it may sponsor the family
   */
  public record Answer(@Nullable UUID sponsorId, List<Refusal> refusals) {
  }
}

package org.passerelle.sponsorship;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All there is on who takes charge of a family. For staff only.
 *
 * @param charge null until the stream has been chosen
 */
public record SponsorshipRecord(@Nullable Charge charge, List<Tried> proposals) {

  private static final Set<ProposalState> LIVE = EnumSet.of(ProposalState.proposed, ProposalState.held, ProposalState.accepted);

  /** Whether this sponsor is asked about the family, or has accepted it. */
  public boolean asks(@Nullable UUID sponsorId) {
    return proposals.stream().map(Tried::proposal).anyMatch(proposal -> proposal.sponsorId().equals(sponsorId) && LIVE.contains(proposal.state()));
  }

  /**
   * A sponsor to whom the family was proposed.
   *
   * @param place code of the place where the sponsor lives
   */
  public record Tried(Proposal proposal, String sponsorNameEn, String sponsorNameFr, String place) {

    public String sponsorName(String language) {
      return language.equals("fr") ? sponsorNameFr : sponsorNameEn;
    }
  }
}

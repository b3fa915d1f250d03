package org.passerelle.sponsorship;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All there is on who takes charge of a family. For staff only.
 *
 * @param charge null until the stream has been chosen
 */
public record SponsorshipRecord(@Nullable Charge charge, List<Tried> proposals) {

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

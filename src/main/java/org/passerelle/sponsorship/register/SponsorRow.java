package org.passerelle.sponsorship.register;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.sponsorship.Room;
import org.passerelle.sponsorship.SponsorKind;

/**
 * A sponsor in the list that staff read. No member stands in it.
 *
 * @param outcome    of the vetting that counts; null when it was never vetted
 * @param validUntil of that vetting
 */
public record SponsorRow(UUID id, String code, String nameEn, String nameFr, SponsorKind kind, String placeName, String province, Room room, Room taken,
    boolean suspended, @Nullable String outcome, @Nullable LocalDate validUntil) {

  public String name(String language) {
    return language.equals("fr") ? nameFr : nameEn;
  }

  /** Whether its vetting holds on that day. */
  public boolean vetted(LocalDate day) {
    return Vetting.CLEARED.equals(outcome) && (validUntil == null || !validUntil.isBefore(day));
  }
}

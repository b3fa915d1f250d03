package org.passerelle.handoff;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who and what stands behind a family that travels.
 *
 * @param sponsorEn  the sponsor who has taken charge of it; null when the State has
 * @param csqNumber  of Québec's selection certificate, once granted
 * @param csqExpires its last day
 */
public record Backing(@Nullable String sponsorEn, @Nullable String sponsorFr, @Nullable String csqNumber, @Nullable LocalDate csqExpires) {

  public @Nullable String sponsor(String language) {
    return language.equals("fr") ? sponsorFr : sponsorEn;
  }

  /** The same with nothing in it but what may be told. */
  Backing only(Allowed allowed) {
    return new Backing(allowed.only(DisclosedField.sponsorName, sponsorEn), allowed.only(DisclosedField.sponsorName, sponsorFr),
        allowed.only(DisclosedField.csq, csqNumber), allowed.only(DisclosedField.csq, csqExpires));
  }
}

package org.passerelle.handoff.disclosure;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody of a family is to report to public health after landing: a flag and a duty, never a finding (IRCC, medical surveillance).
 *
 * @param reportDays days after landing within which they report; null when nobody has to
 */
public record Surveillance(long id, boolean required, @Nullable Integer reportDays, String enteredBy, Instant enteredAt) {

  /** Who has taken note of it. */
  public record Receipt(String nameEn, String nameFr, String by, Instant at) {

    public String name(String language) {
      return language.equals("fr") ? nameFr : nameEn;
    }
  }

  /** What officers see: what holds now, null while nobody has entered it, and who has taken note. */
  public record OnFile(@Nullable Surveillance now, List<Receipt> receipts) {
  }
}

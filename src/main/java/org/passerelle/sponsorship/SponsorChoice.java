package org.passerelle.sponsorship;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * To which sponsors a family without a named sponsor is proposed, in which order: those outside Québec, where blended sponsorship does not
 * exist, with a place left and room for the family, to whom it was not proposed before. Whoever speaks a language of the family goes first,
 * then whoever lives in the province the family means to live in, then whoever has most places left, then by code.
 */
public final class SponsorChoice {

  private SponsorChoice() {
  }

  /** The sponsors to try, best first. */
  public static List<Sponsor> inOrder(List<Sponsor> pool, Family family) {
    Comparator<Sponsor> preference = Comparator.comparing((Sponsor sponsor) -> !sponsor.speaksOneOf(family.languages()))
        .thenComparing(sponsor -> !Objects.equals(sponsor.province(), family.intendedProvince()))
        .thenComparing(sponsor -> -sponsor.roomLeft().families()).thenComparing(Sponsor::code);
    return pool.stream()
        .filter(sponsor -> !sponsor.inQuebec() && sponsor.fits(family.room()) && !family.tried().contains(sponsor.id()))
        .sorted(preference).toList();
  }

  /**
   * What the choice depends on.
   *
   * @param room  what the family needs
   * @param tried   sponsors to whom this family was proposed before
   */
  public record Family(Room room, List<String> languages, @Nullable String intendedProvince, Set<UUID> tried) {
  }
}

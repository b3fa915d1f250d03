package org.passerelle.sponsorship.draw;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.sponsorship.draw.Draw.Drawn;
import org.passerelle.sponsorship.draw.Draw.Entry;

/**
 * All that is published of a draw; what follows {@code applications} is null until it is held. Nothing in it points to a person, a family or a sponsor.
 *
 * @param listSha256   of the list
 * @param commitment   SHA-256 of the nonce and {@code listSha256}
 * @param valueSource  which public value was named in advance, and where it can be read
 * @param valueDueAt   from when it can be
 * @param nonce        shown once it is drawn
 * @param seed         SHA-256 of the nonce, the value and {@code listSha256}
 */
public record PublishedDraw(UUID id, LocalDate opensOn, LocalDate closesOn, Instant publishedAt, String listSha256, String commitment, String valueSource,
    Instant valueDueAt, List<Entry> applications, @Nullable String nonce, @Nullable String value, @Nullable String seed, @Nullable Instant drawnAt,
    @Nullable List<Drawn> result) {

  /** What is wrong with what was published. */
  public enum Flaw { list, commitment, seed, result }

  /** Does the draw again. */
  public Verdict replay() {
    Draw draw = Draw.of(applications);
    if (!draw.listHash().equals(listSha256)) {
      return new Verdict(Flaw.list, false);
    }
    if (nonce == null || value == null || seed == null || result == null) {
      return new Verdict(null, false);
    }
    if (!draw.commitment(nonce).equals(commitment)) {
      return new Verdict(Flaw.commitment, true);
    }
    if (!draw.seed(nonce, value).equals(seed)) {
      return new Verdict(Flaw.seed, true);
    }
    return new Verdict(draw.result(seed).equals(result) ? null : Flaw.result, true);
  }

  /**
   * What came of doing it again.
   *
   * @param flaw null when all of it is right
   * @param held whether the draw has been held
   */
  public record Verdict(@Nullable Flaw flaw, boolean held) {
  }
}

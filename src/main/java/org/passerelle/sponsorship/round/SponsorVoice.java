package org.passerelle.sponsorship.round;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a sponsor said of the families it is close to or would like. It counts in points among other things and never shuts a family out.
 *
 * @param closeTo   nationalities to whose community it is close, ISO 3166-1 alpha-3
 * @param languages of families that it would like, ISO 639
 * @param smallest  the smallest household that it would like
 * @param largest   the largest household that it would like
 * @param welcomes  cases whose anonymous profile it saw and would welcome
 */
public record SponsorVoice(Set<String> closeTo, Set<String> languages, @Nullable Integer smallest, @Nullable Integer largest, Set<UUID> welcomes) {

  static final SponsorVoice SILENT = new SponsorVoice(Set.of(), Set.of(), null, null, Set.of());
}

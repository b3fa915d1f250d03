package org.passerelle.sponsorship.round;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Reads what sponsors said, in a number of queries that does not grow with them. */
public interface SponsorVoices {

  /** By sponsor; whoever said nothing may be left out. */
  Map<UUID, SponsorVoice> of(Collection<UUID> sponsors);
}

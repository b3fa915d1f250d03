package org.passerelle.sponsorship;

import java.util.EnumSet;
import java.util.Set;
import org.passerelle.reference.Priority;

/**
 * Which streams an officer may choose. Québec has its own (1991 Accord); joint assistance and blended sponsorship are not offered there. A family in urgent need
 * of protection never waits for a sponsor. A stream that asks a named sponsor needs one who may and can take the family.
 */
public final class StreamOptions {

  private StreamOptions() {
  }

  /** The streams that are open to a family so assessed. */
  public static Set<Stream> of(Assessment assessment) {
    Set<Stream> open = EnumSet.allOf(Stream.class);
    open.removeIf(stream -> stream.quebec() != assessment.quebec());
    if (assessment.priority() == Priority.emergency) {
      open.removeIf(stream -> stream.named() || stream.sought());
    }
    if (!assessment.sponsorNamed()) {
      open.removeIf(Stream::named);
    }
    return open;
  }
}

package org.passerelle.screening.duplicate;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Names by which people are known from elsewhere than their own file: what the merge unit kept as AKA when it found two files to be one. Whoever
 * keeps such names answers here, and has the person remembered again when they change.
 */
public interface FurtherNames {

  /** By person, in whatever script; those of whom nothing is known are left out. */
  Map<UUID, List<String>> of(Collection<UUID> people);
}

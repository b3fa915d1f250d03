package org.passerelle.handoff;

import java.util.UUID;

/** Is told, within the same transaction, how the search for a family that did not arrive ended. */
public interface SearchObserver {

  void searched(UUID caseId, boolean found);
}

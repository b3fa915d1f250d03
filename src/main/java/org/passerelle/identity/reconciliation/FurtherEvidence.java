package org.passerelle.identity.reconciliation;

import java.util.List;
import java.util.UUID;

/** Evidence on a family's identity that another part of the house keeps. Its kinds of source must stand in the hierarchy. */
public interface FurtherEvidence {

  /** What it says of the family; of its members by their ids on file. */
  List<Version> of(UUID caseId);
}

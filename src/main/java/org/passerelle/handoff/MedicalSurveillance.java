package org.passerelle.handoff;

import java.util.Optional;
import java.util.UUID;

/**
 * Whether somebody of a family is to be followed up for tuberculosis: a flag and a duty, never a medical file (medical surveillance between the
 * department and the provinces).
 */
public interface MedicalSurveillance {

  /** The flag, when it may be disclosed to this organization and was entered; empty otherwise. */
  Optional<Boolean> disclosedTo(UUID organization, UUID caseId, DisclosureChannel channel);
}

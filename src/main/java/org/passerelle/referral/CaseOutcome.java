package org.passerelle.referral;

import org.jspecify.annotations.Nullable;

/** How a case ended. Its texts for the partner are {@code outcome.<name>}. */
public enum CaseOutcome {
  /** A province has received the family. */
  received,
  /** Found ineligible at intake. */
  ineligible,
  /** Returned to the partner and not completed in time. */
  closedIncomplete,
  /** The family is on file already. */
  alreadyOnFile,
  /** Two officers found the identity contradicted. */
  identityContradicted,
  /** Fraud was upheld. The partner hears only that the identity could not be established: whoever deceived whom must not be warned. */
  identityNotEstablished,
  /** Québec did not select the family. */
  selectionRefused,
  /** The family did not arrive and was not found. */
  neverArrived,
  /** The family withdrew. */
  withdrawn;

  private static final String FRAUD = "suspectedFraud";

  /** The outcome by how the last stage that ran ended. */
  static CaseOutcome of(@Nullable String intake, @Nullable String identity, @Nullable String handoff) {
    if (handoff != null) {
      return valueOf(handoff);
    }
    if (identity != null) {
      return identity.equals(FRAUD) ? identityNotEstablished : identityContradicted;
    }
    if (intake == null) {
      throw new IllegalStateException("a case closes without an outcome");
    }
    return valueOf(intake);
  }

  /** Whether the case ended in the intake without having been accepted; the partner was told then, with the reason. */
  boolean beforeAcceptance() {
    return this == ineligible || this == closedIncomplete || this == alreadyOnFile;
  }
}

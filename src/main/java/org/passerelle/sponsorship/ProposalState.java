package org.passerelle.sponsorship;

import java.util.Arrays;

/** Where a proposal stands. */
public enum ProposalState {
  /** An officer looks at it; the sponsor does not know of it. */
  proposed,
  /** The sponsor is to answer; the family is held for it alone. */
  held,
  /** The sponsor takes charge. */
  accepted,
  /** The sponsor said no. */
  declined,
  /** The hold ended without an answer. */
  expired,
  /** The officer did not approve it. */
  rejected,
  /** The case stopped, or Québec refused its selection. */
  released;

  /** Whether it keeps one of the sponsor's places. */
  public boolean takesPlace() {
    return this == proposed || this == held || this == accepted;
  }

  static String[] names(ProposalState... states) {
    return Arrays.stream(states).map(Enum::name).toArray(String[]::new);
  }
}

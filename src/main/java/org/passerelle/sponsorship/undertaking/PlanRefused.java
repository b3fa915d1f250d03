package org.passerelle.sponsorship.undertaking;

import java.util.List;

/** An undertaking cannot be filed as it was written. Nothing was stored. */
public final class PlanRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<PlanFault> faults;

  PlanRefused(List<PlanFault> faults) {
    super(faults.size() + " fields are missing or wrong");
    this.faults = List.copyOf(faults);
  }

  public List<PlanFault> faults() {
    return faults;
  }
}

package org.passerelle.pages;

import java.util.List;

/** Several fields of what was sent are not right, each with its sentence in the caller's language already. */
public final class BadFields extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<ApiProblems.Fault> faults;

  public BadFields(List<ApiProblems.Fault> faults) {
    super(faults.size() + " fields are not right");
    this.faults = List.copyOf(faults);
  }

  /** Each field with its sentence. */
  public List<ApiProblems.Fault> faults() {
    return faults;
  }
}

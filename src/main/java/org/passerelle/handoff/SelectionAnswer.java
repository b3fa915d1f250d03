package org.passerelle.handoff;

import java.time.LocalDate;

/** What Québec's ministry answers. */
public sealed interface SelectionAnswer {

  /**
   * The family is selected.
   *
   * @param csqNumber  number of the Québec selection certificate
   * @param csqExpires last day of its validity
   * @param place      code of the city in which the ministry receives the family
   */
  record Granted(String csqNumber, LocalDate csqExpires, String place) implements SelectionAnswer {
  }

  /** The family is not selected. */
  record Refused(String reason) implements SelectionAnswer {
  }
}

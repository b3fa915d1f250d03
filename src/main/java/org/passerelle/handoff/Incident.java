package org.passerelle.handoff;

import java.util.Arrays;
import java.util.List;

/** What went otherwise than announced on the day of arrival (IRCC, sending the NAT: incidents are fed back to those who plan). */
public enum Incident {
  undeclaredWheelchair,
  /** Another need that the notice did not name. */
  undeclaredNeed,
  missedConnection,
  scheduleChange,
  luggage,
  /** Someone needed medical help on the way or at the airport. */
  medical,
  /** Papers were missing or wrong at the border. */
  documents,
  /** Nobody met the family. */
  notMet,
  /** The family was there before anybody had announced it. */
  unannounced;

  /** Those that whoever receives a family can report: an unannounced family has no notice to report on. */
  public static List<Incident> reportable() {
    return Arrays.stream(values()).filter(incident -> incident != unannounced).toList();
  }
}

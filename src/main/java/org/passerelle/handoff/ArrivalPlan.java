package org.passerelle.handoff;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.WrongField;

/**
 * When and how a family travels.
 *
 * @param arrivesOn the day they land in Canada, by the calendar of the province that receives them
 * @param flight    carrier and number, once known
 * @param remarks   what they need on arrival; the province reads it
 */
public record ArrivalPlan(LocalDate arrivesOn, PortOfEntry port, @Nullable String flight, @Nullable String remarks) {

  /** Longer flight numbers do not exist: it would be a text in the wrong field. */
  public static final int LONGEST_FLIGHT = 20;
  /** Visas are not issued for later arrivals. */
  public static final int FURTHEST_MONTHS = 24;

  /**
   * Checks the plan as of that day.
   *
   * @throws WrongField naming the first field that is not right
   */
  public void check(LocalDate today) {
    if (arrivesOn.isBefore(today)) {
      throw new WrongField("arrivalDate", "form.arrivalPast");
    }
    if (arrivesOn.isAfter(today.plusMonths(FURTHEST_MONTHS))) {
      throw new WrongField("arrivalDate", "form.arrivalTooFar", FURTHEST_MONTHS);
    }
    if (flight != null && flight.length() > LONGEST_FLIGHT) {
      throw new WrongField("flight", "form.tooLong", LONGEST_FLIGHT);
    }
    if (port == PortOfEntry.other && remarks == null) {
      throw new WrongField("remarks", "form.namePort");
    }
  }
}

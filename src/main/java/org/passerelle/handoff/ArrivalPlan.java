package org.passerelle.handoff;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.WrongField;

/**
 * When and how a family travels.
 *
 * @param arrivesOn  the day they land in Canada, by the calendar of the province that receives them
 * @param flight     carrier and number of the flight that lands there, once known
 * @param remarks    what they need on arrival; the province reads it
 * @param exemptions the rules the officer sets aside, with reasons
 */
public record ArrivalPlan(LocalDate arrivesOn, PortOfEntry port, @Nullable String flight, @Nullable String remarks, Journey journey,
    List<Exemption> exemptions) {

  /** Longer flight numbers do not exist: it would be a text in the wrong field. */
  public static final int LONGEST_FLIGHT = 20;
  /** Visas are not issued for later arrivals. */
  public static final int FURTHEST_MONTHS = 24;
  private static final int LONGEST_REMARKS = 2000;

  /** A plan of which only this is known. */
  public ArrivalPlan(LocalDate arrivesOn, PortOfEntry port, @Nullable String flight, @Nullable String remarks) {
    this(arrivesOn, port, flight, remarks, Journey.UNKNOWN, List.of());
  }

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
    if (remarks != null && remarks.length() > LONGEST_REMARKS) {
      throw new WrongField("remarks", "form.tooLong", LONGEST_REMARKS);
    }
    new JourneyCheck(this).check();
  }

  /** Why that rule is set aside, when the officer sets it aside. */
  public Optional<Exemption> exemption(Exemption.Rule rule) {
    return exemptions.stream().filter(exemption -> exemption.rule() == rule).findFirst();
  }

  /** The same plan with these exemptions alone. */
  public ArrivalPlan with(List<Exemption> needed) {
    return new ArrivalPlan(arrivesOn, port, flight, remarks, journey, needed);
  }
}

package org.passerelle.sponsorship.register;

import java.util.UUID;

/**
 * How many persons an agreement holder and its constituent groups may sponsor in a calendar year.
 *
 * @param used by undertakings accepted that year
 */
public record Allocation(UUID holderId, int year, int persons, int used) {

  public int left() {
    return persons - used;
  }
}

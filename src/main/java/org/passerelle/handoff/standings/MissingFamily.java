package org.passerelle.handoff.standings;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A family that was announced and did not come.
 *
 * @param expectedOn the day it was expected
 * @param since      when those who receive it said so
 * @param steps      how many steps of the search are noted
 * @param found      whether it was found; its arrival is being planned anew then
 */
public record MissingFamily(String caseNumber, String notice, String city, String province, int persons, LocalDate expectedOn, Instant since, int steps,
    boolean found) {
}

package org.passerelle.sponsorship;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An undertaking that a sponsor is about to file.
 *
 * @param id       of the undertaking
 * @param sponsorId its organization
 * @param stream   under which the family would come
 * @param at       the moment of the filing
 * @param on       the day it is then at the department
 */
public record FiledUndertaking(UUID id, UUID caseId, String caseNumber, UUID sponsorId, Stream stream, Instant at, LocalDate on) {
}

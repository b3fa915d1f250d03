package org.passerelle.handoff.dossier;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The address at which a person's own calendar reads when families are expected.
 *
 * @param username       whose it is
 * @param organizationId whose arrivals it shows
 * @param language       {@code en} or {@code fr}, of what stands in the calendar
 * @param lastReadAt     when a calendar last read it; null when none has
 */
public record CalendarFeed(String username, UUID organizationId, String language, Instant madeAt, @Nullable Instant lastReadAt) {
}

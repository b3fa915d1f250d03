package org.passerelle.sponsorship;

import java.time.Instant;

/** A stream that an officer chose otherwise than the decision table. */
public record StreamChoice(Stream stream, String reason, String chosenBy, Instant chosenAt) {
}

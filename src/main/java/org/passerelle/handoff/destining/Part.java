package org.passerelle.handoff.destining;

/** What one criterion gives a city for a family. */
public record Part(String criterion, String level, int points) {
}

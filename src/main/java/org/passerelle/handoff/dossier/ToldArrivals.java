package org.passerelle.handoff.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.handoff.Allowed;
import org.passerelle.handoff.Disclosed;
import org.passerelle.handoff.Disclosed.Subject;
import org.passerelle.handoff.DisclosedField;
import org.passerelle.handoff.DisclosureChannel;
import org.passerelle.handoff.DisclosurePurpose;
import org.passerelle.handoff.dossier.CalendarArrival.State;
import org.springframework.stereotype.Component;

/**
 * What of expected arrivals an organization may be told in a calendar. An organization that may not be told when families travel has an empty one.
 * Calendars read every hour: a version stands in the register once for each calendar, when it was read first.
 */
@Component
class ToldArrivals {

  private static final Set<DisclosedField> ASKED = EnumSet.of(DisclosedField.persons, DisclosedField.itinerary, DisclosedField.destination);
  /** A notice is there to be read some moments after the time it bears. */
  private static final Duration COMMITTED = Duration.ofMinutes(5);

  private final Disclosed disclosed;

  ToldArrivals(Disclosed disclosed) {
    this.disclosed = disclosed;
  }

  /** @param lastRead when that calendar was read before; null when it was not */
  List<CalendarArrival> told(UUID organization, List<CalendarArrival> arrivals, @Nullable Instant lastRead) {
    Map<DisclosurePurpose, List<CalendarArrival>> byPurpose =
        arrivals.stream().collect(Collectors.groupingBy(CalendarArrival::purpose, TreeMap::new, Collectors.toList()));
    return byPurpose.entrySet().stream().flatMap(same -> {
      List<Subject> unread = same.getValue().stream().filter(arrival -> arrival.state() != State.withdrawn && unread(arrival, lastRead))
          .map(arrival -> new Subject(arrival.caseId(), arrival.label())).toList();
      Allowed allowed = disclosed.tell(organization, same.getKey(), ASKED, DisclosureChannel.calendar, unread);
      return same.getValue().stream().filter(arrival -> allowed.may(DisclosedField.itinerary)).map(arrival -> arrival.only(allowed));
    }).toList();
  }

  private static boolean unread(CalendarArrival arrival, @Nullable Instant lastRead) {
    return lastRead == null || arrival.sentAt().isAfter(lastRead.minus(COMMITTED));
  }
}

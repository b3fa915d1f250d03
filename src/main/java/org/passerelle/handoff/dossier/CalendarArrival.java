package org.passerelle.handoff.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.handoff.Allowed;
import org.passerelle.handoff.DisclosedField;
import org.passerelle.handoff.DisclosurePurpose;
import org.passerelle.handoff.Notice;
import org.passerelle.handoff.PortOfEntry;

/**
 * An arrival as it stands in a calendar: how many come, where and when, by the latest version of its notice that went to the organization. Nothing in
 * it says who they are.
 *
 * @param id         of that version
 * @param part       what the organization is to the family
 * @param persons    null when the organization is not told
 * @param place      city that receives the family; null when the organization is not told
 * @param arrivesOn  the day it lands
 * @param port       where it lands; null when the organization is not told
 * @param landsAt    local time there, when the flight is known
 * @param reachesAt  local time at the destination, when that is known
 * @param zone       of the province that receives it
 */
record CalendarArrival(UUID id, UUID caseId, String part, String number, int version, State state, @Nullable Integer persons, @Nullable String place, LocalDate arrivesOn,
    @Nullable PortOfEntry port, @Nullable LocalDateTime landsAt, @Nullable LocalDateTime reachesAt, ZoneId zone, Instant sentAt) {

  /** Where the airports' clocks stand. A flight that lands anywhere else has a day and no time here. */
  private static final Map<PortOfEntry, ZoneId> CLOCKS = Map.of(PortOfEntry.YUL, ZoneId.of("America/Toronto"), PortOfEntry.YYZ, ZoneId.of("America/Toronto"),
      PortOfEntry.YOW, ZoneId.of("America/Toronto"), PortOfEntry.YQB, ZoneId.of("America/Toronto"), PortOfEntry.YHZ, ZoneId.of("America/Halifax"),
      PortOfEntry.YWG, ZoneId.of("America/Winnipeg"), PortOfEntry.YYC, ZoneId.of("America/Edmonton"), PortOfEntry.YEG, ZoneId.of("America/Edmonton"),
      PortOfEntry.YVR, ZoneId.of("America/Vancouver"));

  /** The moment it lands; empty when only the day is known. */
  Optional<Instant> lands() {
    ZoneId clock = port == null ? null : CLOCKS.get(port);
    return landsAt == null || clock == null ? Optional.empty() : Optional.of(landsAt.atZone(clock).toInstant());
  }

  /** The moment it reaches its destination; empty when that is unknown. */
  Optional<Instant> reaches() {
    return Optional.ofNullable(reachesAt).map(time -> time.atZone(zone).toInstant());
  }

  /** The same with nothing in it but what may be told. */
  CalendarArrival only(Allowed allowed) {
    return new CalendarArrival(id, caseId, part, number, version, state, allowed.only(DisclosedField.persons, persons),
        allowed.only(DisclosedField.destination, place), arrivesOn, port, landsAt, allowed.only(DisclosedField.destination, reachesAt), zone, sentAt);
  }

  DisclosurePurpose purpose() {
    return part.equals(Notice.OFFICE) ? DisclosurePurpose.reception : DisclosurePurpose.settlement;
  }

  /** Number and version, by which the register names it. */
  String label() {
    return number + "/" + version;
  }

  /** What has become of it. */
  enum State {
    /** It is expected, or has happened. */
    expected,
    /** Its journey is being planned again. */
    unsettled,
    /** The family does not come. */
    cancelled,
    /** It does not come to this organization, or the notice was recalled: nothing more may be told of it. */
    withdrawn
  }
}

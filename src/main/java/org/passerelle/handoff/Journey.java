package org.passerelle.handoff;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a notice of arrival says of a family's journey besides its day and port of entry (IRCC, content of the NAT: point of origin, flight
 * details, special requirements, programme marker, sponsors, onward travel).
 *
 * @param originCountry where the journey begins, ISO 3166-1 alpha-3
 * @param originPlace   the city, when it is known
 * @param legs          the flights up to the port of entry, in order; none while they are unknown
 * @param needs         what the family needs on arrival
 * @param interpreter   ISO 639 code of the language to interpret, when an interpreter is needed
 * @param markers       special programmes; of a woman at risk nothing else is said
 * @param onward        how the family goes on to its destination; null when that is not settled yet
 * @param sponsorEn     the sponsor who has taken charge; null when none has
 */
public record Journey(@Nullable String originCountry, @Nullable String originPlace, List<Leg> legs, List<Need> needs,
    @Nullable String interpreter, List<Marker> markers, @Nullable Onward onward, @Nullable String sponsorEn, @Nullable String sponsorFr) {

  /** Nothing is known of it. */
  public static final Journey UNKNOWN = new Journey(null, null, List.of(), List.of(), null, List.of(), null, null, null);

  /** Reads what was stored before a part existed as nothing known of it. */
  @SuppressWarnings("ConstantValue")
  public Journey {
    legs = legs == null ? List.of() : List.copyOf(legs);
    needs = needs == null ? List.of() : List.copyOf(needs);
    markers = markers == null ? List.of() : List.copyOf(markers);
  }

  public @Nullable String sponsor(String language) {
    return language.equals("fr") ? sponsorFr : sponsorEn;
  }

  /** The same journey with what the file knows of the family. */
  public Journey with(String country, List<Marker> known, @Nullable String nameEn, @Nullable String nameFr) {
    return new Journey(originCountry == null ? country : originCountry, originPlace, legs, needs, interpreter, known, onward, nameEn, nameFr);
  }

  /** The same journey with nothing in it but what may be told; under which programme a family comes is told with what it needs. */
  Journey only(Allowed allowed) {
    boolean way = allowed.may(DisclosedField.itinerary);
    boolean care = allowed.may(DisclosedField.needsOnArrival);
    return new Journey(way ? originCountry : null, way ? originPlace : null, way ? legs : List.of(), care ? needs : List.of(),
        care ? interpreter : null, care ? markers : List.of(), way ? onward : null, allowed.only(DisclosedField.sponsorName, sponsorEn),
        allowed.only(DisclosedField.sponsorName, sponsorFr));
  }

  /**
   * One flight.
   *
   * @param flight  carrier and number
   * @param from    IATA code of the airport it leaves
   * @param to      of the one it lands at; null when that is a port of entry without a code here
   * @param departs local time there
   * @param arrives local time there
   */
  public record Leg(String flight, @Nullable String from, @Nullable String to, @Nullable LocalDateTime departs, @Nullable LocalDateTime arrives) {
  }

  /**
   * From the port of entry to the destination.
   *
   * @param details carrier and number, or who drives
   * @param arrives local time at the destination
   */
  public record Onward(Way way, @Nullable String details, @Nullable LocalDateTime arrives) {
  }

  /** How a family goes on. */
  public enum Way {
    /** The port of entry is its destination. */
    none, flight, train, coach, road
  }

  /** What a family needs on arrival, as codes that airlines and reception staff act on: no diagnosis. */
  public enum Need { wheelchair, walkingHelp, oxygen, medicalEscort, unaccompaniedMinor, infantSeats, interpreter, winterClothing }

  /** A special programme the notice is marked with. */
  public enum Marker { womenAtRisk, urgentProtection, humanRightsDefender, blended, jointAssistance }
}

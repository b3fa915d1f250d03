package org.passerelle.handoff.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.handoff.Journey.Marker;
import org.passerelle.reference.Priority;

/**
 * What the file knows of a family that bears on its arrival and its notice.
 *
 * @param category           UNHCR submission category
 * @param programme          under which it was referred
 * @param countryOfAsylum    where it is now, ISO 3166-1 alpha-3
 * @param stream             who pays for its first year; null until that is settled
 * @param sponsorEn          the sponsor who has taken charge; null when the State has
 * @param certificateExpires day on which Québec's certificate expires; null without one
 */
record TravellingFamily(Priority priority, String category, @Nullable String secondCategory, String programme, String countryOfAsylum,
    @Nullable String stream, @Nullable String sponsorEn, @Nullable String sponsorFr, @Nullable LocalDate certificateExpires) {

  private static final String WOMEN_AT_RISK = "WGR";
  private static final List<String> DEFENDERS = List.of("HRD", "AFGHRD");

  /** Protection cannot wait: days count (UNHCR's emergency priority, the Urgent Protection Program). */
  boolean urgent() {
    return priority == Priority.emergency;
  }

  boolean sponsored() {
    return sponsorEn != null;
  }

  /** What the notice is marked with. A woman at risk is announced separately, under her own marker alone (IRCC, sending the NAT: AWR). */
  List<Marker> markers() {
    if (WOMEN_AT_RISK.equals(category) || WOMEN_AT_RISK.equals(secondCategory)) {
      return List.of(Marker.womenAtRisk);
    }
    List<Marker> markers = new ArrayList<>();
    add(markers, urgent(), Marker.urgentProtection);
    add(markers, DEFENDERS.contains(programme), Marker.humanRightsDefender);
    add(markers, sponsored() && "blended".equals(stream), Marker.blended);
    add(markers, sponsored() && "jointAssistance".equals(stream), Marker.jointAssistance);
    return List.copyOf(markers);
  }

  private static void add(List<Marker> markers, boolean holds, Marker marker) {
    if (holds) {
      markers.add(marker);
    }
  }
}

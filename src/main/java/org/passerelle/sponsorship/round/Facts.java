package org.passerelle.sponsorship.round;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.passerelle.reference.Priority;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Sponsor;

/**
 * What is known of families, sponsors and places beside what they are, read once for a whole round.
 *
 * @param ties       where each family has somebody
 * @param wishes     what each family said of places: {@code first}, {@code wished} or {@code avoided}
 * @param services   the services at each place
 * @param provinces  the province of each place
 * @param voices     what sponsors said
 * @param behind     groups whose families were so far matched less often than all were
 * @param searchTime how long a sponsor is sought, by priority
 * @param now        when the round was collected
 */
record Facts(Map<UUID, List<Tie>> ties, Map<UUID, Map<String, String>> wishes, Map<String, Set<Services.Service>> services, Map<String, String> provinces,
    Map<UUID, SponsorVoice> voices, Set<String> behind, Map<Priority, Duration> searchTime, Instant now) {

  List<Tie> ties(FamilyToPlace family) {
    return ties.getOrDefault(family.caseId(), List.of());
  }

  Map<String, String> wishes(FamilyToPlace family) {
    return wishes.getOrDefault(family.caseId(), Map.of());
  }

  SponsorVoice voice(Sponsor sponsor) {
    return voices.getOrDefault(sponsor.id(), SponsorVoice.SILENT);
  }

  /**
   * Somebody of the family's at a place in Canada.
   *
   * @param kind {@code relative}, {@code friend} or {@code community}
   */
  record Tie(String place, String kind, boolean confirmed) {
  }
}

package org.passerelle.handoff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.reference.Place;

/**
 * Everything this stage knows of a case, for the officers' file page.
 *
 * @param selection   Québec's, when it was asked
 * @param destination once chosen
 * @param plan        the arrival as planned last
 * @param notices     all versions, the first first
 * @param reports     what was reported of arrivals, in order
 * @param searches    what was found about a family that did not arrive, in order
 * @param reception   once confirmed
 */
public record HandoffRecord(@Nullable Selection selection, @Nullable Destination destination, @Nullable Plan plan, List<Notice> notices,
    List<Report> reports, List<Search> searches, @Nullable Reception reception) {

  /** Whether this stage has left a trace yet. */
  public boolean begun() {
    return selection != null || destination != null || plan != null || !notices.isEmpty();
  }

  /** Whether Québec's certificate has expired when the family arrives as planned: access to services would be delayed. */
  public boolean certificateExpiresBeforeArrival() {
    return plan != null && selection != null && selection.csqExpires() != null && plan.arrivesOn().isAfter(selection.csqExpires());
  }

  /** The city that receives the family; the reason is null when Québec chose. */
  public record Destination(Place place, @Nullable String reason, String by, Instant at) {
  }

  /** When and how the family travels. */
  public record Plan(LocalDate arrivesOn, String port, @Nullable String flight, @Nullable String remarks, Journey journey,
      List<Exemption> exemptions, String by, Instant at) {
  }

  /** What was reported of an arrival, of which version of the notice. */
  public record Report(int version, ArrivalResult result, LocalDate happenedOn, @Nullable String remarks, List<Incident> incidents, String by,
      Instant at) {
  }

  /** What an officer found about a family that did not arrive: {@code found} or {@code notFound}. */
  public record Search(String result, String reason, String by, Instant at) {
  }

  /**
   * The office's word that it has received the family.
   *
   * @param takenOverAt when it took the file over, once it has
   */
  public record Reception(Instant confirmedAt, String by, @Nullable String remarks, @Nullable Instant takenOverAt, @Nullable String takenOverBy,
      @Nullable String takeoverRemarks) {
  }
}

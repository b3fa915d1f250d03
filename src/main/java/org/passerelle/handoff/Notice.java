package org.passerelle.handoff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a notice of arrival transmission (NAT): tells the office of a province which family lands when and where. A change of the
 * journey makes a new version under the same number. As its recipient reads it, what the recipient's agreement does not list is null.
 *
 * @param number       such as NAT-2026-000123
 * @param recipient    the organization it was sent to and that reads it here
 * @param part         what that organization is to the family: {@code office}, {@code provider} or {@code sponsor}
 * @param province     code of the province it speaks for
 * @param place        the city that receives the family, as it is written there
 * @param state        {@code current}, {@code superseded}, {@code cancelled} or {@code recalled}
 * @param persons      how many travel
 * @param remarks      what the family needs on arrival
 * @param timesSent    to this organization: 1, and one more each time no receipt came by the next working day
 * @param receiptDueAt until when a receipt is expected
 * @param receiptDueOn the working day at whose end that is, by the calendar of the province
 * @param receivedAt   when this organization gave its receipt
 * @param result       what was reported of the arrival, if anything was
 * @param happenedOn   the day it happened
 * @param reportRemarks what was said about it
 * @param confirmedAt  when the office confirmed that it has received the family
 * @param takenOverAt  when the province had taken over
 * @param journey      how it travels, what it needs, which programme it comes under
 * @param exemptions   the rules about arrivals that were set aside for it
 * @param reopened     whether an officer opened the plan behind it again
 */
public record Notice(UUID id, UUID caseId, String caseNumber, String number, int version, UUID recipient, String part,
    String province, @Nullable String place, String state, @Nullable LocalDate arrivesOn, @Nullable PortOfEntry port, @Nullable String flight,
    @Nullable Integer persons, @Nullable String remarks, Instant sentAt,
    int timesSent, Instant receiptDueAt, LocalDate receiptDueOn, @Nullable Instant receivedAt, @Nullable ArrivalResult result,
    @Nullable LocalDate happenedOn, @Nullable String reportRemarks, @Nullable Instant confirmedAt,
    @Nullable Instant takenOverAt, boolean reopened, Journey journey, List<Exemption> exemptions) {

  /** The province's office, in Québec the ministry. */
  public static final String OFFICE = "office";
  /** The settlement provider of the city. */
  public static final String PROVIDER = "provider";
  /** The sponsor who has taken charge: it reads a copy and owes no receipt. */
  public static final String SPONSOR = "sponsor";

  public NoticeStep step() {
    if (!state.equals("current")) {
      return NoticeStep.valueOf(state);
    }
    if (reopened) {
      return NoticeStep.replanning;
    }
    if (result == null) {
      return receivedAt == null && !part.equals(SPONSOR) ? NoticeStep.receipt : NoticeStep.arrival;
    }
    if (result != ArrivalResult.arrived) {
      return NoticeStep.replanning;
    }
    if (confirmedAt == null) {
      return NoticeStep.reception;
    }
    return takenOverAt == null ? NoticeStep.milestones : NoticeStep.done;
  }

  /** Whether something is asked of the organization on that day: an arrival is asked for from its day on, of a sponsor nothing. */
  public boolean asks(LocalDate today) {
    return switch (step()) {
      case receipt -> true;
      case arrival -> !part.equals(SPONSOR) && (arrivesOn == null || !arrivesOn.isAfter(today));
      case reception, milestones -> part.equals(OFFICE);
      default -> false;
    };
  }

  /** Whether it went out later than the province's working days before the arrival. */
  public boolean shortNotice() {
    return exemptions.stream().anyMatch(exemption -> exemption.rule() == Exemption.Rule.shortNotice);
  }

  /** What its recipient needs it for. */
  DisclosurePurpose purpose() {
    return DisclosurePurpose.ofPart(part);
  }

  /** The same with nothing in it but what may be told. */
  Notice only(Allowed allowed) {
    return new Notice(id, caseId, caseNumber, number, version, recipient, part, province, allowed.only(DisclosedField.destination, place), state,
        allowed.only(DisclosedField.itinerary, arrivesOn), allowed.only(DisclosedField.itinerary, port),
        allowed.only(DisclosedField.itinerary, flight), allowed.only(DisclosedField.persons, persons),
        allowed.only(DisclosedField.needsOnArrival, remarks), sentAt, timesSent, receiptDueAt, receiptDueOn, receivedAt, result,
        allowed.only(DisclosedField.itinerary, happenedOn), allowed.only(DisclosedField.itinerary, reportRemarks), confirmedAt, takenOverAt,
        reopened, journey.only(allowed), allowed.may(DisclosedField.itinerary) ? exemptions : List.of());
  }

  /** Number and version, by which the timeline and the audit name it. */
  public String label() {
    return number + "/" + version;
  }

  /** Page of the portal on which the organization reads it. */
  public String path() {
    return (part.equals(SPONSOR) ? "/sponsor/arrivals/" : "/province/notices/") + id;
  }
}

package org.passerelle.handoff.channel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.handoff.Family;
import org.passerelle.handoff.Journey;
import org.passerelle.handoff.Notice;
import org.passerelle.handoff.NoticesOfArrival.Opened;
import org.passerelle.handoff.PortOfEntry;

/**
 * A notice as it is sent to the system of an organization: {@code notice.schema.json} describes it. A field that the organization may not read is
 * not there.
 *
 * @param event why it is sent, such as {@code noticeSent}
 */
record NoticeMessage(String event, Told notice, @Nullable Family family) {

  static NoticeMessage of(String event, Opened opened) {
    return new NoticeMessage(event, Told.of(opened), opened.family());
  }

  /**
   * The notice itself.
   *
   * @param id           of this version, as the API knows it
   * @param state        {@code current}, {@code superseded}, {@code cancelled} or {@code recalled}
   * @param replacedBy   id of the version in force, when this one is superseded
   * @param journey      null when nothing of it may be told
   * @param owesReceipt  whether a receipt is still asked of this organization
   * @param receiptDueAt until when
   */
  record Told(UUID id, String number, int version, String state, @Nullable UUID replacedBy, String caseNumber, String province,
      @Nullable String place, @Nullable LocalDate arrivesOn, @Nullable PortOfEntry port, @Nullable String flight, @Nullable Integer persons,
      @Nullable String needsOnArrival, @Nullable Journey journey, boolean shortNotice, Instant sentAt,
      boolean owesReceipt, @Nullable Instant receiptDueAt) {

    static Told of(Opened opened) {
      Notice notice = opened.notice();
      boolean owes = notice.step().name().equals("receipt");
      return new Told(notice.id(), notice.number(), notice.version(), notice.state(), opened.currentId(), notice.caseNumber(), notice.province(),
          notice.place(), notice.arrivesOn(), notice.port(), notice.flight(), notice.persons(), notice.remarks(),
          notice.journey().equals(Journey.UNKNOWN) ? null : notice.journey(), notice.shortNotice(), notice.sentAt(), owes,
          owes ? notice.receiptDueAt() : null);
    }
  }
}

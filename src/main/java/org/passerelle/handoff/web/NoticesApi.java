package org.passerelle.handoff.web;

import jakarta.validation.Valid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.handoff.Allowed;
import org.passerelle.handoff.ArrivalResult;
import org.passerelle.handoff.Arrivals;
import org.passerelle.handoff.DisclosedField;
import org.passerelle.handoff.DisclosureChannel;
import org.passerelle.handoff.Family;
import org.passerelle.handoff.Journey;
import org.passerelle.handoff.Notice;
import org.passerelle.handoff.NoticeStep;
import org.passerelle.handoff.NoticesOfArrival;
import org.passerelle.handoff.Page;
import org.passerelle.handoff.PortOfEntry;
import org.passerelle.handoff.Receipts;
import org.passerelle.handoff.Receptions;
import org.passerelle.handoff.Takeovers;
import org.passerelle.pages.RequestKey;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Notices of arrival, for the programs of the offices that receive families. Each version of a notice has an id of its own. */
@RestController
@RequestMapping(path = "/api/v1/notices", produces = MediaType.APPLICATION_JSON_VALUE)
class NoticesApi {

  private static final String ONE = "/{id:[0-9a-f-]{36}}";

  private final NoticesOfArrival notices;
  private final Receipts receipts;
  private final Arrivals arrivals;
  private final Receptions receptions;
  private final Takeovers takeovers;

  NoticesApi(NoticesOfArrival notices, Receipts receipts, Arrivals arrivals, Receptions receptions, Takeovers takeovers) {
    this.notices = notices;
    this.receipts = receipts;
    this.arrivals = arrivals;
    this.receptions = receptions;
    this.takeovers = takeovers;
  }

  /**
   * A page of the families expected, those first about which something is asked now, last those in their first months; with {@code ended=true} of those
   * that have ended.
   */
  @GetMapping
  Lines list(@RequestParam(defaultValue = "false") boolean ended, @RequestParam(defaultValue = "1") int page) {
    Page<Notice> found = notices.list(SignedIn.organization(), !ended, page, DisclosureChannel.api);
    return new Lines(found.rows().stream().map(Line::of).toList(), found.number(), found.more());
  }

  /** One notice with the family it announces. */
  @GetMapping(ONE)
  Detail open(@PathVariable UUID id) {
    return notices.open(SignedIn.organization(), id, DisclosureChannel.api).map(Detail::of).orElseThrow(NoticesApi::notFound);
  }

  /** Gives the receipt. Giving it again changes nothing and answers the same. */
  @PostMapping(ONE + "/receipt")
  Line receipt(@PathVariable UUID id, RequestKey key) {
    return once(key, id, "", office -> receipts.give(office, id));
  }

  /** Reports what happened on the day of arrival. */
  @PostMapping(ONE + "/arrival")
  Line arrival(@PathVariable UUID id, @Valid @RequestBody ArrivalReportForm form, RequestKey key) {
    return once(key, id, form, office -> arrivals.report(office, id, form.checkedResult(), form.checkedDay(), form.remarksOrNull(), form.checkedIncidents()));
  }

  /** Confirms that the family has been received. */
  @PostMapping(ONE + "/reception")
  Line reception(@PathVariable UUID id, @Valid @RequestBody(required = false) @Nullable ReceptionForm form, RequestKey key) {
    String remarks = form == null ? null : form.remarksOrNull();
    return once(key, id, remarks == null ? "" : remarks, office -> receptions.confirm(office, id, remarks));
  }

  /** Takes the file over: what the family is still owed is the province's from then on. */
  @PostMapping(ONE + "/takeover")
  Line takeover(@PathVariable UUID id, RequestKey key) {
    return once(key, id, "", office -> takeovers.takeOver(office, id, null));
  }

  /** Does the work and answers with what this recipient may read of the notice then. */
  private Line once(RequestKey key, UUID id, Object body, Function<UUID, Optional<Notice>> work) {
    UUID office = SignedIn.organization();
    return Line.of(key.once(body, () -> {
      work.apply(office).orElseThrow(NoticesApi::notFound);
      return summary(office, id);
    }, () -> summary(office, id)));
  }

  private Notice summary(UUID office, UUID id) {
    return notices.summary(office, id, DisclosureChannel.api).orElseThrow(NoticesApi::notFound);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  record Lines(List<Line> notices, int page, boolean more) {
  }

  /** A notice; {@code step} says what is asked next. */
  record Line(UUID id, String number, int version, NoticeStep step, String caseNumber, @Nullable String place, @Nullable LocalDate arrivesOn,
      @Nullable PortOfEntry port, @Nullable String flight, @Nullable Integer persons, Instant sentAt, int timesSent, Instant receiptDueAt,
      LocalDate receiptDueOn, @Nullable Instant receivedAt, @Nullable ArrivalResult result, @Nullable LocalDate happenedOn, @Nullable Instant confirmedAt) {

    static Line of(Notice notice) {
      return new Line(notice.id(), notice.number(), notice.version(), notice.step(), notice.caseNumber(), notice.place(),
          notice.arrivesOn(), notice.port(), notice.flight(), notice.persons(), notice.sentAt(), notice.timesSent(),
          notice.receiptDueAt(), notice.receiptDueOn(), notice.receivedAt(), notice.result(), notice.happenedOn(), notice.confirmedAt());
    }
  }

  /**
   * A notice opened.
   *
   * @param withheld what the recipient's agreement does not list; without an agreement everything but the case number
   */
  record Detail(Line notice, Journey journey, boolean shortNotice, @Nullable String needsOnArrival, @Nullable String csqNumber,
      @Nullable LocalDate csqExpires, @Nullable Family family, @Nullable String agreement, List<DisclosedField> withheld,
      @Nullable UUID currentId) {

    static Detail of(NoticesOfArrival.Opened opened) {
      Notice notice = opened.notice();
      Allowed.Basis basis = opened.allowed().basis();
      return new Detail(Line.of(notice), notice.journey(), notice.shortNotice(), notice.remarks(), opened.backing().csqNumber(),
          opened.backing().csqExpires(), opened.family(), basis == null ? null : basis.number(), opened.allowed().withheld(), opened.currentId());
    }
  }
}

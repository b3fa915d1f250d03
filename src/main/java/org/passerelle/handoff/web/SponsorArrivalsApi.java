package org.passerelle.handoff.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.handoff.ArrivalResult;
import org.passerelle.handoff.DisclosureChannel;
import org.passerelle.handoff.Notice;
import org.passerelle.handoff.NoticesOfArrival;
import org.passerelle.handoff.Page;
import org.passerelle.handoff.PortOfEntry;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Copies of notices of arrival, for the programs of sponsors: nothing is answered to them. */
@RestController
@RequestMapping(path = "/api/v1/sponsor/arrivals", produces = MediaType.APPLICATION_JSON_VALUE)
class SponsorArrivalsApi {

  private final NoticesOfArrival notices;

  SponsorArrivalsApi(NoticesOfArrival notices) {
    this.notices = notices;
  }

  /** A page of the sponsor's copies, the latest arrival first. */
  @GetMapping
  Copies list(@RequestParam(defaultValue = "1") int page) {
    Page<Notice> found = notices.copies(SignedIn.organization(), page, DisclosureChannel.api);
    return new Copies(found.rows().stream().map(notice -> Copy.of(notice, null)).toList(), found.number(), found.more());
  }

  /** One copy. */
  @GetMapping("/{id:[0-9a-f-]{36}}")
  Copy open(@PathVariable UUID id) {
    return notices.open(SignedIn.organization(), id, DisclosureChannel.api).map(opened -> Copy.of(opened.notice(), opened.currentId()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  record Copies(List<Copy> arrivals, int page, boolean more) {
  }

  /** A copy of a notice; {@code currentId} names the version in force when this one was replaced. */
  record Copy(UUID id, String number, int version, String state, String caseNumber, @Nullable String place,
      @Nullable LocalDate arrivesOn, @Nullable PortOfEntry port, @Nullable String flight, @Nullable Integer persons, Instant sentAt, @Nullable LocalDate arrivedOn, @Nullable UUID currentId) {

    static Copy of(Notice notice, @Nullable UUID currentId) {
      LocalDate arrived = notice.result() == ArrivalResult.arrived ? notice.happenedOn() : null;
      return new Copy(notice.id(), notice.number(), notice.version(), notice.state(), notice.caseNumber(), notice.place(), notice.arrivesOn(),
          notice.port(), notice.flight(), notice.persons(), notice.sentAt(), arrived, currentId);
    }
  }
}

package org.passerelle.handoff.aftercare.web;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.handoff.NoticesOfArrival;
import org.passerelle.handoff.aftercare.OwedMilestone;
import org.passerelle.handoff.aftercare.SettlingMilestones;
import org.passerelle.pages.RequestKey;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What the family of a notice is owed in its first months, for the programs of those who receive it. */
@RestController
@RequestMapping(path = "/api/v1/notices/{id:[0-9a-f-]{36}}/milestones", produces = MediaType.APPLICATION_JSON_VALUE)
class MilestonesApi {

  private final SettlingMilestones milestones;
  private final NoticesOfArrival notices;

  MilestonesApi(SettlingMilestones milestones, NoticesOfArrival notices) {
    this.milestones = milestones;
    this.notices = notices;
  }

  /** All of them, open ones first, those due longest first. */
  @GetMapping
  Milestones list(@PathVariable UUID id) {
    return of(SignedIn.organization(), id);
  }

  /** Says what became of one. */
  @PostMapping("/{milestone:[a-zA-Z]{1,40}}")
  Milestones settle(@PathVariable UUID id, @PathVariable String milestone, @Valid @RequestBody SettlementForm form, RequestKey key) {
    UUID organization = SignedIn.organization();
    return key.once(form, () -> {
      milestones.ofNotice(organization, id, milestone, form.settlement()).orElseThrow(MilestonesApi::notFound);
      return of(organization, id);
    }, () -> of(organization, id));
  }

  private Milestones of(UUID organization, UUID id) {
    // whoever has no such notice has no milestones of it either, and hears the same
    notices.addressed(organization, id).orElseThrow(MilestonesApi::notFound);
    return new Milestones(milestones.ofNotice(organization, id).stream().map(MilestoneLine::of).toList());
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  record Milestones(List<MilestoneLine> milestones) {
  }

  /** One of them; {@code yours} says whether the caller is to settle it. */
  record MilestoneLine(String kind, String owedBy, LocalDate dueOn, String state, boolean overdue, boolean yours, @Nullable LocalDate settledOn,
      @Nullable String remarks) {

    static MilestoneLine of(OwedMilestone owed) {
      return new MilestoneLine(owed.kind(), owed.owedBy(), owed.dueOn(), owed.state(), owed.overdue(), owed.mine(), owed.settledOn(),
          owed.remarks());
    }
  }
}

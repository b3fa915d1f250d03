package org.passerelle.handoff.aftercare.web;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.handoff.DisclosureChannel;
import org.passerelle.handoff.aftercare.HealthFamily;
import org.passerelle.handoff.aftercare.HealthTeams;
import org.passerelle.handoff.aftercare.SettlingMilestones;
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

/** Families to whom a health assessment is offered, for the programs of Québec's health teams. */
@RestController
@RequestMapping(path = "/api/v1/health-families", produces = MediaType.APPLICATION_JSON_VALUE)
class HealthFamilyApi {

  private final HealthTeams teams;
  private final SettlingMilestones milestones;

  HealthFamilyApi(HealthTeams teams, SettlingMilestones milestones) {
    this.teams = teams;
    this.milestones = milestones;
  }

  /** Those whose assessment waits, what is due first first; with {@code ended=true} the others. {@code before} is the last case number seen. */
  @GetMapping
  Families list(@RequestParam(defaultValue = "false") boolean ended, @RequestParam(required = false) @Nullable String before) {
    List<HealthFamily.Line> found = teams.list(SignedIn.organization(), !ended, before, DisclosureChannel.api);
    boolean more = found.size() > HealthTeams.PAGE;
    return new Families(found.stream().limit(HealthTeams.PAGE).map(Line::of).toList(), more);
  }

  /** One family. */
  @GetMapping("/{caseNumber}")
  Detail open(@PathVariable String caseNumber) {
    return read(SignedIn.organization(), caseNumber);
  }

  /** Says that the offer or the assessment was made on a day, or that the family declined. */
  @PostMapping("/{caseNumber}/milestones/{milestone:[a-zA-Z]{1,40}}")
  Detail settle(@PathVariable String caseNumber, @PathVariable String milestone, @Valid @RequestBody SettlementForm form, RequestKey key) {
    UUID team = SignedIn.organization();
    return key.once(form, () -> {
      milestones.ofTeam(team, caseNumber, milestone, form.settlement()).orElseThrow(HealthFamilyApi::notFound);
      return read(team, caseNumber);
    }, () -> read(team, caseNumber));
  }

  private Detail read(UUID team, String caseNumber) {
    return teams.open(team, caseNumber, DisclosureChannel.api).map(Detail::of).orElseThrow(HealthFamilyApi::notFound);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  record Families(List<Line> families, boolean more) {
  }

  /** A family in the list; {@code state} is that of the assessment. */
  record Line(String caseNumber, @Nullable String city, @Nullable LocalDate landed, @Nullable Integer persons, @Nullable LocalDate offerDueOn,
      @Nullable String offerState, LocalDate assessmentDueOn, String state, @Nullable LocalDate settledOn) {

    static Line of(HealthFamily.Line line) {
      return new Line(line.caseNumber(), line.city(), line.landed(), line.persons(), line.offerDueOn(), line.offerState(), line.assessmentDueOn(),
          line.state(), line.settledOn());
    }
  }

  /** A family; {@code medicalSurveillance} stands only when it is disclosed. */
  record Detail(String caseNumber, @Nullable String city, @Nullable LocalDate landed, @Nullable List<HealthFamily.Member> members,
      @Nullable List<String> languages, @Nullable Boolean medicalSurveillance, List<Owed> owed) {

    static Detail of(HealthFamily family) {
      return new Detail(family.caseNumber(), family.city(), family.landed(), family.members(), family.languages(), family.surveillance(),
          family.owed().stream().map(one -> new Owed(one.kind(), one.dueOn(), one.state(), one.settledOn())).toList());
    }
  }

  /** The offer or the assessment. */
  record Owed(String kind, LocalDate dueOn, String state, @Nullable LocalDate settledOn) {
  }
}

package org.passerelle.sponsorship.web;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.pages.RequestKey;
import org.passerelle.sponsorship.undertaking.DecidingUndertakings;
import org.passerelle.sponsorship.undertaking.DecidingUndertakings.Opened;
import org.passerelle.sponsorship.undertaking.FamilyListed;
import org.passerelle.sponsorship.undertaking.PlanTotals;
import org.passerelle.sponsorship.undertaking.SettlementPlan;
import org.passerelle.sponsorship.undertaking.Undertaking;
import org.springframework.context.i18n.LocaleContextHolder;
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

/** Undertakings on which Québec's ministry decides, for its program. */
@RestController
@RequestMapping(path = "/api/v1/undertaking-decisions", produces = MediaType.APPLICATION_JSON_VALUE)
class UndertakingDecisionsApi {

  private final DecidingUndertakings deciding;

  UndertakingDecisionsApi(DecidingUndertakings deciding) {
    this.deciding = deciding;
  }

  /** A page of those that wait, the oldest first; with {@code ended=true} of those decided, the latest first. */
  @GetMapping
  Listed list(@RequestParam(defaultValue = "false") boolean ended, @RequestParam(required = false) @Nullable UUID afterId) {
    List<Undertaking> found = deciding.list(SignedIn.organization(), !ended, afterId);
    return new Listed(found.stream().limit(DecidingUndertakings.PAGE).map(Line::of).toList(), found.size() > DecidingUndertakings.PAGE);
  }

  /** One with what is decided by. */
  @GetMapping("/{id:[0-9a-f-]{36}}")
  Detail open(@PathVariable UUID id) {
    return deciding.open(SignedIn.organization(), id).map(Detail::of).orElseThrow(UndertakingDecisionsApi::notFound);
  }

  /** Decides on it. */
  @PostMapping("/{id:[0-9a-f-]{36}}/decision")
  Line decide(@PathVariable UUID id, @Valid @RequestBody UndertakingDecisionForm form, RequestKey key) {
    UUID ministry = SignedIn.organization();
    return Line.of(key.once(form,
        () -> deciding.decide(ministry, id, form.version(), Objects.requireNonNull(form.decision()), form.reasonOrNone()).orElseThrow(UndertakingDecisionsApi::notFound),
        () -> deciding.open(ministry, id).map(Opened::undertaking).orElseThrow(UndertakingDecisionsApi::notFound)));
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /** A page of undertakings. */
  record Listed(List<Line> undertakings, boolean more) {
  }

  /** An undertaking with whose it is. */
  record Line(UndertakingLine undertaking, String sponsor) {

    static Line of(Undertaking undertaking) {
      return new Line(UndertakingLine.of(undertaking), undertaking.sponsorName(LocaleContextHolder.getLocale().getLanguage()));
    }
  }

  /** @param family while the undertaking lives */
  record Detail(Line undertaking, @Nullable FamilyListed family, SettlementPlan plan, PlanTotals totals) {

    static Detail of(Opened opened) {
      return new Detail(Line.of(opened.undertaking()), opened.family(), opened.filings().get(0).plan(), opened.totals());
    }
  }
}

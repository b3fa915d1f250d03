package org.passerelle.handoff.web;

import jakarta.validation.Valid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.handoff.Allowed;
import org.passerelle.handoff.DisclosedField;
import org.passerelle.handoff.DisclosureChannel;
import org.passerelle.handoff.Family;
import org.passerelle.handoff.Page;
import org.passerelle.handoff.QuebecSelection;
import org.passerelle.handoff.Selection;
import org.passerelle.pages.RequestKey;
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

/** Requests for Québec's selection, for the program of its ministry. */
@RestController
@RequestMapping(path = "/api/v1/selections", produces = MediaType.APPLICATION_JSON_VALUE)
class SelectionsApi {

  private final QuebecSelection selections;

  SelectionsApi(QuebecSelection selections) {
    this.selections = selections;
  }

  /** A page of the requests that wait, the oldest first; with {@code ended=true} of those that have ended, the latest first. */
  @GetMapping
  Lines list(@RequestParam(defaultValue = "false") boolean ended, @RequestParam(defaultValue = "1") int page) {
    Page<Selection> found = selections.list(SignedIn.organization(), !ended, page, DisclosureChannel.api);
    return new Lines(found.rows().stream().map(Line::of).toList(), found.number(), found.more());
  }

  /** One request with the family it is about. */
  @GetMapping("/{caseNumber}")
  Detail open(@PathVariable String caseNumber) {
    return selections.open(SignedIn.organization(), caseNumber, DisclosureChannel.api).map(Detail::of).orElseThrow(SelectionsApi::notFound);
  }

  /** Answers it. */
  @PostMapping("/{caseNumber}/answer")
  Line answer(@PathVariable String caseNumber, @Valid @RequestBody SelectionAnswerForm form, RequestKey key) {
    UUID ministry = SignedIn.organization();
    return Line.of(key.once(form, () -> {
      selections.answer(ministry, caseNumber, form.toAnswer()).orElseThrow(SelectionsApi::notFound);
      return summary(ministry, caseNumber);
    }, () -> summary(ministry, caseNumber)));
  }

  private Selection summary(UUID ministry, String caseNumber) {
    return selections.summary(ministry, caseNumber, DisclosureChannel.api).orElseThrow(SelectionsApi::notFound);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  record Lines(List<Line> selections, int page, boolean more) {
  }

  record Line(String caseNumber, String state, @Nullable String priority, @Nullable Integer persons, @Nullable String countryOfAsylum, @Nullable String sponsor,
      Instant requestedAt, @Nullable Instant answeredAt, @Nullable String csqNumber, @Nullable LocalDate csqExpires,
      @Nullable String place, @Nullable String reason) {

    static Line of(Selection selection) {
      return new Line(selection.caseNumber(), selection.state(), selection.priority(), selection.persons(), selection.countryOfAsylum(),
          selection.sponsor(LocaleContextHolder.getLocale().getLanguage()), selection.requestedAt(), selection.answeredAt(), selection.csqNumber(), selection.csqExpires(),
          selection.place(), selection.reason());
    }
  }

  /**
   * A request opened.
   *
   * @param withheld what the ministry's agreement does not list; without an agreement everything but the case number
   */
  record Detail(Line selection, @Nullable Family family, @Nullable String agreement, List<DisclosedField> withheld) {

    static Detail of(QuebecSelection.Opened opened) {
      Allowed.Basis basis = opened.allowed().basis();
      return new Detail(Line.of(opened.selection()), opened.family(), basis == null ? null : basis.number(), opened.allowed().withheld());
    }
  }
}

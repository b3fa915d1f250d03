package org.passerelle.sponsorship.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.ApiProblem;
import org.passerelle.access.SignedIn;
import org.passerelle.pages.RequestKey;
import org.passerelle.sponsorship.register.FamilyCard;
import org.passerelle.sponsorship.register.OpenFamilies;
import org.passerelle.sponsorship.register.OpenFamilies.Page;
import org.passerelle.sponsorship.register.OpenFamilies.Seen;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The families a sponsor could take, as anonymous cards, for its programs. */
@RestController
@RequestMapping(path = "/api/v1/sponsor/families", produces = MediaType.APPLICATION_JSON_VALUE)
class FamilyCardsApi {

  private static final String WELCOME = "/{id:[0-9a-f-]{36}}/welcome";

  private final OpenFamilies families;
  private final MessageSource messages;

  FamilyCardsApi(OpenFamilies families, MessageSource messages) {
    this.families = families;
    this.messages = messages;
  }

  /** 25 a page. */
  @GetMapping
  Listed list(@RequestParam(required = false) @Nullable UUID from) {
    Page page = families.page(SignedIn.organization(), from);
    return new Listed(page.families().stream().map(Line::of).toList(), page.next());
  }

  @PostMapping(WELCOME)
  Line welcome(@PathVariable UUID id, RequestKey key) {
    UUID sponsor = SignedIn.organization();
    return Line.of(key.once(id, () -> families.welcome(sponsor, id).orElseThrow(FamilyCardsApi::notFound),
        () -> families.welcome(sponsor, id).orElseThrow(FamilyCardsApi::notFound)));
  }

  @DeleteMapping(WELCOME)
  Line withdraw(@PathVariable UUID id) {
    return families.withdraw(SignedIn.organization(), id).map(Line::of).orElseThrow(FamilyCardsApi::notFound);
  }

  @ExceptionHandler
  ProblemDetail tooMany(OpenFamilies.TooMany e) {
    return ApiProblem.of(HttpStatus.CONFLICT, "problem.tooManyWelcomes", messages, LocaleContextHolder.getLocale(), e.most());
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /** A page of families. */
  record Listed(List<Line> families, @Nullable UUID next) {
  }

  /** A family; what is null is not shown, so that it looks like others. */
  record Line(UUID id, boolean welcomed, @Nullable String household, @Nullable String children, @Nullable String needs, @Nullable String language,
      @Nullable String country, @Nullable String province, @Nullable String education, @Nullable String trade) {

    static Line of(Seen seen) {
      FamilyCard card = seen.card();
      return new Line(seen.id(), seen.welcomed(), card.household(), card.children(), card.needs(), card.language(), card.country(), card.province(),
          card.education(), card.trade());
    }
  }
}

package org.passerelle.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.Role;
import org.passerelle.access.SignedIn;
import org.passerelle.partner.authorization.RunningUnder;
import org.passerelle.partner.authorization.WorkAuthorization;
import org.passerelle.partner.authorization.WorkAuthorization.Event;
import org.passerelle.partner.authorization.WorkAuthorization.NamedPartner;
import org.passerelle.partner.authorization.WorkAuthorization.Signature;
import org.passerelle.partner.authorization.WorkAuthorization.State;
import org.passerelle.partner.authorization.WorkAuthorizations;
import org.passerelle.referral.Written;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The register of authorizations and documented exceptions, and one with its history and what is in hand under it. */
@Controller
@RequestMapping("/desk/authorizations")
class AuthorizationPages {

  private static final String ID = "/{id:[0-9a-f-]{36}}";

  private final WorkAuthorizations authorizations;
  private final ObjectProvider<RunningUnder> running;
  private final AuthorizationPage page;
  private final Audit audit;

  AuthorizationPages(WorkAuthorizations authorizations, ObjectProvider<RunningUnder> running, AuthorizationPage page, Audit audit) {
    this.authorizations = authorizations;
    this.running = running;
    this.page = page;
    this.audit = audit;
  }

  /** Whether the reader may change authorizations and controlled areas. */
  static boolean mayChange() {
    return isOneOf(Set.of(Role.complianceOfficer));
  }

  @GetMapping
  String list(Model model, @RequestParam(required = false) @Nullable String state, @RequestParam(required = false) @Nullable String search,
      @RequestParam(required = false) @Nullable String after) {
    State of = Arrays.stream(State.values()).filter(each -> each.name().equals(state)).findFirst().orElse(null);
    String wanted = search == null || search.isBlank() || !search.matches(Written.LINE) ? null : search.strip();
    List<WorkAuthorization> found = authorizations.page(of, wanted, after == null || !after.matches(Written.LINE) ? null : after);
    List<WorkAuthorization> shown = found.subList(0, Math.min(found.size(), WorkAuthorizations.PAGE));
    model.addAttribute("rows", shown.stream().map(each -> Row.of(each, page.today())).toList());
    model.addAttribute("state", of == null ? null : of.name());
    model.addAttribute("states", State.values());
    model.addAttribute("search", wanted);
    model.addAttribute("next", found.size() > WorkAuthorizations.PAGE ? shown.get(shown.size() - 1).facts().number() : null);
    model.addAttribute("mayChange", mayChange());
    return "desk/authorizations";
  }

  @GetMapping(ID)
  String one(Model model, @PathVariable UUID id) {
    WorkAuthorization found = page.find(id);
    audit.record("readAuthorization", found.facts().number(), null);
    Row row = Row.of(found, page.today());
    SignedIn reader = SignedIn.current().orElseThrow();
    Map<UUID, NamedPartner> partners =
        found.partners().stream().collect(Collectors.toMap(NamedPartner::organizationId, Function.identity(), (first, second) -> second));
    model.addAttribute("row", row);
    model.addAttribute("history", history(found));
    model.addAttribute("cases", running.stream().flatMap(each -> each.of(id).stream()).map(each -> new InHand(each, partners.get(each.organizationId()))).toList());
    model.addAttribute("mayChange", mayChange());
    model.addAttribute("mayApprove", isOneOf(Role.APPROVERS_OF_EXCEPTIONS) && found.mayApprove(reader.username(), page.today()));
    model.addAttribute("mayReadFiles", reader.has(Role.supervisor) || isOneOf(Role.OFFICERS));
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    return "desk/authorization";
  }

  private static List<Line> history(WorkAuthorization found) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of("entered", found.entered(), null, null));
    if (found.approved() != null) {
      lines.add(Line.of("approved", found.approved(), null, null));
    }
    for (NamedPartner partner : found.partners()) {
      lines.add(new Line("named", partner.named(), partner, partner.fromDay(), null));
      if (partner.removed() != null) {
        lines.add(new Line("removed", partner.removed(), partner, null, partner.endReason()));
      }
    }
    for (Event event : found.events()) {
      lines.add(Line.of(event.what().name(), event.entered(), event.until(), event.reason()));
    }
    lines.sort(Comparator.comparing(Line::at).reversed());
    return lines;
  }

  private static boolean isOneOf(Set<Role> roles) {
    return SignedIn.current().filter(reader -> roles.stream().anyMatch(reader::has)).isPresent();
  }

  /** An authorization as it stands today. */
  public record Row(WorkAuthorization authorization, LocalDate today) {

    static Row of(WorkAuthorization authorization, LocalDate today) {
      return new Row(authorization, today);
    }

    public String state() {
      return authorization.on(today).name();
    }

    public boolean names(UUID organizationId) {
      return authorization.partners().stream().anyMatch(each -> each.organizationId().equals(organizationId) && each.lastDay() == null);
    }

    /** The partners that were not removed. */
    public List<NamedPartner> named() {
      return authorization.partners().stream().filter(each -> each.lastDay() == null).toList();
    }
  }

  /**
   * A line of the history.
   *
   * @param what    its words are {@code authorization.history.<what>}
   * @param partner which partner it is about; null when it is about none
   * @param day     from when a partner is named, or the new last day; null when there is none
   */
  public record Line(String what, Signature entered, @Nullable NamedPartner partner, @Nullable LocalDate day, @Nullable String reason) {

    static Line of(String what, Signature entered, @Nullable LocalDate day, @Nullable String reason) {
      return new Line(what, entered, null, day, reason);
    }

    Instant at() {
      return entered.at();
    }
  }

  /** What is or was in hand for a case, and the partner who does it; null when it was never named. */
  public record InHand(RunningUnder.CaseLine line, @Nullable NamedPartner partner) {
  }
}

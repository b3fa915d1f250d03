package org.passerelle.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.desk.AuthorizationPage.Sheet;
import org.passerelle.pages.CodeNames;
import org.passerelle.partner.authorization.WorkAuthorization;
import org.passerelle.partner.authorization.WorkAuthorization.Facts;
import org.passerelle.partner.authorization.WorkAuthorization.Kind;
import org.passerelle.partner.authorization.WorkAuthorization.NamedPartner;
import org.passerelle.partner.authorization.WorkAuthorization.State;
import org.passerelle.partner.authorization.WorkAuthorizationChanges;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Compliance officers enter authorizations and exceptions, name partners, suspend, reinstate, revoke and renew; a second person approves. */
@Controller
@RequestMapping("/desk/authorizations")
class AuthorizationChangePages {

  static final int LONGEST_ASSESSMENT = 4000;

  private static final String ONE = "/{id:[0-9a-f-]{36}}";
  private static final String CHANGE = ONE + "/change";
  private static final String NUMBER = "[\\p{L}\\p{N}]([\\p{L}\\p{N} ./_-]{0,58}[\\p{L}\\p{N}])?";
  private static final int LONGEST_REGION = 100;
  private static final String LATE = "authorization.problem.late";
  private static final List<String> KINDS = Arrays.stream(Kind.values()).map(Kind::name).toList();

  private final WorkAuthorizationChanges changes;
  private final AuthorizationPage page;
  private final CodeNames names;

  AuthorizationChangePages(WorkAuthorizationChanges changes, AuthorizationPage page, CodeNames names) {
    this.changes = changes;
    this.page = page;
    this.names = names;
  }

  @GetMapping("/new")
  String blank(Model model) {
    return page.show(model, Sheet.of("new"), RegisterForm.at(0).with("validFrom", page.today()));
  }

  @PostMapping("/new")
  String enter(Model model, @RequestParam MultiValueMap<String, String> fields, HttpServletResponse response, RedirectAttributes next) {
    RegisterForm form = RegisterForm.sent(fields);
    Facts facts = facts(form);
    return page.attempt(model, response, next, Sheet.of("new"), form, () -> AuthorizationPage.ALL + "/" + changes.enter(facts));
  }

  @GetMapping(CHANGE + "/partner")
  String partner(Model model, @PathVariable UUID id, RedirectAttributes next) {
    WorkAuthorization found = page.find(id);
    LocalDate from = found.facts().validFrom().isAfter(page.today()) ? found.facts().validFrom() : page.today();
    return found.mayName(page.today()) ? page.show(model, Sheet.of("partner", found), RegisterForm.at(found.version()).with("fromDay", from))
        : page.refuse(next, Sheet.of("partner", found), LATE);
  }

  @PostMapping(CHANGE + "/partner")
  String name(Model model, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, HttpServletResponse response,
      RedirectAttributes next) {
    WorkAuthorization found = page.find(id);
    RegisterForm form = RegisterForm.sent(fields);
    String code = form.line("organization", RegisterForm.LONGEST_LINE);
    LocalDate from = form.day("fromDay");
    return page.attempt(model, response, next, Sheet.of("partner", found), form, () -> {
      changes.name(id, form.version(), code, from);
      return null;
    });
  }

  @GetMapping(CHANGE + "/partners/{named:\\d{1,18}}")
  String removal(Model model, @PathVariable UUID id, @PathVariable long named) {
    WorkAuthorization found = page.find(id);
    return page.show(model, new Sheet("removal", found, named(found, named), null), RegisterForm.at(found.version()));
  }

  @PostMapping(CHANGE + "/partners/{named:\\d{1,18}}")
  String remove(Model model, @PathVariable UUID id, @PathVariable long named, @RequestParam MultiValueMap<String, String> fields,
      HttpServletResponse response, RedirectAttributes next) {
    WorkAuthorization found = page.find(id);
    RegisterForm form = RegisterForm.sent(fields);
    String reason = form.reason("reason");
    return page.attempt(model, response, next, new Sheet("removal", found, named(found, named), null), form, () -> {
      changes.remove(id, form.version(), named, reason);
      return null;
    });
  }

  @GetMapping(CHANGE + "/{what:suspension|reinstatement|revocation|renewal}")
  String standing(Model model, @PathVariable UUID id, @PathVariable String what, RedirectAttributes next) {
    WorkAuthorization found = page.find(id);
    return fits(found, what) ? page.show(model, Sheet.of(what, found), RegisterForm.at(found.version()))
        : page.refuse(next, Sheet.of(what, found), LATE);
  }

  @PostMapping(CHANGE + "/{what:suspension|reinstatement|revocation|renewal}")
  String change(Model model, @PathVariable UUID id, @PathVariable String what, @RequestParam MultiValueMap<String, String> fields,
      HttpServletResponse response, RedirectAttributes next) {
    WorkAuthorization found = page.find(id);
    if (!fits(found, what)) {
      return page.refuse(next, Sheet.of(what, found), LATE);
    }
    RegisterForm form = RegisterForm.sent(fields);
    @Nullable LocalDate until = what.equals("renewal") ? form.day("until") : null;
    String reason = form.reason("reason");
    return page.attempt(model, response, next, Sheet.of(what, found), form, () -> {
      switch (what) {
        case "suspension" -> changes.suspend(id, form.version(), reason);
        case "reinstatement" -> changes.reinstate(id, form.version(), reason);
        case "revocation" -> changes.revoke(id, form.version(), reason);
        default -> changes.renew(id, form.version(), until, reason);
      }
      return null;
    });
  }

  @GetMapping(ONE + "/approval")
  String approval(Model model, @PathVariable UUID id, RedirectAttributes next) {
    WorkAuthorization found = page.find(id);
    Sheet sheet = Sheet.of("approval", found);
    return mayApprove(found) ? page.show(model, sheet, RegisterForm.at(found.version())) : page.refuse(next, sheet, whyNot(found));
  }

  @PostMapping(ONE + "/approval")
  String approve(Model model, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, HttpServletResponse response,
      RedirectAttributes next) {
    WorkAuthorization found = page.find(id);
    Sheet sheet = Sheet.of("approval", found);
    if (!mayApprove(found)) {
      return page.refuse(next, sheet, whyNot(found));
    }
    RegisterForm form = RegisterForm.sent(fields);
    return page.attempt(model, response, next, sheet, form, () -> {
      changes.approve(id, form.version(), SignedIn.actor());
      return null;
    });
  }

  private boolean mayApprove(WorkAuthorization found) {
    return found.mayApprove(SignedIn.actor(), page.today());
  }

  private String whyNot(WorkAuthorization found) {
    return found.on(page.today()) == State.awaitingApproval ? "authorization.fault.approver" : LATE;
  }

  private boolean fits(WorkAuthorization found, String what) {
    LocalDate today = page.today();
    return switch (what) {
      case "suspension" -> found.maySuspend(today);
      case "reinstatement" -> found.mayReinstate(today);
      case "revocation" -> found.mayRevoke(today);
      default -> found.mayRenew(today);
    };
  }

  private static NamedPartner named(WorkAuthorization found, long named) {
    return found.partners().stream().filter(each -> each.id() == named && each.lastDay() == null).findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Facts facts(RegisterForm form) {
    String kind = form.oneOf("kind", KINDS);
    String number = form.code("authorizationNumber", NUMBER, "agreement.fault.number");
    String holder = form.line("holder", RegisterForm.LONGEST_LINE);
    List<String> purposes = form.severalOfOrNone("purposes", WorkAuthorization.PURPOSES);
    String country = form.oneOf("country", names.countries());
    String region = form.lineOrNone("region", LONGEST_REGION);
    String channel = form.oneOfOrNone("channel", WorkAuthorization.CHANNELS);
    LocalDate from = form.day("validFrom");
    LocalDate until = form.day("validUntil");
    if (until.isBefore(page.today())) {
      form.add("validUntil", "authorization.fault.over");
    }
    String assessment = form.proseOrNone("assessment", LONGEST_ASSESSMENT);
    return new Facts(KINDS.contains(kind) ? Kind.valueOf(kind) : Kind.authorization, number, holder, purposes, country, region, channel, from, until,
        assessment);
  }
}

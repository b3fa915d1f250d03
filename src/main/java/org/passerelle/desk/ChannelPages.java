package org.passerelle.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Role;
import org.passerelle.engine.WrongField;
import org.passerelle.notification.Attempt.Outcome;
import org.passerelle.notification.webhook.WebhookSetup;
import org.passerelle.notification.webhook.WebhookSetup.Standing;
import org.passerelle.partner.ChangedMeanwhile;
import org.passerelle.partner.OrganizationChanges;
import org.passerelle.partner.OrganizationEntry;
import org.passerelle.partner.Organizations;
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

/** How an organization that receives families is told and called: administrators set up its webhook and keep the telephone number of its desk. */
@Controller
@RequestMapping("/desk/partners/{code}/change/channel")
class ChannelPages {

  private static final int LONGEST_URL = 500;

  private final WebhookSetup webhooks;
  private final Organizations organizations;
  private final OrganizationChanges changes;
  private final RegisterPage page;

  ChannelPages(WebhookSetup webhooks, Organizations organizations, OrganizationChanges changes, RegisterPage page) {
    this.webhooks = webhooks;
    this.organizations = organizations;
    this.changes = changes;
    this.page = page;
  }

  @GetMapping
  String open(@PathVariable String code, Model model) {
    OrganizationEntry organization = receiver(code);
    return show(organization, begin(organization), model);
  }

  @PostMapping(params = "do=telephone")
  String telephone(@PathVariable String code, @RequestParam MultiValueMap<String, String> fields, Model model, HttpServletResponse response,
      RedirectAttributes next) {
    OrganizationEntry organization = receiver(code);
    RegisterForm form = RegisterForm.sent(fields).with("url", url(organization));
    String telephone = form.phoneOrNone("telephone");
    if (form.faults().isEmpty()) {
      try {
        changes.changeTelephone(organization, form.version(), telephone);
        return done(next, code, "telephone");
      } catch (ChangedMeanwhile late) {
        return page.late(next, code);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return show(organization, form, model);
  }

  @PostMapping(params = "do=url")
  String address(@PathVariable String code, @RequestParam MultiValueMap<String, String> fields, Model model, HttpServletResponse response,
      RedirectAttributes next) {
    OrganizationEntry organization = receiver(code);
    RegisterForm form = RegisterForm.sent(fields).with("telephone", organizations.telephone(organization.id()).orElse(null));
    String url = form.line("url", LONGEST_URL);
    if (form.faults().isEmpty()) {
      try {
        String secret = webhooks.enter(organization.id(), code, url);
        return secret == null ? done(next, code, "moved") : shown(organization, secret, model);
      } catch (WrongField e) {
        form.add("url", e.messageKey());
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return show(organization, form, model);
  }

  /** The secret stands in the answer itself and nowhere else; a form sent again finds that the secret has changed since, and changes nothing. */
  @PostMapping(params = "do=rotate")
  String rotate(@PathVariable String code, @RequestParam String since, Model model, RedirectAttributes next) {
    OrganizationEntry organization = receiver(code);
    String secret = webhooks.rotate(organization.id(), code, instant(since));
    return secret == null ? "redirect:/desk/partners/" + code + "/change/channel" : shown(organization, secret, model);
  }

  @PostMapping(params = "do=pause")
  String pause(@PathVariable String code, RedirectAttributes next) {
    webhooks.pause(receiver(code).id(), code);
    return done(next, code, "paused");
  }

  @PostMapping(params = "do=resume")
  String resume(@PathVariable String code, RedirectAttributes next) {
    webhooks.resume(receiver(code).id(), code);
    return done(next, code, "resumed");
  }

  @PostMapping(params = "do=test")
  String test(@PathVariable String code, RedirectAttributes next) {
    Optional<Outcome> outcome = webhooks.test(receiver(code).id(), code);
    return outcome.filter(Outcome.delivered::equals).isPresent() ? done(next, code, "tested") : "redirect:/desk/partners/" + code + "/change/channel";
  }

  @PostMapping(params = "do=remove")
  String remove(@PathVariable String code, RedirectAttributes next) {
    webhooks.remove(receiver(code).id(), code);
    return done(next, code, "removed");
  }

  private RegisterForm begin(OrganizationEntry organization) {
    return RegisterForm.at(organization.version()).with("telephone", organizations.telephone(organization.id()).orElse(null)).with("url", url(organization));
  }

  private @Nullable String url(OrganizationEntry organization) {
    return webhooks.of(organization.id()).map(standing -> standing.webhook().url()).orElse(null);
  }

  private String shown(OrganizationEntry organization, String secret, Model model) {
    model.addAttribute("secret", secret);
    return show(organization, begin(organization), model);
  }

  private String show(OrganizationEntry organization, RegisterForm form, Model model) {
    Standing standing = webhooks.of(organization.id()).orElse(null);
    model.addAttribute("organization", organization);
    model.addAttribute("name", RegisterPage.name(organization));
    model.addAttribute("form", form);
    model.addAttribute("waiting", standing == null ? 0 : standing.waiting());
    model.addAttribute("webhook", standing == null ? null : standing.webhook());
    return "desk/channel";
  }

  private String done(RedirectAttributes next, String code, String what) {
    next.addFlashAttribute("done", "channel.done." + what);
    return "redirect:/desk/partners/" + code + "/change/channel";
  }

  private OrganizationEntry receiver(String code) {
    return Optional.of(page.find(code)).filter(each -> Role.RECEIVERS.stream().anyMatch(role -> role.name().equals(each.kind())))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static Instant instant(String written) {
    try {
      return Instant.parse(written);
    } catch (DateTimeParseException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
  }
}

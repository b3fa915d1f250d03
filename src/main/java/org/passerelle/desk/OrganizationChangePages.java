package org.passerelle.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.desk.RegisterPage.Sheet;
import org.passerelle.partner.Contact;
import org.passerelle.partner.Contacts;
import org.passerelle.partner.OrganizationChanges;
import org.passerelle.partner.OrganizationEntry;
import org.passerelle.partner.OrganizationFacts;
import org.passerelle.reference.Today;
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

/** Administrators enter an organization, change its facts, add and end its contacts, suspend and reinstate it. */
@Controller
@RequestMapping("/desk/partners")
class OrganizationChangePages {

  private static final String CODE = "[A-Z][A-Z0-9]{2,29}";
  private static final String CONTACT = "/{code}/change/contacts/{id:\\d{1,18}}";
  private static final List<String> LANGUAGES = List.of("en", "fr");

  private final OrganizationChanges changes;
  private final Contacts contacts;
  private final RegisterPage page;
  private final Today today;

  OrganizationChangePages(OrganizationChanges changes, Contacts contacts, RegisterPage page, Today today) {
    this.changes = changes;
    this.contacts = contacts;
    this.page = page;
    this.today = today;
  }

  @GetMapping("/new")
  String blank(Model model) {
    return page.show(model, new Sheet("new", null, null), RegisterForm.at(0));
  }

  @PostMapping("/new")
  String enter(Model model, @RequestParam MultiValueMap<String, String> fields, HttpServletResponse response, RedirectAttributes next) {
    RegisterForm form = RegisterForm.sent(fields);
    String code = form.code("code", CODE, "organization.fault.code");
    OrganizationFacts facts = facts(form, true);
    return page.attempt(model, response, next, new Sheet("new", null, null), form, code, () -> changes.enterPartner(code, facts), now -> { });
  }

  @GetMapping("/{code}/change/facts")
  String facts(Model model, @PathVariable String code) {
    OrganizationEntry organization = page.find(code);
    return page.show(model, new Sheet("facts", organization, null),
        RegisterForm.at(organization.version()).from(organization.facts().byField()));
  }

  @PostMapping("/{code}/change/facts")
  String changeFacts(Model model, @PathVariable String code, @RequestParam MultiValueMap<String, String> fields, HttpServletResponse response,
      RedirectAttributes next) {
    OrganizationEntry organization = page.find(code);
    RegisterForm form = RegisterForm.sent(fields);
    OrganizationFacts facts = facts(form, organization.referralPartner());
    return page.attempt(model, response, next, new Sheet("facts", organization, null), form, code,
        () -> changes.changeFacts(organization, form.version(), facts), now -> form.meet(now.facts().byField()));
  }

  @GetMapping("/{code}/change/contact")
  String contact(Model model, @PathVariable String code) {
    OrganizationEntry organization = page.find(code);
    return page.show(model, new Sheet("contact", organization, null), RegisterForm.at(organization.version()).with("fromDay", today.get())
        .with("language", organization.facts().language()));
  }

  @PostMapping("/{code}/change/contact")
  String addContact(Model model, @PathVariable String code, @RequestParam MultiValueMap<String, String> fields, HttpServletResponse response,
      RedirectAttributes next) {
    OrganizationEntry organization = page.find(code);
    RegisterForm form = RegisterForm.sent(fields);
    Contact contact = new Contact(0, form.line("name", RegisterForm.LONGEST_LINE), form.line("function", RegisterForm.LONGEST_LINE),
        form.emailOrNone("email"), form.phoneOrNone("phone"), form.oneOf("language", LANGUAGES), form.day("fromDay"), null);
    if (contact.email() == null && contact.phone() == null) {
      form.add("email", "organization.fault.reachable");
    }
    return page.attempt(model, response, next, new Sheet("contact", organization, null), form, code,
        () -> changes.addContact(organization, form.version(), contact), now -> { });
  }

  @GetMapping(CONTACT)
  String contactEnd(Model model, @PathVariable String code, @PathVariable long id) {
    OrganizationEntry organization = page.find(code);
    return page.show(model, new Sheet("contactEnd", organization, contact(organization, id).name()),
        RegisterForm.at(organization.version()).with("lastDay", today.get()));
  }

  @PostMapping(CONTACT)
  String endContact(Model model, @PathVariable String code, @PathVariable long id, @RequestParam MultiValueMap<String, String> fields,
      HttpServletResponse response, RedirectAttributes next) {
    OrganizationEntry organization = page.find(code);
    Contact contact = contact(organization, id);
    RegisterForm form = RegisterForm.sent(fields);
    LocalDate lastDay = form.day("lastDay");
    return page.attempt(model, response, next, new Sheet("contactEnd", organization, contact.name()), form, code,
        () -> changes.endContact(organization, form.version(), contact, lastDay), now -> { });
  }

  @GetMapping("/{code}/change/{what:suspension|reinstatement}")
  String standing(Model model, @PathVariable String code, @PathVariable String what, RedirectAttributes next) {
    OrganizationEntry organization = page.find(code);
    return fits(organization, what) ? page.show(model, new Sheet(what, organization, null), RegisterForm.at(organization.version()))
        : page.late(next, code);
  }

  @PostMapping("/{code}/change/{what:suspension|reinstatement}")
  String change(Model model, @PathVariable String code, @PathVariable String what, @RequestParam MultiValueMap<String, String> fields,
      HttpServletResponse response, RedirectAttributes next) {
    OrganizationEntry organization = page.find(code);
    if (!fits(organization, what)) {
      return page.late(next, code);
    }
    RegisterForm form = RegisterForm.sent(fields);
    String reason = form.reason("reason");
    return page.attempt(model, response, next, new Sheet(what, organization, null), form, code, () -> {
      if (what.equals("reinstatement")) {
        changes.reinstate(organization, form.version(), reason);
      } else {
        changes.suspend(organization, form.version(), reason);
      }
    }, now -> { });
  }

  private static boolean fits(OrganizationEntry organization, String what) {
    return what.equals("reinstatement") == (organization.suspendedAt() != null);
  }

  private Contact contact(OrganizationEntry organization, long id) {
    return contacts.find(organization.id(), id).filter(found -> !found.past(today.get()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static OrganizationFacts facts(RegisterForm form, boolean partner) {
    @Nullable String type = partner ? form.oneOf("partnerType", OrganizationFacts.TYPES) : null;
    return new OrganizationFacts(type, form.line("nameEn", RegisterForm.LONGEST_LINE), form.line("nameFr", RegisterForm.LONGEST_LINE),
        form.oneOf("language", LANGUAGES), form.email("email"));
  }
}

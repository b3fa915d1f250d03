package org.passerelle.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.passerelle.casefile.Particulars.OtherName;
import org.passerelle.desk.RegisterPage.Sheet;
import org.passerelle.partner.OrganizationEntry;
import org.passerelle.partner.Parties;
import org.passerelle.partner.Party;
import org.passerelle.partner.PartyChanges;
import org.passerelle.partner.PartyFacts;
import org.passerelle.reference.Today;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Administrators and compliance officers enter the principals and payees of an organization, correct what is known of them, and end them. */
@Controller
@RequestMapping("/desk/partners/{code}/change/parties")
class PartyChangePages {

  private static final String ONE = "/{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}";
  private static final String NEW = "party";
  private static final String CORRECTION = "partyCorrection";
  private static final String END = "partyEnd";

  private final PartyChanges changes;
  private final Parties parties;
  private final PartyForm forms;
  private final RegisterPage page;
  private final Today today;

  PartyChangePages(PartyChanges changes, Parties parties, PartyForm forms, RegisterPage page, Today today) {
    this.changes = changes;
    this.parties = parties;
    this.forms = forms;
    this.page = page;
    this.today = today;
  }

  @ModelAttribute("entries")
  int entries() {
    return PartyFacts.MOST_OTHER_NAMES;
  }

  @ModelAttribute("reasons")
  List<String> reasons() {
    return OtherName.REASONS;
  }

  @ModelAttribute("countries")
  List<String> countries() {
    return forms.countries();
  }

  @GetMapping("/new")
  String blank(Model model, @PathVariable String code) {
    OrganizationEntry organization = page.find(code);
    return page.show(model, new Sheet(NEW, organization, null), forms.blank(organization.version()));
  }

  @PostMapping("/new")
  String add(Model model, @PathVariable String code, @RequestParam MultiValueMap<String, String> fields, HttpServletResponse response,
      RedirectAttributes next) {
    OrganizationEntry organization = page.find(code);
    RegisterForm form = RegisterForm.sent(fields);
    PartyFacts facts = forms.read(form);
    LocalDate fromDay = forms.fromDay(form);
    return page.attempt(model, response, next, new Sheet(NEW, organization, null), form, code,
        () -> changes.add(organization, form.version(), facts, fromDay), now -> { });
  }

  @GetMapping(ONE + "/correction")
  String correction(Model model, @PathVariable String code, @PathVariable UUID id, RedirectAttributes next) {
    OrganizationEntry organization = page.find(code);
    Party party = party(organization, id);
    return party.past(today.get()) ? page.late(next, code)
        : page.show(model, new Sheet(CORRECTION, organization, party.facts().name()), forms.of(party, organization.version()));
  }

  @PostMapping(ONE + "/correction")
  String correct(Model model, @PathVariable String code, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields,
      HttpServletResponse response, RedirectAttributes next) {
    OrganizationEntry organization = page.find(code);
    Party party = party(organization, id);
    if (party.past(today.get())) {
      return page.late(next, code);
    }
    RegisterForm form = RegisterForm.sent(fields);
    PartyFacts facts = forms.read(form);
    LocalDate fromDay = forms.fromDay(form);
    return page.attempt(model, response, next, new Sheet(CORRECTION, organization, party.facts().name()), form, code,
        () -> changes.correct(organization, form.version(), id, facts, fromDay),
        now -> form.meet(forms.byField(party(now, id)), PartyForm.ROLES));
  }

  @GetMapping(ONE + "/end")
  String ending(Model model, @PathVariable String code, @PathVariable UUID id, RedirectAttributes next) {
    OrganizationEntry organization = page.find(code);
    Party party = party(organization, id);
    return party.past(today.get()) ? page.late(next, code)
        : page.show(model, new Sheet(END, organization, party.facts().name()),
            RegisterForm.at(organization.version()).with("lastDay", today.get()));
  }

  @PostMapping(ONE + "/end")
  String end(Model model, @PathVariable String code, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields,
      HttpServletResponse response, RedirectAttributes next) {
    OrganizationEntry organization = page.find(code);
    Party party = party(organization, id);
    if (party.past(today.get())) {
      return page.late(next, code);
    }
    RegisterForm form = RegisterForm.sent(fields);
    LocalDate lastDay = form.day("lastDay");
    String reason = form.reason("reason");
    return page.attempt(model, response, next, new Sheet(END, organization, party.facts().name()), form, code,
        () -> changes.end(organization, form.version(), id, lastDay, reason), now -> { });
  }

  private Party party(OrganizationEntry organization, UUID id) {
    return parties.find(organization.id(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}

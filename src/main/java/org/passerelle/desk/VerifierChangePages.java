package org.passerelle.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.passerelle.desk.RegisterPage.Sheet;
import org.passerelle.identity.choice.Ties;
import org.passerelle.identity.choice.Ties.Tie;
import org.passerelle.identity.choice.VerifierChanges;
import org.passerelle.identity.choice.VerifierFacts;
import org.passerelle.identity.choice.Verifiers;
import org.passerelle.pages.CodeNames;
import org.passerelle.partner.OrganizationEntry;
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

/** Compliance officers and administrators say what an NGO can verify, and who is tied to whom. */
@Controller
@RequestMapping("/desk/partners/{code}/change")
class VerifierChangePages {

  private static final String TIE = "/ties/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}";
  private static final List<String> YES_NO = List.of("true", "false");
  private static final int MOST_REGIONS = 50;
  private static final int LONGEST_REGION = 100;

  private final VerifierChanges changes;
  private final Verifiers verifiers;
  private final Ties ties;
  private final RegisterPage page;
  private final CodeNames names;
  private final Today today;

  VerifierChangePages(VerifierChanges changes, Verifiers verifiers, Ties ties, RegisterPage page, CodeNames names, Today today) {
    this.changes = changes;
    this.verifiers = verifiers;
    this.ties = ties;
    this.page = page;
    this.names = names;
    this.today = today;
  }

  @GetMapping("/verifier")
  String verifier(Model model, @PathVariable String code) {
    OrganizationEntry organization = page.find(code);
    return page.show(model, new Sheet("verifier", organization, null), RegisterForm.at(organization.version()).from(facts(organization)));
  }

  @PostMapping("/verifier")
  String changeVerifier(Model model, @PathVariable String code, @RequestParam MultiValueMap<String, String> fields, HttpServletResponse response,
      RedirectAttributes next) {
    OrganizationEntry organization = page.find(code);
    facts(organization);
    RegisterForm form = RegisterForm.sent(fields);
    List<String> known = names.countries();
    VerifierFacts facts = new VerifierFacts(codes(form, "countries", known::contains), regions(form),
        codes(form, "languages", each -> each.matches("[a-z]{2,3}")), capacity(form), yes(form, "women"), yes(form, "men"));
    return page.attempt(model, response, next, new Sheet("verifier", organization, null), form, code,
        () -> changes.change(organization, form.version(), facts), now -> form.meet(facts(now)));
  }

  @GetMapping("/ties/new")
  String tie(Model model, @PathVariable String code) {
    OrganizationEntry organization = page.find(code);
    return page.show(model, new Sheet("tie", organization, null), RegisterForm.at(organization.version()).with("fromDay", today.get()));
  }

  @PostMapping("/ties/new")
  String enterTie(Model model, @PathVariable String code, @RequestParam MultiValueMap<String, String> fields, HttpServletResponse response,
      RedirectAttributes next) {
    OrganizationEntry organization = page.find(code);
    RegisterForm form = RegisterForm.sent(fields);
    String other = form.line("other", RegisterForm.LONGEST_LINE);
    String why = form.reason("why");
    LocalDate fromDay = form.day("fromDay");
    return page.attempt(model, response, next, new Sheet("tie", organization, null), form, code,
        () -> changes.tie(organization, form.version(), other, why, fromDay), now -> { });
  }

  @GetMapping(TIE)
  String tieEnd(Model model, @PathVariable String code, @PathVariable UUID id) {
    OrganizationEntry organization = page.find(code);
    return page.show(model, new Sheet("tieEnd", organization, find(organization, id).code()), RegisterForm.at(organization.version()));
  }

  @PostMapping(TIE)
  String endTie(Model model, @PathVariable String code, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields,
      HttpServletResponse response, RedirectAttributes next) {
    OrganizationEntry organization = page.find(code);
    Tie tie = find(organization, id);
    RegisterForm form = RegisterForm.sent(fields);
    String reason = form.reason("reason");
    return page.attempt(model, response, next, new Sheet("tieEnd", organization, tie.code()), form, code,
        () -> changes.untie(organization, form.version(), tie, reason), now -> { });
  }

  private Map<String, @Nullable String> facts(OrganizationEntry organization) {
    return verifiers.facts(organization.id()).map(VerifierFacts::byField).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Tie find(OrganizationEntry organization, UUID id) {
    return ties.find(organization.id(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static List<String> codes(RegisterForm form, String field, Predicate<String> known) {
    List<String> codes = split(form.line(field, 2 * RegisterForm.LONGEST_LINE), "[,;\\s]+");
    if (!form.wrong(field) && !codes.stream().allMatch(known)) {
      form.add(field, "verifierFacts.fault." + field);
    }
    return codes;
  }

  private static List<String> regions(RegisterForm form) {
    String written = form.reasonOrNone("regions");
    List<String> regions = written == null ? List.of() : split(written, "\\R");
    if (regions.size() > MOST_REGIONS || regions.stream().anyMatch(each -> each.length() > LONGEST_REGION)) {
      form.add("regions", "verifierFacts.fault.regions");
    }
    return regions;
  }

  private static int capacity(RegisterForm form) {
    String written = form.line("capacity", RegisterForm.LONGEST_LINE);
    int capacity = written.matches("\\d{1,4}") ? Integer.parseInt(written) : 0;
    if (!form.wrong("capacity") && (capacity < 1 || capacity > VerifierFacts.LARGEST_CAPACITY)) {
      form.add("capacity", "verifierFacts.fault.capacity");
    }
    return capacity;
  }

  private static boolean yes(RegisterForm form, String field) {
    return Boolean.parseBoolean(form.oneOf(field, YES_NO));
  }

  private static List<String> split(String written, String by) {
    return Arrays.stream(written.split(by)).map(String::strip).filter(each -> !each.isEmpty()).distinct().toList();
  }
}

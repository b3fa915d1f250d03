package org.passerelle.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Role;
import org.passerelle.handoff.DisclosedField;
import org.passerelle.handoff.DisclosurePurpose;
import org.passerelle.handoff.disclosure.DisclosureAgreement;
import org.passerelle.handoff.disclosure.DisclosureAgreement.Draft;
import org.passerelle.handoff.disclosure.DisclosureAgreements;
import org.passerelle.handoff.disclosure.EnteringAgreements;
import org.passerelle.handoff.disclosure.Gaps;
import org.passerelle.partner.ChangedMeanwhile;
import org.passerelle.partner.Organization;
import org.passerelle.partner.Organizations;
import org.passerelle.partner.Refusals;
import org.passerelle.reference.Today;
import org.springframework.context.i18n.LocaleContextHolder;
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

/** Under which agreement whom may be told what; compliance officers enter the agreements and work down the list of those who have none. */
@Controller
@RequestMapping("/desk/disclosures/agreements")
class DisclosureAgreementPages {

  private static final String HOME = "/desk/disclosures/agreements/";
  private static final String ONE = "/{code:[A-Za-z0-9_-]{1,60}}";
  private static final int LONGEST_NUMBER = 60;
  private static final Set<String> NEVER_TOLD = Set.of("referralPartner", "verifier");

  private final DisclosureAgreements agreements;
  private final EnteringAgreements entering;
  private final Gaps gaps;
  private final Organizations organizations;
  private final Today today;

  DisclosureAgreementPages(DisclosureAgreements agreements, EnteringAgreements entering, Gaps gaps, Organizations organizations, Today today) {
    this.agreements = agreements;
    this.entering = entering;
    this.gaps = gaps;
    this.organizations = organizations;
    this.today = today;
  }

  @GetMapping
  String list(Model model, @RequestParam(required = false) @Nullable String after) {
    List<DisclosureAgreement.Standing> found = agreements.standings(today.get(), after != null && after.matches("[A-Za-z0-9_-]{1,60}") ? after : null);
    model.addAttribute("gaps", gaps.open(today.get()));
    model.addAttribute("rows", found.subList(0, Math.min(found.size(), DisclosureAgreements.PAGE)));
    model.addAttribute("fromFirst", after == null);
    model.addAttribute("next", found.size() > DisclosureAgreements.PAGE ? found.get(DisclosureAgreements.PAGE - 1).code() : null);
    model.addAttribute("mayEnter", PairPage.has(Role.complianceOfficer));
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    return "desk/disclosure-agreements";
  }

  @GetMapping(ONE)
  String one(Model model, @PathVariable String code) {
    Organization organization = find(code);
    model.addAttribute("organization", organization);
    model.addAttribute("agreements", agreements.of(organization.id()));
    model.addAttribute("inForce", agreements.inForce(organization.id(), today.get()).map(DisclosureAgreement::id).orElse(null));
    model.addAttribute("mayEnter", PairPage.has(Role.complianceOfficer));
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    return "desk/disclosure-agreement";
  }

  @GetMapping(ONE + "/new")
  String blank(Model model, @PathVariable String code) {
    Organization organization = find(code);
    RegisterForm form = RegisterForm.at(0).with("fromDay", today.get());
    agreements.of(organization.id()).stream().findFirst().ifPresent(last -> fill(form, last));
    return show(model, organization, form);
  }

  @PostMapping(ONE + "/new")
  String enter(Model model, @PathVariable String code, @RequestParam MultiValueMap<String, String> fields, HttpServletResponse response,
      RedirectAttributes next) {
    Organization organization = find(code);
    RegisterForm form = RegisterForm.sent(fields);
    Draft draft = draft(form);
    if (form.faults().isEmpty()) {
      try {
        entering.enter(organization, follows(form), draft);
        next.addFlashAttribute("done", "disclosure.agreement.entered");
        return "redirect:" + HOME + organization.code();
      } catch (Refusals refused) {
        refused.reasons().forEach(form::add);
      } catch (ChangedMeanwhile late) {
        form.with("follows", agreements.of(organization.id()).stream().findFirst().map(DisclosureAgreement::id).orElse(null));
        model.addAttribute("meanwhile", true);
        response.setStatus(HttpStatus.CONFLICT.value());
        return show(model, organization, form);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return show(model, organization, form);
  }

  private static void fill(RegisterForm form, DisclosureAgreement last) {
    form.with("follows", last.id()).with("number", last.number()).with("legalBasis", last.legalBasis()).with("reference", last.reference())
        .with("assessment", last.assessment());
    last.fields().forEach((purpose, listed) -> form.with(purpose.name(), listed.stream().map(Enum::name).toList()));
  }

  private static Draft draft(RegisterForm form) {
    Map<DisclosurePurpose, Set<DisclosedField>> listed = new EnumMap<>(DisclosurePurpose.class);
    String number = form.line("number", LONGEST_NUMBER);
    String basis = form.oneOf("legalBasis", DisclosureAgreement.LEGAL_BASES);
    String reference = form.reason("reference");
    String assessment = form.lineOrNone("assessment", RegisterForm.LONGEST_LINE);
    LocalDate from = form.day("fromDay");
    LocalDate last = form.dayOrNone("lastDay");
    for (DisclosurePurpose purpose : DisclosurePurpose.values()) {
      List<String> known = purpose.fields().stream().map(Enum::name).toList();
      listed.put(purpose, form.severalOfOrNone(purpose.name(), known).stream().filter(known::contains).map(DisclosedField::valueOf)
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(DisclosedField.class))));
    }
    return new Draft(number, basis, reference, assessment, from, last, form.has("confirmed", "yes"), listed);
  }

  private static @Nullable Long follows(RegisterForm form) {
    return form.value("follows").matches("\\d{1,18}") ? Long.valueOf(form.value("follows")) : null;
  }

  private static String show(Model model, Organization organization, RegisterForm form) {
    model.addAttribute("organization", organization);
    model.addAttribute("form", form);
    model.addAttribute("bases", DisclosureAgreement.LEGAL_BASES);
    model.addAttribute("purposes", Arrays.asList(DisclosurePurpose.values()));
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    return "desk/disclosure-agreement-form";
  }

  private Organization find(String code) {
    return organizations.byCode(code).filter(found -> !NEVER_TOLD.contains(found.kind()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}

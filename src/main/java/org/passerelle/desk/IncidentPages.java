package org.passerelle.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.Role;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.handoff.DisclosedField;
import org.passerelle.handoff.disclosure.DisclosureIncident;
import org.passerelle.handoff.disclosure.DisclosureIncidentRecords;
import org.passerelle.handoff.disclosure.DisclosureIncidents;
import org.passerelle.handoff.disclosure.Register;
import org.passerelle.handoff.disclosure.RegisterRow;
import org.passerelle.partner.ChangedMeanwhile;
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

/** The register of confidentiality incidents: read by compliance officers and auditors, kept by compliance officers. Reading it is audited. */
@Controller
@RequestMapping("/desk/incidents")
class IncidentPages {

  private static final String HOME = "/desk/incidents";
  private static final String ONE = "/{number:INC-[0-9]{4}-[0-9]{6,12}}";
  private static final Pattern NUMBER = Pattern.compile("[A-Z]{3}-[0-9]{4}-[0-9]{6,12}");
  private static final List<String> FIELDS = Arrays.stream(DisclosedField.values()).map(Enum::name).toList();
  private static final List<String> YES_OR_NO = List.of("yes", "no");

  private final DisclosureIncidentRecords records;
  private final DisclosureIncidents incidents;
  private final Register register;
  private final CaseFiles files;
  private final Today today;
  private final Audit audit;

  IncidentPages(DisclosureIncidentRecords records, DisclosureIncidents incidents, Register register, CaseFiles files, Today today, Audit audit) {
    this.records = records;
    this.incidents = incidents;
    this.register = register;
    this.files = files;
    this.today = today;
    this.audit = audit;
  }

  @GetMapping
  String list(Model model, @RequestParam(required = false) @Nullable String before) {
    audit.record("readIncidents", "all", null);
    List<DisclosureIncident> found = records.page(before != null && NUMBER.matcher(before).matches() ? before : null);
    model.addAttribute("rows", found.subList(0, Math.min(found.size(), DisclosureIncidentRecords.PAGE)));
    model.addAttribute("fromFirst", before == null);
    model.addAttribute("next", found.size() > DisclosureIncidentRecords.PAGE ? found.get(DisclosureIncidentRecords.PAGE - 1).number() : null);
    model.addAttribute("recalls", records.recallsRead());
    return words(model, "desk/incidents");
  }

  /** A form to begin with; from a recalled notice it holds what the register knows of it. */
  @GetMapping("/new")
  String blank(Model model, @RequestParam(defaultValue = "") String caseNumber, @RequestParam(defaultValue = "") String notice) {
    RegisterForm form = RegisterForm.at(0).with("foundOn", today.get());
    List<RegisterRow> told = List.of();
    if (NUMBER.matcher(caseNumber).matches() && NUMBER.matcher(notice).matches()) {
      form.with("caseNumber", caseNumber).with("notice", notice);
      told = files.byNumber(caseNumber).map(file -> register.ofNotice(file.id(), notice)).orElse(List.of());
    }
    told.stream().findFirst().ifPresent(last -> form.with("recipient", last.recipientCode()));
    form.with("fields", told.stream().flatMap(row -> row.fields().stream()).distinct().sorted().map(Enum::name).toList());
    return form(model, form);
  }

  @PostMapping("/new")
  String open(Model model, @RequestParam MultiValueMap<String, String> fields, HttpServletResponse response, RedirectAttributes next) {
    RegisterForm form = RegisterForm.sent(fields);
    String caseNumber = form.line("caseNumber", RegisterForm.LONGEST_LINE);
    String recipient = form.line("recipient", RegisterForm.LONGEST_LINE);
    String notice = form.lineOrNone("notice", RegisterForm.LONGEST_LINE);
    String account = form.reason("account");
    LocalDate foundOn = form.day("foundOn");
    List<String> facts = form.severalOf("fields", FIELDS);
    if (form.faults().isEmpty()) {
      try {
        String number = incidents.open(
            new DisclosureIncident.Opening(caseNumber, recipient, notice, account, foundOn, facts.stream().map(DisclosedField::valueOf).toList()));
        next.addFlashAttribute("done", "incident.opened");
        return "redirect:" + HOME + "/" + number;
      } catch (Refusals refused) {
        refused.reasons().forEach(form::add);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return form(model, form);
  }

  @GetMapping(ONE)
  String one(Model model, @PathVariable String number) {
    DisclosureIncident incident = find(number);
    audit.record("readIncident", incident.caseNumber(), number);
    return show(model, incident, stored(incident));
  }

  @PostMapping(ONE)
  String change(Model model, @PathVariable String number, @RequestParam MultiValueMap<String, String> fields, HttpServletResponse response,
      RedirectAttributes next) {
    DisclosureIncident incident = find(number);
    RegisterForm form = RegisterForm.sent(fields);
    DisclosureIncident.Findings findings = findings(form);
    if (form.faults().isEmpty()) {
      try {
        incidents.change(incident, form.version(), findings);
        next.addFlashAttribute("done", "incident.changed");
        return "redirect:" + HOME + "/" + number;
      } catch (Refusals refused) {
        refused.reasons().forEach(form::add);
      } catch (ChangedMeanwhile late) {
        next.addFlashAttribute("problem", "incident.meanwhile");
        return "redirect:" + HOME + "/" + number;
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return show(model, incident, form);
  }

  @PostMapping(ONE + "/closing")
  String close(@PathVariable String number, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
    DisclosureIncidents.Closing closing = incidents.close(find(number), RegisterForm.sent(fields).version());
    next.addFlashAttribute(closing == DisclosureIncidents.Closing.closed ? "done" : "problem", switch (closing) {
      case closed -> "incident.closeDone";
      case samePerson -> "incident.close.second";
      case incomplete -> "incident.close.incomplete";
      case changedMeanwhile -> "incident.meanwhile";
    });
    return "redirect:" + HOME + "/" + number;
  }

  private static DisclosureIncident.Findings findings(RegisterForm form) {
    String risk = form.oneOfOrNone("seriousRisk", YES_OR_NO);
    return new DisclosureIncident.Findings(risk == null ? null : risk.equals("yes"), form.reasonOrNone("riskReasons"), form.dayOrNone("commissionToldOn"),
        form.dayOrNone("commissionerToldOn"), form.dayOrNone("personToldOn"), form.reasonOrNone("personNotTold"), form.reasonOrNone("measures"));
  }

  private static RegisterForm stored(DisclosureIncident incident) {
    DisclosureIncident.Findings findings = incident.findings();
    Boolean risk = findings.seriousRisk();
    return RegisterForm.at(incident.version()).with("seriousRisk", risk == null ? null : risk ? "yes" : "no")
        .with("riskReasons", findings.riskReasons()).with("commissionToldOn", findings.commissionToldOn())
        .with("commissionerToldOn", findings.commissionerToldOn()).with("personToldOn", findings.personToldOn())
        .with("personNotTold", findings.personNotTold()).with("measures", findings.measures());
  }

  private static String show(Model model, DisclosureIncident incident, RegisterForm form) {
    model.addAttribute("incident", incident);
    model.addAttribute("form", form);
    model.addAttribute("yesOrNo", YES_OR_NO);
    model.addAttribute("mayClose", SignedIn.actor().equals(incident.openedBy()) ? "second" : incident.findings().complete() ? "yes" : "incomplete");
    return words(model, "desk/incident");
  }

  private static String form(Model model, RegisterForm form) {
    model.addAttribute("form", form);
    model.addAttribute("fields", FIELDS);
    return words(model, "desk/incident-form");
  }

  private static String words(Model model, String view) {
    model.addAttribute("mayKeep", PairPage.has(Role.complianceOfficer));
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    return view;
  }

  private DisclosureIncident find(String number) {
    return records.find(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}

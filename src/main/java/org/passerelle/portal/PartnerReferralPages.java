package org.passerelle.portal;

import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.engine.WrongField;
import org.passerelle.referral.ReferralFiles;
import org.passerelle.referral.ReferralIntake;
import org.passerelle.referral.ReferralIntake.Receipt;
import org.passerelle.referral.ReferralIntake.ReferenceUsed;
import org.passerelle.referral.ReferralRefused;
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

/** The referral form: a new family, or one that came back. Buttons add and remove persons without losing what was typed. */
@Controller
@RequestMapping("/partner/referrals")
class PartnerReferralPages {

  private static final String FORM = "portal/partner-form";

  private final ReferralIntake intake;
  private final ReferralFiles files;
  private final PageFaults faults;
  private final ReferralChoices choices;

  PartnerReferralPages(ReferralIntake intake, ReferralFiles files, PageFaults faults, ReferralChoices choices) {
    this.intake = intake;
    this.files = files;
    this.faults = faults;
    this.choices = choices;
  }

  @GetMapping("/new")
  String blank(Model model) {
    return page(model, ReferralForm.blank(), null);
  }

  @PostMapping("/new")
  String submit(Model model, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
    ReferralForm form = ReferralForm.sent(fields);
    if (changesPersons(form, fields)) {
      return page(model, form, null);
    }
    try {
      Receipt receipt = intake.submit(SignedIn.organization(), form.submission(), null);
      next.addFlashAttribute("done", receipt.fresh() ? "partner.done.submitted" : "partner.done.known");
      return PartnerPages.FILE + receipt.file().number();
    } catch (ReferralRefused refused) {
      refused.findings().forEach(finding -> form.addFault(finding.field(), finding.message()));
    } catch (ReferenceUsed used) {
      form.addFault("partnerReference", faults.sentence("problem.referenceUsed", used.caseNumber()));
    }
    return page(model, form, null);
  }

  @GetMapping("/{number}/resubmission")
  String returned(Model model, @PathVariable String number) {
    CaseFile own = own(number);
    if (!files.standing(own).returned()) {
      return PartnerPages.FILE + number;
    }
    ReferralForm form = ReferralForm.of(files.asSubmitted(own));
    files.read(own).faults().forEach(fault -> form.addFault(fault.field(), faults.sentence("fault." + fault.code())));
    return page(model, form, own);
  }

  @PostMapping("/{number}/resubmission")
  String resubmit(Model model, @PathVariable String number, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
    CaseFile own = own(number);
    ReferralForm form = ReferralForm.sent(fields);
    if (changesPersons(form, fields)) {
      return page(model, form, own);
    }
    try {
      intake.resubmit(own, form.submission(), files.version(own));
      next.addFlashAttribute("done", "partner.done.resubmitted");
      return PartnerPages.FILE + number;
    } catch (ReferralRefused refused) {
      refused.findings().forEach(finding -> form.addFault(finding.field(), finding.message()));
    } catch (WrongField refused) {
      faults.of(refused).forEach(fault -> form.addFault(fault.field(), fault.message()));
    } catch (NotWaiting late) {
      next.addFlashAttribute("problem", "problem.notWaiting");
      return PartnerPages.FILE + number;
    }
    return page(model, form, own);
  }

  private static boolean changesPersons(ReferralForm form, MultiValueMap<String, String> fields) {
    String remove = fields.getFirst("remove");
    if (remove != null && remove.matches("\\d{1,2}")) {
      form.removePerson(Integer.parseInt(remove));
      return true;
    }
    if (fields.containsKey("add")) {
      form.addPerson();
      return true;
    }
    return false;
  }

  private String page(Model model, ReferralForm form, @Nullable CaseFile file) {
    model.addAttribute("form", form);
    model.addAttribute("choices", choices);
    model.addAttribute("file", file);
    return FORM;
  }

  private CaseFile own(String number) {
    return files.find(SignedIn.organization(), number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}

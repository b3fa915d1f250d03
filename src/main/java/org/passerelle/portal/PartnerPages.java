package org.passerelle.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.document.Documents;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.engine.WrongField;
import org.passerelle.referral.ReferralChanges;
import org.passerelle.referral.ReferralFiles;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A referral partner's files: where each stands, what is asked, and what may happen at any moment. */
@Controller
@RequestMapping("/partner")
class PartnerPages {

  static final String FILE = "redirect:/partner/referrals/";

  private final ReferralFiles files;
  private final ReferralChanges changes;
  private final PageFaults faults;
  private final Documents documents;

  PartnerPages(ReferralFiles files, ReferralChanges changes, PageFaults faults, Documents documents) {
    this.files = files;
    this.changes = changes;
    this.faults = faults;
    this.documents = documents;
  }

  @GetMapping
  String list(Model model, @RequestParam(required = false) @Nullable String before) {
    model.addAttribute("page", files.page(SignedIn.organization(), before));
    model.addAttribute("newest", before == null);
    return "portal/partner-referrals";
  }

  @GetMapping("/referrals/{number}")
  String file(Model model, @PathVariable String number) {
    CaseFile own = own(number);
    model.addAttribute("view", files.read(own));
    model.addAttribute("documents", documents.ofCase(SignedIn.organization(), own.id()));
    return "portal/partner-referral";
  }

  @GetMapping("/referrals/{number}/withdrawal")
  String askBeforeWithdrawal(Model model, @PathVariable String number) {
    model.addAttribute("standing", files.standing(own(number)));
    return "portal/partner-withdrawal";
  }

  @PostMapping("/referrals/{number}/withdrawal")
  String withdraw(@PathVariable String number, RedirectAttributes next) {
    changes.withdraw(own(number));
    next.addFlashAttribute("done", "partner.done.withdrawn");
    return FILE + number;
  }

  @GetMapping("/referrals/{number}/change")
  String change(Model model, @PathVariable String number) {
    return changePage(model, own(number), ChangeForm.blank());
  }

  @PostMapping("/referrals/{number}/change")
  String report(Model model, @PathVariable String number, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
    CaseFile own = own(number);
    ChangeForm form = ChangeForm.sent(fields);
    try {
      changes.report(own, form.report());
    } catch (ConstraintViolationException | WrongField refused) {
      faults.of(refused).forEach(form::add);
      return changePage(model, own, form);
    }
    next.addFlashAttribute("done", "partner.done.reported");
    return FILE + number;
  }

  /** The case has gone on meanwhile: the page says so and shows how it now stands. */
  @ExceptionHandler
  String notWaiting(NotWaiting e, HttpServletRequest request, RedirectAttributes next) {
    next.addFlashAttribute("problem", "problem.notWaiting");
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return "redirect:" + path.substring(0, path.lastIndexOf('/'));
  }

  private String changePage(Model model, CaseFile own, ChangeForm form) {
    model.addAttribute("standing", files.standing(own));
    model.addAttribute("form", form);
    return "portal/partner-change";
  }

  private CaseFile own(String number) {
    return files.find(SignedIn.organization(), number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}

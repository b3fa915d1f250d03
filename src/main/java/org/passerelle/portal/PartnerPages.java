package org.passerelle.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.PartnerFiles.Show;
import org.passerelle.casefile.document.Documents;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.engine.WrongField;
import org.passerelle.referral.Acknowledgements;
import org.passerelle.referral.ReferralChanges;
import org.passerelle.referral.ReferralFiles;
import org.springframework.context.i18n.LocaleContextHolder;
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

  private static final Map<String, Show> CHOICES = Map.of("open", Show.open, "closed", Show.closed, "asked", Show.asked);

  private final ReferralFiles files;
  private final ReferralChanges changes;
  private final PageFaults faults;
  private final Documents documents;
  private final Acknowledgements acknowledgements;

  PartnerPages(ReferralFiles files, ReferralChanges changes, PageFaults faults, Documents documents, Acknowledgements acknowledgements) {
    this.files = files;
    this.changes = changes;
    this.faults = faults;
    this.documents = documents;
    this.acknowledgements = acknowledgements;
  }

  /** Open files, with what waits for the partner on top; or the closed ones, or only what waits. Searching looks at all of them by their beginning. */
  @GetMapping
  String list(Model model, @RequestParam(required = false) @Nullable String show, @RequestParam(required = false) @Nullable String search,
      @RequestParam(required = false) @Nullable String before) {
    UUID partner = SignedIn.organization();
    String typed = search == null ? "" : search.replaceAll("\\p{Cc}", "").strip();
    String wanted = typed.isEmpty() ? null : typed;
    Show chosen = CHOICES.getOrDefault(show == null ? "" : show, Show.open);
    boolean first = before == null;
    if (chosen == Show.open) {
      model.addAttribute("asked", first ? files.page(partner, Show.asked, wanted, null) : null);
      model.addAttribute("page", files.page(partner, Show.elsewhere, wanted, before));
    } else {
      model.addAttribute("page", files.page(partner, chosen, wanted, before));
    }
    model.addAttribute("show", chosen.name());
    model.addAttribute("search", wanted);
    model.addAttribute("first", first);
    return "portal/partner-referrals";
  }

  @GetMapping("/referrals/{number}")
  String file(Model model, @PathVariable String number) {
    CaseFile own = own(number);
    ReferralFiles.View view = files.read(own);
    model.addAttribute("view", view);
    model.addAttribute("progress", Progress.of(view.standing()));
    model.addAttribute("acknowledgement", acknowledgements.of(own, LocaleContextHolder.getLocale()));
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

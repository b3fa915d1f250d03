package org.passerelle.portal;

import jakarta.validation.Valid;
import java.beans.PropertyEditorSupport;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.identity.Attestation.Confidence;
import org.passerelle.identity.Attestation.Finding;
import org.passerelle.identity.Attestation.Manner;
import org.passerelle.identity.Attesting;
import org.passerelle.identity.VerificationRequest;
import org.passerelle.identity.web.AttestationSubmission;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where people of a verification NGO see what they are asked, and attest. */
@Controller
@RequestMapping("/verifier")
class VerifierPages {

  private static final String FORM = "attestation";
  private static final String ONE = "/requests/{id:[0-9a-f-]{36}}";

  private final Attesting attesting;

  VerifierPages(Attesting attesting) {
    this.attesting = attesting;
  }

  @InitBinder(FORM)
  void readDays(WebDataBinder binder) {
    binder.registerCustomEditor(LocalDate.class, new PropertyEditorSupport() {

      @Override
      public void setAsText(@Nullable String text) {
        try {
          setValue(text == null || text.isBlank() ? null : LocalDate.parse(text.strip()));
        } catch (DateTimeException e) {
          throw new IllegalArgumentException("not a day");
        }
      }
    });
  }

  @GetMapping
  String list(Model model, @RequestParam(defaultValue = "0") int page) {
    int from = Math.min(Math.max(page, 0), 10_000);
    List<VerificationRequest> past = attesting.past(SignedIn.organization(), from);
    model.addAttribute("open", attesting.toAnswer(SignedIn.organization()));
    model.addAttribute("past", past.stream().limit(Attesting.PAGE).toList());
    model.addAttribute("page", from);
    model.addAttribute("more", past.size() > Attesting.PAGE);
    return "portal/verifier-requests";
  }

  @GetMapping(ONE)
  String one(Model model, @PathVariable UUID id) {
    model.addAttribute(FORM, AttestationSubmission.blank());
    return show(model, id);
  }

  @PostMapping(ONE + "/attestation")
  String attest(Model model, @PathVariable UUID id, @Valid @ModelAttribute(FORM) AttestationSubmission submission, BindingResult faults,
      RedirectAttributes after) {
    if (faults.hasErrors()) {
      return show(model, id);
    }
    try {
      attesting.attest(SignedIn.organization(), id, submission.toAttestation()).orElseThrow(VerifierPages::notFound);
      after.addFlashAttribute("done", "verifier.attested");
    } catch (CaseProcesses.NotWaiting late) {
      after.addFlashAttribute("late", true);
    }
    return "redirect:/verifier/requests/" + id;
  }

  private String show(Model model, UUID id) {
    model.addAttribute("opened", attesting.open(SignedIn.organization(), id).orElseThrow(VerifierPages::notFound));
    model.addAttribute("manners", Manner.values());
    model.addAttribute("findings", Finding.values());
    model.addAttribute("confidences", Confidence.values());
    return "portal/verifier-request";
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}

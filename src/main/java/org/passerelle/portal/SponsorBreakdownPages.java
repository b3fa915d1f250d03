package org.passerelle.portal;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.engine.WrongField;
import org.passerelle.referral.Written;
import org.passerelle.sponsorship.breakdown.Breakdowns;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a sponsor tells that it can no longer take care of a family of which it is in charge. */
@Controller
@RequestMapping("/sponsor/proposals/{id:[0-9a-f-]{36}}/breakdown")
class SponsorBreakdownPages {

  private final Breakdowns breakdowns;

  SponsorBreakdownPages(Breakdowns breakdowns) {
    this.breakdowns = breakdowns;
  }

  @GetMapping
  String form(Model model, @PathVariable UUID id) {
    model.addAttribute("form", new ReportForm(null));
    return show(model, id);
  }

  @PostMapping
  String report(Model model, @PathVariable UUID id, @Valid @ModelAttribute("form") ReportForm form, BindingResult faults, RedirectAttributes after,
      HttpServletResponse response) {
    String reason = form.reason;
    if (!faults.hasErrors() && reason != null) {
      try {
        breakdowns.report(SignedIn.organization(), id, reason.strip()).orElseThrow(SponsorBreakdownPages::notFound);
        after.addFlashAttribute("done", "breakdown.done.reported");
        return "redirect:/sponsor/proposals/" + id;
      } catch (WrongField wrong) {
        WindowFaults.note(faults, wrong);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return show(model, id);
  }

  private String show(Model model, UUID id) {
    Breakdowns.InCharge found = breakdowns.ofSponsor(SignedIn.organization(), id).orElseThrow(SponsorBreakdownPages::notFound);
    model.addAttribute("caseNumber", found.caseNumber());
    model.addAttribute("hindrance", found.hindrance());
    model.addAttribute("id", id);
    return "portal/sponsor-breakdown";
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /** Why the sponsorship breaks down. */
  public record ReportForm(@NotBlank(message = "{breakdown.fault.reason}") @Size(max = Breakdowns.LONGEST_REASON, message = "{breakdown.fault.tooLong}")
      @Pattern(regexp = Written.PROSE, message = "{breakdown.fault.control}") @Nullable String reason) {
  }
}

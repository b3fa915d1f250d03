package org.passerelle.portal;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.passerelle.access.SignedIn;
import org.passerelle.engine.WrongField;
import org.passerelle.handoff.NoticesOfArrival;
import org.passerelle.handoff.PortOfEntry;
import org.passerelle.handoff.aftercare.UnannouncedArrivals;
import org.passerelle.handoff.aftercare.web.UnannouncedForm;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a province or a provider reports a family that is there and that nobody had announced. */
@Controller
@RequestMapping("/province/unannounced")
class UnannouncedPages {

  private final UnannouncedArrivals arrivals;
  private final NoticesOfArrival notices;

  UnannouncedPages(UnannouncedArrivals arrivals, NoticesOfArrival notices) {
    this.arrivals = arrivals;
    this.notices = notices;
  }

  @GetMapping
  String open(Model model) {
    model.addAttribute("form", UnannouncedForm.on(notices.today(SignedIn.organization())));
    return show(model);
  }

  @PostMapping
  String report(@Valid @ModelAttribute("form") UnannouncedForm form, BindingResult faults, Model model, RedirectAttributes after,
      HttpServletResponse response) {
    if (!faults.hasErrors()) {
      try {
        arrivals.report(SignedIn.organization(), form.facts());
        after.addFlashAttribute("done", "unannounced.done");
        return "redirect:/province/unannounced";
      } catch (WrongField e) {
        faults.rejectValue(e.field(), e.messageKey(), e.arguments(), null);
      }
    }
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    return show(model);
  }

  private String show(Model model) {
    model.addAttribute("reports", arrivals.of(SignedIn.organization()));
    model.addAttribute("cities", arrivals.cities(SignedIn.organization()));
    model.addAttribute("ports", PortOfEntry.values());
    return "portal/unannounced";
  }
}

package org.passerelle.portal;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.passerelle.access.SignedIn;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.handoff.DisclosureChannel;
import org.passerelle.handoff.QuebecSelection;
import org.passerelle.handoff.web.SelectionAnswerForm;
import org.passerelle.reference.Places;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What Québec's ministry sees of the families it is asked to select, and what it answers. */
@Controller
@RequestMapping("/province/selections")
class MinistryPages {

  private final QuebecSelection selections;
  private final Places places;

  MinistryPages(QuebecSelection selections, Places places) {
    this.selections = selections;
    this.places = places;
  }

  @GetMapping
  String list(@RequestParam(defaultValue = "false") boolean ended, @RequestParam(defaultValue = "1") int page, Model model) {
    model.addAttribute("ended", ended);
    model.addAttribute("page", selections.list(SignedIn.organization(), !ended, page, DisclosureChannel.page));
    return "portal/ministry-selections";
  }

  @GetMapping("/{caseNumber}")
  String open(@PathVariable String caseNumber, Model model) {
    model.addAttribute("form", SelectionAnswerForm.blank());
    return show(caseNumber, model);
  }

  @PostMapping("/{caseNumber}")
  String answer(@PathVariable String caseNumber, @Valid @ModelAttribute("form") SelectionAnswerForm form, BindingResult faults, Model model,
      RedirectAttributes after, HttpServletResponse response) {
    if (faults.hasErrors()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      return show(caseNumber, model);
    }
    try {
      selections.answer(SignedIn.organization(), caseNumber, form.toAnswer()).orElseThrow(MinistryPages::notFound);
      after.addFlashAttribute("done", "selection.done");
      return "redirect:/province/selections/{caseNumber}";
    } catch (NotWaiting e) {
      response.setStatus(HttpStatus.CONFLICT.value());
      model.addAttribute("refused", "handoff.notWaiting");
      return show(caseNumber, model);
    }
  }

  private String show(String caseNumber, Model model) {
    QuebecSelection.Opened opened =
        selections.open(SignedIn.organization(), caseNumber, DisclosureChannel.page).orElseThrow(MinistryPages::notFound);
    model.addAttribute("selection", opened.selection());
    model.addAttribute("family", opened.family());
    model.addAttribute("allowed", opened.allowed());
    model.addAttribute("cities", places.in(Places.QUEBEC));
    return "portal/ministry-selection";
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}

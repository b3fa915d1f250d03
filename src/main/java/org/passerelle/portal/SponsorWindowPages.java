package org.passerelle.portal;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.engine.WrongField;
import org.passerelle.sponsorship.draw.Applying;
import org.passerelle.sponsorship.draw.Category;
import org.passerelle.sponsorship.draw.ReceptionWindow;
import org.passerelle.sponsorship.draw.WindowApplication;
import org.passerelle.sponsorship.draw.web.ApplicationForm;
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

/** Where people of a sponsor in Québec apply in a reception window, and read what became of it. */
@Controller
@RequestMapping("/sponsor/windows")
class SponsorWindowPages {

  private final Applying applying;

  SponsorWindowPages(Applying applying) {
    this.applying = applying;
  }

  @GetMapping
  String list(Model model, @RequestParam(required = false) @Nullable UUID after) {
    List<WindowApplication> made = applying.of(SignedIn.organization(), after);
    model.addAttribute("mayApply", applying.mayApply(SignedIn.organization()));
    model.addAttribute("current", applying.windows().stream().map(window -> new Shown(window, applying.open(window))).toList());
    model.addAttribute("made", made.stream().limit(Applying.PAGE).toList());
    model.addAttribute("first", after == null);
    model.addAttribute("next", made.size() > Applying.PAGE ? made.get(Applying.PAGE - 1).id() : null);
    return "portal/sponsor-windows";
  }

  @GetMapping("/{id:[0-9a-f-]{36}}")
  String open(Model model, @PathVariable UUID id) {
    model.addAttribute("form", ApplicationForm.blank());
    return show(model, id);
  }

  @PostMapping("/{id:[0-9a-f-]{36}}")
  String apply(Model model, @PathVariable UUID id, @Valid @ModelAttribute("form") ApplicationForm form, BindingResult faults, RedirectAttributes after,
      HttpServletResponse response) {
    if (!faults.hasErrors()) {
      try {
        applying.apply(SignedIn.organization(), id, form.number(), form.chosen(), Boolean.TRUE.equals(form.declared()));
        after.addFlashAttribute("done", "window.done.applied");
        return "redirect:/sponsor/windows";
      } catch (WrongField wrong) {
        WindowFaults.note(faults, wrong);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return show(model, id);
  }

  private String show(Model model, UUID id) {
    ReceptionWindow window = applying.windows().stream().filter(each -> each.id().equals(id)).findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("window", window);
    model.addAttribute("open", applying.open(window));
    model.addAttribute("mayApply", applying.mayApply(SignedIn.organization()));
    model.addAttribute("categories", java.util.Arrays.stream(Category.values()).filter(window::admits).toList());
    return "portal/sponsor-window";
  }

  /** A window in the list. */
  public record Shown(ReceptionWindow window, boolean open) {
  }
}

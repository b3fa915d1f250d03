package org.passerelle.portal;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.UUID;
import org.passerelle.access.SignedIn;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.engine.WrongField;
import org.passerelle.handoff.aftercare.OwedMilestone;
import org.passerelle.handoff.aftercare.SettlingMilestones;
import org.passerelle.handoff.aftercare.web.SettlementForm;
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

/** Where those who receive a family say what became of something it is owed. */
@Controller
@RequestMapping("/province/notices/{id:[0-9a-f-]{36}}/milestones/{kind:[a-zA-Z]{1,40}}")
class MilestonePages {

  private final SettlingMilestones milestones;

  MilestonePages(SettlingMilestones milestones) {
    this.milestones = milestones;
  }

  @GetMapping
  String open(@PathVariable UUID id, @PathVariable String kind, Model model) {
    OwedMilestone owed = mine(id, kind);
    model.addAttribute("form", SettlementForm.on(owed.today()));
    return show(id, owed, model);
  }

  @PostMapping
  String settle(@PathVariable UUID id, @PathVariable String kind, @Valid @ModelAttribute("form") SettlementForm form, BindingResult faults,
      Model model, RedirectAttributes after, HttpServletResponse response) {
    OwedMilestone owed = mine(id, kind);
    if (!faults.hasErrors()) {
      try {
        milestones.ofNotice(SignedIn.organization(), id, kind, form.settlement()).orElseThrow(MilestonePages::notFound);
        after.addFlashAttribute("done", "milestone.done");
        return "redirect:/province/notices/" + id;
      } catch (WrongField e) {
        faults.rejectValue(e.field(), e.messageKey(), e.arguments(), null);
      } catch (NotWaiting e) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("refused", "handoff.notWaiting");
        return show(id, mine(id, kind), model);
      }
    }
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    return show(id, owed, model);
  }

  private OwedMilestone mine(UUID id, String kind) {
    return milestones.ofNotice(SignedIn.organization(), id).stream().filter(owed -> owed.mine() && owed.kind().equals(kind)).findFirst()
        .orElseThrow(MilestonePages::notFound);
  }

  private static String show(UUID id, OwedMilestone owed, Model model) {
    model.addAttribute("owed", owed);
    model.addAttribute("action", "/province/notices/" + id + "/milestones/" + owed.kind());
    model.addAttribute("back", "/province/notices/" + id);
    return "portal/milestone";
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}

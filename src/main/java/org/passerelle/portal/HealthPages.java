package org.passerelle.portal;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.engine.WrongField;
import org.passerelle.handoff.DisclosureChannel;
import org.passerelle.handoff.aftercare.HealthFamily;
import org.passerelle.handoff.aftercare.HealthTeams;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What Québec's health teams see: the families in their cities, to whom an assessment is offered and made, or who decline. */
@Controller
@RequestMapping("/health")
class HealthPages {

  private static final String MILESTONE = "/families/{number}/milestones/{kind:[a-zA-Z]{1,40}}";

  private final HealthTeams teams;
  private final SettlingMilestones milestones;

  HealthPages(HealthTeams teams, SettlingMilestones milestones) {
    this.teams = teams;
    this.milestones = milestones;
  }

  @GetMapping
  String list(@RequestParam(defaultValue = "false") boolean ended, @RequestParam(required = false) @Nullable String after, Model model) {
    List<HealthFamily.Line> found = teams.list(SignedIn.organization(), !ended, after, DisclosureChannel.page);
    boolean more = found.size() > HealthTeams.PAGE;
    model.addAttribute("ended", ended);
    model.addAttribute("rows", more ? found.subList(0, HealthTeams.PAGE) : found);
    model.addAttribute("next", more ? found.get(HealthTeams.PAGE - 1).caseNumber() : null);
    model.addAttribute("fromFirst", after == null);
    return "portal/health-families";
  }

  @GetMapping("/families/{number}")
  String open(@PathVariable String number, Model model) {
    model.addAttribute("family", teams.open(SignedIn.organization(), number, DisclosureChannel.page).orElseThrow(HealthPages::notFound));
    return "portal/health-family";
  }

  @GetMapping(MILESTONE)
  String settling(@PathVariable String number, @PathVariable String kind, Model model) {
    OwedMilestone owed = owed(number, kind);
    model.addAttribute("form", SettlementForm.on(owed.today()));
    return show(number, owed, model);
  }

  @PostMapping(MILESTONE)
  String settle(@PathVariable String number, @PathVariable String kind, @Valid @ModelAttribute("form") SettlementForm form,
      BindingResult faults, Model model, RedirectAttributes after, HttpServletResponse response) {
    OwedMilestone owed = owed(number, kind);
    if (!faults.hasErrors()) {
      try {
        milestones.ofTeam(SignedIn.organization(), number, kind, form.settlement()).orElseThrow(HealthPages::notFound);
        after.addFlashAttribute("done", "milestone.done");
        return "redirect:/health/families/" + number;
      } catch (WrongField e) {
        faults.rejectValue(e.field(), e.messageKey(), e.arguments(), null);
      } catch (NotWaiting e) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("refused", "handoff.notWaiting");
        return show(number, owed, model);
      }
    }
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    return show(number, owed, model);
  }

  private OwedMilestone owed(String number, String kind) {
    return teams.open(SignedIn.organization(), number, DisclosureChannel.page).orElseThrow(HealthPages::notFound).owed().stream()
        .filter(owed -> owed.kind().equals(kind)).findFirst().orElseThrow(HealthPages::notFound);
  }

  private static String show(String number, OwedMilestone owed, Model model) {
    model.addAttribute("owed", owed);
    model.addAttribute("action", "/health/families/" + number + "/milestones/" + owed.kind());
    model.addAttribute("back", "/health/families/" + number);
    return "portal/milestone";
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}

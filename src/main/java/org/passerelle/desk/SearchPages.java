package org.passerelle.desk;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.ZoneId;
import org.passerelle.access.Audit;
import org.passerelle.access.Role;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.engine.WrongField;
import org.passerelle.handoff.HandoffRecords;
import org.passerelle.handoff.aftercare.FamilySearches;
import org.passerelle.handoff.aftercare.SearchStep;
import org.passerelle.handoff.aftercare.web.SearchStepForm;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
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

/** The search for a family that did not arrive: whom to ask, and each step as it is taken. Whether it was found is said in Tasklist. */
@Controller
@RequestMapping("/desk/cases/{number}/search")
class SearchPages {

  private final CaseFiles files;
  private final FamilySearches searches;
  private final HandoffRecords handoff;
  private final Audit audit;
  private final Clock clock;
  private final ZoneId zone;

  SearchPages(CaseFiles files, FamilySearches searches, HandoffRecords handoff, Audit audit, Clock clock,
      @Value("${passerelle.time-zone:America/Toronto}") ZoneId zone) {
    this.files = files;
    this.searches = searches;
    this.handoff = handoff;
    this.audit = audit;
    this.clock = clock;
    this.zone = zone;
  }

  @GetMapping
  String open(@PathVariable String number, Model model) {
    CaseFile file = find(number);
    model.addAttribute("form", SearchStepForm.at(clock.instant(), zone));
    return show(file, model);
  }

  @PostMapping
  String note(@PathVariable String number, @Valid @ModelAttribute("form") SearchStepForm form, BindingResult faults, Model model,
      RedirectAttributes next, HttpServletResponse response) {
    CaseFile file = find(number);
    if (!searches.underWay(file.id())) {
      response.setStatus(HttpStatus.CONFLICT.value());
      model.addAttribute("refused", "search.notUnderWay");
      return show(file, model);
    }
    if (!faults.hasErrors()) {
      try {
        searches.note(file, String.valueOf(form.asked()), form.spokeToOrNull(), String.valueOf(form.account()).strip(), form.moment(zone));
        next.addFlashAttribute("done", "search.done");
        return "redirect:/desk/cases/" + number + "/search";
      } catch (WrongField e) {
        faults.rejectValue(e.field(), e.messageKey(), e.arguments(), null);
      }
    }
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    return show(file, model);
  }

  private String show(CaseFile file, Model model) {
    audit.record("readSearch", file.number(), null);
    model.addAttribute("file", file);
    model.addAttribute("plan", handoff.of(file.id()).plan());
    model.addAttribute("whom", SearchStep.WHOM);
    model.addAttribute("known", searches.toAsk(file.id()));
    model.addAttribute("steps", searches.of(file.id()));
    model.addAttribute("underWay", searches.underWay(file.id()));
    model.addAttribute("mayNote", PairPage.has(Role.destiningOfficer));
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    return "desk/search";
  }

  private CaseFile find(String number) {
    return files.byNumber(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}

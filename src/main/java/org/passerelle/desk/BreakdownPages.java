package org.passerelle.desk;

import java.util.List;
import org.passerelle.access.Role;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.engine.WrongField;
import org.passerelle.sponsorship.breakdown.Breakdown;
import org.passerelle.sponsorship.breakdown.Breakdowns;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a matching officer begins what follows when a sponsorship breaks down; what follows is decided in Tasklist, and shown here. */
@Controller
@RequestMapping("/desk/cases/{number}/breakdown")
class BreakdownPages {

  private final CaseFiles files;
  private final Breakdowns breakdowns;

  BreakdownPages(CaseFiles files, Breakdowns breakdowns) {
    this.files = files;
    this.breakdowns = breakdowns;
  }

  @GetMapping
  String show(Model model, @PathVariable String number) {
    return fill(model, find(number), RegisterForm.at(0));
  }

  @PostMapping
  ModelAndView begin(Model model, @PathVariable String number, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
    CaseFile file = find(number);
    RegisterForm form = RegisterForm.sent(fields);
    String reason = form.reason("reason");
    if (form.faults().isEmpty()) {
      try {
        breakdowns.begin(file, reason);
        next.addFlashAttribute("done", "breakdown.done.begun");
        return new ModelAndView("redirect:/desk/cases/" + number + "/breakdown");
      } catch (WrongField wrong) {
        form.add(wrong.field(), wrong.messageKey());
      }
    }
    return new ModelAndView(fill(model, file, form), HttpStatus.UNPROCESSABLE_ENTITY);
  }

  private String fill(Model model, CaseFile file, RegisterForm form) {
    List<Breakdown> all = breakdowns.open(file);
    model.addAttribute("file", file);
    model.addAttribute("breakdowns", all);
    model.addAttribute("hindrance", breakdowns.hindrance(file.id()).orElse(null));
    model.addAttribute("mayBegin", PairPage.has(Role.matchingOfficer));
    model.addAttribute("form", form);
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    return "desk/breakdown";
  }

  private CaseFile find(String number) {
    return files.byNumber(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}

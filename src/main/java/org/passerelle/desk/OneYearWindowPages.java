package org.passerelle.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.Role;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.engine.WrongField;
import org.passerelle.handoff.aftercare.OneYearWindow;
import org.passerelle.handoff.aftercare.OneYearWindows;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Family left behind: outside Québec an intake officer opens a linked referral within a year of the arrival; in Québec the ministry takes the request. */
@Controller
@RequestMapping("/desk/cases/{number}/one-year")
class OneYearWindowPages {

  private final CaseFiles files;
  private final OneYearWindows windows;
  private final Audit audit;

  OneYearWindowPages(CaseFiles files, OneYearWindows windows, Audit audit) {
    this.files = files;
    this.windows = windows;
    this.audit = audit;
  }

  @GetMapping
  String open(@PathVariable String number, Model model) {
    return show(find(number), model);
  }

  /** @param person the member of the family who was left behind; none stands for somebody who was not declared */
  @PostMapping
  String act(@PathVariable String number, @RequestParam(required = false) @Nullable UUID person, Model model, RedirectAttributes next,
      HttpServletResponse response) {
    CaseFile file = find(number);
    try {
      OneYearWindow.Done done = windows.open(file, person);
      next.addFlashAttribute("done", "oneYear.done." + done.way());
      return "redirect:/desk/cases/" + number + "/one-year";
    } catch (WrongField e) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute("refused", e.messageKey());
    } catch (NotWaiting e) {
      response.setStatus(HttpStatus.CONFLICT.value());
      model.addAttribute("refused", "oneYear.doneBefore");
    }
    return show(file, model);
  }

  private String show(CaseFile file, Model model) {
    audit.record("readOneYearWindow", file.number(), null);
    model.addAttribute("file", file);
    model.addAttribute("window", windows.of(file.id()).orElse(null));
    model.addAttribute("mayAct", PairPage.has(Role.intakeOfficer));
    return "desk/one-year";
  }

  private CaseFile find(String number) {
    return files.byNumber(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}

package org.passerelle.desk;

import org.passerelle.access.Audit;
import org.passerelle.access.Role;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.handoff.HandoffRecord;
import org.passerelle.handoff.HandoffRecords;
import org.passerelle.handoff.NoticeStep;
import org.passerelle.handoff.NoticesOfArrival;
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

/** What is known of a family's arrival, for staff; a destining officer opens the plan of an announced arrival again here. */
@Controller
@RequestMapping("/desk/cases/{number}/arrival")
class ArrivalPages {

  private final CaseFiles files;
  private final HandoffRecords records;
  private final NoticesOfArrival notices;
  private final Audit audit;

  ArrivalPages(CaseFiles files, HandoffRecords records, NoticesOfArrival notices, Audit audit) {
    this.files = files;
    this.records = records;
    this.notices = notices;
    this.audit = audit;
  }

  @GetMapping
  String show(Model model, @PathVariable String number) {
    CaseFile file = find(number);
    audit.record("readArrival", number, null);
    return fill(model, file, RegisterForm.at(0));
  }

  @PostMapping
  ModelAndView reopen(Model model, @PathVariable String number, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
    CaseFile file = find(number);
    RegisterForm form = RegisterForm.sent(fields);
    String reason = form.reason("reason");
    if (!form.faults().isEmpty()) {
      return new ModelAndView(fill(model, file, form), HttpStatus.UNPROCESSABLE_ENTITY);
    }
    try {
      notices.reopen(file.id(), reason);
      next.addFlashAttribute("done", "arrival.reopen.done");
    } catch (NotWaiting over) {
      next.addFlashAttribute("problem", "arrival.reopen.over");
    }
    return new ModelAndView("redirect:/desk/cases/" + number + "/arrival");
  }

  private String fill(Model model, CaseFile file, RegisterForm form) {
    HandoffRecord handoff = records.of(file.id());
    model.addAttribute("file", file);
    model.addAttribute("handoff", handoff);
    model.addAttribute("expiresBefore", handoff.certificateExpiresBeforeArrival());
    model.addAttribute("mayReopen", PairPage.has(Role.destiningOfficer) && file.open() && reopenable(handoff));
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    model.addAttribute("form", form);
    return "desk/arrival";
  }

  private static boolean reopenable(HandoffRecord handoff) {
    return handoff.notices().stream().anyMatch(notice -> notice.step() == NoticeStep.receipt || notice.step() == NoticeStep.arrival);
  }

  private CaseFile find(String number) {
    return files.byNumber(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}

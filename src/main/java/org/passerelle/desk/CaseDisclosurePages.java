package org.passerelle.desk;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.Role;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.handoff.Recall;
import org.passerelle.handoff.RecallRecords;
import org.passerelle.handoff.Recalls;
import org.passerelle.handoff.disclosure.HealthFollowUp;
import org.passerelle.handoff.disclosure.Register;
import org.passerelle.handoff.disclosure.RegisterRow;
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

/** What was told of one family to whom; where a destining officer calls a notice back and enters the follow-up by public health. */
@Controller
@RequestMapping("/desk/cases/{number}/disclosures")
class CaseDisclosurePages {

  private static final List<String> YES_OR_NO = List.of("yes", "no");

  private final CaseFiles files;
  private final Register register;
  private final Recalls recalls;
  private final RecallRecords recalled;
  private final HealthFollowUp surveillance;
  private final Audit audit;

  CaseDisclosurePages(CaseFiles files, Register register, Recalls recalls, RecallRecords recalled, HealthFollowUp surveillance, Audit audit) {
    this.files = files;
    this.register = register;
    this.recalls = recalls;
    this.recalled = recalled;
    this.surveillance = surveillance;
    this.audit = audit;
  }

  @GetMapping
  String list(Model model, @PathVariable String number, @RequestParam(required = false) @Nullable Long before) {
    CaseFile file = find(number);
    audit.record("readDisclosures", number, null);
    return show(model, file, before, RegisterForm.at(0));
  }

  @PostMapping("/recall")
  ModelAndView recall(Model model, @PathVariable String number, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
    CaseFile file = find(number);
    RegisterForm form = RegisterForm.sent(fields);
    String reason = form.reason("reason");
    if (!form.faults().isEmpty()) {
      return new ModelAndView(show(model, file, null, form), HttpStatus.UNPROCESSABLE_ENTITY);
    }
    try {
      recalls.recall(file.id(), number, reason);
      next.addFlashAttribute("done", "recall.done");
    } catch (NotWaiting late) {
      next.addFlashAttribute("problem", "recall.notWaiting");
    }
    return back(number);
  }

  @PostMapping("/surveillance")
  ModelAndView surveillance(Model model, @PathVariable String number, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
    CaseFile file = find(number);
    RegisterForm form = RegisterForm.sent(fields);
    String required = form.oneOf("required", YES_OR_NO);
    if (!form.faults().isEmpty()) {
      return new ModelAndView(show(model, file, null, form), HttpStatus.UNPROCESSABLE_ENTITY);
    }
    surveillance.enter(file, required.equals("yes"));
    next.addFlashAttribute("done", "surveillance.done");
    return back(number);
  }

  private String show(Model model, CaseFile file, @Nullable Long before, RegisterForm form) {
    List<RegisterRow> found = register.ofCase(file.id(), before);
    List<Recall> called = recalled.of(file.id());
    Map<String, List<RegisterRow>> opened =
        called.stream().collect(Collectors.toMap(Recall::number, recall -> register.ofNotice(file.id(), recall.number())));
    model.addAttribute("file", file);
    model.addAttribute("form", form);
    model.addAttribute("rows", found.subList(0, Math.min(found.size(), Register.PAGE)));
    model.addAttribute("fromFirst", before == null);
    model.addAttribute("next", found.size() > Register.PAGE ? found.get(Register.PAGE - 1).id() : null);
    model.addAttribute("recallable", recalls.recallable(file.id()).orElse(null));
    model.addAttribute("recalls", called);
    model.addAttribute("opened", opened);
    model.addAttribute("surveillance", surveillance.onFile(file.id()));
    model.addAttribute("yesOrNo", YES_OR_NO);
    model.addAttribute("mayDecide", PairPage.has(Role.destiningOfficer));
    model.addAttribute("mayOpenIncident", PairPage.has(Role.complianceOfficer));
    model.addAttribute("mayOpenFile", CasePages.mayOpen());
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    return "desk/case-disclosures";
  }

  private static ModelAndView back(String number) {
    return new ModelAndView("redirect:/desk/cases/" + number + "/disclosures");
  }

  private CaseFile find(String number) {
    return files.byNumber(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}

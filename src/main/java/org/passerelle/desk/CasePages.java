package org.passerelle.desk;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.Role;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Persons;
import org.passerelle.referral.Referrals;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What staff see beside Camunda: the list of cases and one family's file. Every opening of a file is audited. */
@Controller
class CasePages {

  private static final Set<String> STAGES = Set.of("intake", "identity", "matching", "biometrics", "handoff", "closed");

  private final CaseList list;
  private final CaseFiles files;
  private final FilePage page;
  private final Persons persons;
  private final Referrals referrals;
  private final Audit audit;

  CasePages(CaseList list, CaseFiles files, FilePage page, Persons persons, Referrals referrals, Audit audit) {
    this.list = list;
    this.files = files;
    this.page = page;
    this.persons = persons;
    this.referrals = referrals;
    this.audit = audit;
  }

  /** Whether the reader may open the files of families. */
  static boolean mayOpen() {
    return SignedIn.current().filter(reader -> reader.has(Role.supervisor) || reader.hasAny(Role.OFFICERS)).isPresent();
  }

  @GetMapping("/desk/cases")
  String cases(Model model, @RequestParam(required = false) @Nullable String stage, @RequestParam(required = false) @Nullable String before,
      @RequestParam(required = false) @Nullable String search) {
    String at = stage != null && STAGES.contains(stage) ? stage : null;
    String wanted = search == null || search.isBlank() ? null : search.strip();
    List<CaseList.Row> found = list.page(at, before, wanted, LocaleContextHolder.getLocale().getLanguage());
    model.addAttribute("stage", at);
    model.addAttribute("search", wanted);
    model.addAttribute("rows", found.subList(0, Math.min(found.size(), CaseList.PAGE)));
    model.addAttribute("next", found.size() > CaseList.PAGE ? found.get(CaseList.PAGE - 1).number() : null);
    return "desk/cases";
  }

  @GetMapping("/desk/cases/{number}")
  String file(Model model, @PathVariable String number) {
    CaseFile file = files.byNumber(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    audit.record("readCaseFile", number, null);
    page.fill(model, file);
    return "desk/case";
  }

  /** What a member of the family must not see stands on a page of its own, which nobody opens by the way. */
  @GetMapping("/desk/cases/{number}/confidential")
  String confidential(Model model, @PathVariable String number) {
    CaseFile file = files.byNumber(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    audit.record("readConfidentialFacts", number, null);
    model.addAttribute("file", file);
    model.addAttribute("people", persons.of(file.id()));
    model.addAttribute("facts", referrals.confidential(file.id()));
    return "desk/confidential";
  }
}

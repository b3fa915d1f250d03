package org.passerelle.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.handoff.disclosure.Register;
import org.passerelle.handoff.disclosure.RegisterRow;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What was told of one family to whom. */
@Controller
@RequestMapping("/desk/cases/{number}/disclosures")
class CaseDisclosurePages {

  private final CaseFiles files;
  private final Register register;
  private final Audit audit;

  CaseDisclosurePages(CaseFiles files, Register register, Audit audit) {
    this.files = files;
    this.register = register;
    this.audit = audit;
  }

  @GetMapping
  String list(Model model, @PathVariable String number, @RequestParam(required = false) @Nullable Long before) {
    CaseFile file = find(number);
    audit.record("readDisclosures", number, null);
    List<RegisterRow> found = register.ofCase(file.id(), before);
    model.addAttribute("file", file);
    model.addAttribute("rows", found.subList(0, Math.min(found.size(), Register.PAGE)));
    model.addAttribute("fromFirst", before == null);
    model.addAttribute("next", found.size() > Register.PAGE ? found.get(Register.PAGE - 1).id() : null);
    model.addAttribute("mayOpenFile", CasePages.mayOpen());
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    return "desk/case-disclosures";
  }

  private CaseFile find(String number) {
    return files.byNumber(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}

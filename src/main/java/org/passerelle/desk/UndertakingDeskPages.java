package org.passerelle.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.Role;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.document.Documents;
import org.passerelle.pages.Downloads;
import org.passerelle.sponsorship.undertaking.OwedReport;
import org.passerelle.sponsorship.undertaking.UndertakingsOnFile;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What staff read of undertakings: those that wait, reports whose day is over, and all there is on a case's; deciding is done in Tasklist. */
@Controller
class UndertakingDeskPages {

  private final CaseFiles files;
  private final UndertakingsOnFile onFile;
  private final Documents documents;
  private final Audit audit;

  UndertakingDeskPages(CaseFiles files, UndertakingsOnFile onFile, Documents documents, Audit audit) {
    this.files = files;
    this.onFile = onFile;
    this.documents = documents;
    this.audit = audit;
  }

  /** What the list shows. */
  enum View { toFile, toDecide, reports }

  @GetMapping("/desk/undertakings")
  String list(Model model, @RequestParam(required = false) @Nullable String view, @RequestParam(required = false) @Nullable String after) {
    View shown = Arrays.stream(View.values()).filter(each -> each.name().equals(view)).findFirst().orElse(View.toFile);
    model.addAttribute("view", shown.name());
    model.addAttribute("views", View.values());
    model.addAttribute("fromFirst", after == null);
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    switch (shown) {
      case toFile -> page(model, onFile.toFile(id(after)), undertaking -> undertaking.id().toString());
      case toDecide -> page(model, onFile.toDecide(id(after)), undertaking -> undertaking.id().toString());
      case reports -> page(model, onFile.overdueReports(after), OwedReport::key);
    }
    return "desk/undertakings";
  }

  /** @param framed present when the page stands within a task in Tasklist */
  @GetMapping("/desk/cases/{number}/undertaking")
  String ofCase(Model model, @PathVariable String number, @RequestParam(required = false) @Nullable String framed) {
    CaseFile file = files.byNumber(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    audit.record("readUndertaking", number, null);
    model.addAttribute("file", file);
    model.addAttribute("undertakings", onFile.all(file.id()));
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    model.addAttribute("mayOpenFile", PairPage.has(Role.matchingOfficer) || PairPage.has(Role.supervisor));
    model.addAttribute("framed", framed != null);
    return "desk/case-undertaking";
  }

  /** A paper that a sponsor filed with its undertaking. */
  @GetMapping("/desk/cases/{number}/undertaking/papers/{id:[0-9a-f-]{36}}")
  void paper(@PathVariable String number, @PathVariable UUID id, HttpServletResponse response) throws IOException {
    Documents.Opened opened = documents.openPaper(number, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Downloads.send(response, opened.document().fileName(), opened.document().mediaType(), opened.document().size(), opened.content());
  }

  private static <T> void page(Model model, List<T> found, Function<T, String> key) {
    boolean more = found.size() > UndertakingsOnFile.PAGE;
    model.addAttribute("rows", more ? found.subList(0, UndertakingsOnFile.PAGE) : found);
    model.addAttribute("next", more ? key.apply(found.get(UndertakingsOnFile.PAGE - 1)) : null);
  }

  private static @Nullable UUID id(@Nullable String after) {
    try {
      return after == null ? null : UUID.fromString(after);
    } catch (IllegalArgumentException noPlaceInTheList) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }
}

package org.passerelle.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.document.Documents;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.pages.Downloads;
import org.passerelle.portal.SentFiles.Upload;
import org.passerelle.sponsorship.undertaking.FilingUndertakings;
import org.passerelle.sponsorship.undertaking.FilingUndertakings.Opened;
import org.passerelle.sponsorship.undertaking.UndertakingPapers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The step of an undertaking in which a sponsor gives papers with it, and the opening of any of them. */
@Controller
@RequestMapping("/sponsor/undertakings/{id:[0-9a-f-]{36}}")
class UndertakingPaperPages {

  private static final String STEP = "/plan/papers";

  private final FilingUndertakings filing;
  private final UndertakingPapers papers;
  private final Documents documents;
  private final SentFiles files;
  private final PageFaults words;

  UndertakingPaperPages(FilingUndertakings filing, UndertakingPapers papers, Documents documents, SentFiles files, PageFaults words) {
    this.filing = filing;
    this.papers = papers;
    this.documents = documents;
    this.files = files;
    this.words = words;
  }

  @GetMapping(STEP)
  String show(Model model, @PathVariable UUID id) {
    Opened opened = opened(id);
    return opened.fileable() ? page(model, opened, Upload.blank()) : UndertakingPages.page(id);
  }

  @PostMapping(STEP)
  String change(Model model, @PathVariable UUID id, @RequestParam(name = "do", defaultValue = "next") String move,
      @RequestParam(required = false) @Nullable UUID removeDocument, @RequestParam(required = false) @Nullable String documentKind,
      @RequestParam(required = false) @Nullable MultipartFile file, HttpServletResponse response, RedirectAttributes next) {
    try {
      if (removeDocument != null) {
        return remove(id, removeDocument, next);
      }
      if (move.equals("upload") || file != null && !file.isEmpty()) {
        Upload upload = files.take(documentKind, file,
            (kind, name, sent) -> papers.add(SignedIn.organization(), id, kind, name, sent).orElseThrow(UndertakingPaperPages::notFound));
        if (upload.wrong()) {
          response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
          return page(model, opened(id), upload);
        }
        next.addFlashAttribute("done", "document.done.added");
      }
      return whereTo(opened(id), move);
    } catch (NotWaiting late) {
      next.addFlashAttribute("problem", "undertaking.late");
      return UndertakingPages.page(id);
    }
  }

  @GetMapping("/papers/{paper:[0-9a-f-]{36}}")
  void open(@PathVariable UUID id, @PathVariable UUID paper, HttpServletResponse response) throws IOException {
    Documents.Opened opened = papers.open(SignedIn.organization(), id, paper).orElseThrow(UndertakingPaperPages::notFound);
    Downloads.send(response, opened.document().fileName(), opened.document().mediaType(), opened.document().size(), opened.content());
  }

  private String remove(UUID id, UUID paper, RedirectAttributes next) {
    if (!papers.remove(SignedIn.organization(), id, paper)) {
      throw notFound();
    }
    next.addFlashAttribute("done", "document.done.removed");
    return UndertakingPages.step(id, PlanStep.papers);
  }

  private static String whereTo(Opened opened, String move) {
    UUID id = opened.undertaking().id();
    if (move.startsWith("step:")) {
      return UndertakingPages.step(id, PlanStep.named(move.substring("step:".length())).orElse(PlanStep.papers));
    }
    return switch (move) {
      case "later" -> UndertakingPages.page(id);
      case "next" -> UndertakingPages.step(id, PlanStep.check);
      default -> UndertakingPages.step(id, PlanStep.papers);
    };
  }

  private String page(Model model, Opened opened, Upload upload) {
    model.addAttribute("form", new PlanForm(opened, opened.draft(), opened.draft().typed(), PlanStep.papers, filing.read(opened, opened.draft().typed()), words));
    model.addAttribute("upload", upload);
    model.addAttribute("kinds", UndertakingPapers.KINDS);
    model.addAttribute("largest", documents.largestInMegabytes());
    return "portal/undertaking-papers";
  }

  private Opened opened(UUID id) {
    return filing.open(SignedIn.organization(), id).orElseThrow(UndertakingPaperPages::notFound);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}

package org.passerelle.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.document.DocumentKind;
import org.passerelle.casefile.document.Documents;
import org.passerelle.casefile.document.Documents.Opened;
import org.passerelle.pages.Downloads;
import org.passerelle.portal.SentFiles.Upload;
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

/** A partner's documents: those that wait for a referral, and the opening of any of its own. */
@Controller
@RequestMapping("/partner/documents")
class PartnerDocumentPages {

  private static final String ONE = "/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}";
  private static final String LIST = "redirect:/partner/documents";

  private final Documents documents;
  private final SentFiles sent;

  PartnerDocumentPages(Documents documents, SentFiles sent) {
    this.documents = documents;
    this.sent = sent;
  }

  @GetMapping
  String list(Model model) {
    return page(model, Upload.blank());
  }

  @PostMapping
  String add(Model model, @RequestParam(required = false) @Nullable String documentKind,
      @RequestParam(required = false) @Nullable MultipartFile file, RedirectAttributes next) {
    Upload upload = sent.take(documentKind, file);
    if (upload.wrong()) {
      return page(model, upload);
    }
    next.addFlashAttribute("done", "document.done.added");
    return LIST;
  }

  @GetMapping(ONE)
  void open(@PathVariable UUID id, HttpServletResponse response) throws IOException {
    Opened opened = documents.open(SignedIn.organization(), id).orElseThrow(PartnerDocumentPages::notFound);
    Downloads.send(response, opened.document().fileName(), opened.document().mediaType(), opened.document().size(), opened.content());
  }

  @PostMapping(ONE + "/removal")
  String remove(@PathVariable UUID id, RedirectAttributes next) {
    if (!documents.remove(SignedIn.organization(), id)) {
      throw notFound();
    }
    next.addFlashAttribute("done", "document.done.removed");
    return LIST;
  }

  private String page(Model model, Upload upload) {
    model.addAttribute("documents", documents.unattached(SignedIn.organization()));
    model.addAttribute("days", documents.daysUnattached());
    model.addAttribute("upload", upload);
    model.addAttribute("kinds", DocumentKind.values());
    model.addAttribute("largest", documents.largestInMegabytes());
    return "portal/partner-documents";
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}

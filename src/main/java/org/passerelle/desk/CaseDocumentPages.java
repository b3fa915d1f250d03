package org.passerelle.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.passerelle.casefile.document.Documents;
import org.passerelle.casefile.document.Documents.Opened;
import org.passerelle.pages.Downloads;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The documents of a family's file, for staff who may read the file. Every opening is audited. */
@Controller
class CaseDocumentPages {

  private final Documents documents;

  CaseDocumentPages(Documents documents) {
    this.documents = documents;
  }

  @GetMapping("/desk/cases/{number}/documents/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}")
  void open(@PathVariable String number, @PathVariable UUID id, HttpServletResponse response) throws IOException {
    Opened opened = documents.open(number, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Downloads.send(response, opened.document().fileName(), opened.document().mediaType(), opened.document().size(), opened.content());
  }
}

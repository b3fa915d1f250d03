package org.passerelle.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.UUID;
import org.passerelle.access.SignedIn;
import org.passerelle.handoff.dossier.Dossiers;
import org.passerelle.handoff.dossier.Dossiers.Dossier;
import org.passerelle.pages.Downloads;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The dossier of a notice of arrival, for those whom it went to. */
@Controller
class DossierPages {

  private final Dossiers dossiers;

  DossierPages(Dossiers dossiers) {
    this.dossiers = dossiers;
  }

  @GetMapping("/province/notices/{id:[0-9a-f-]{36}}/dossier.pdf")
  void dossier(@PathVariable UUID id, HttpServletResponse response) throws IOException {
    Dossier dossier = dossiers.print(SignedIn.organization(), id, LocaleContextHolder.getLocale())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Downloads.send(response, dossier.fileName(), MediaType.APPLICATION_PDF_VALUE, dossier.content().length,
        new ByteArrayInputStream(dossier.content()));
  }
}

package org.passerelle.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.document.Documents;
import org.passerelle.identity.Attestation.PersonSeen;
import org.passerelle.identity.AttestationDraft;
import org.passerelle.identity.AttestationDrafting;
import org.passerelle.identity.Attesting;
import org.passerelle.identity.Attesting.Opened;
import org.passerelle.identity.VerificationRequest;
import org.passerelle.pages.Downloads;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where people of a verification NGO see what they are asked and what they attested. */
@Controller
class VerifierPages {

  static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
  static final String ONE = "/verifier/requests/{id:" + ID + "}";

  private static final int FURTHEST_PAGE = 10_000;

  private final Attesting attesting;
  private final AttestationDrafting drafting;
  private final Documents documents;
  private final VisitWords words;

  VerifierPages(Attesting attesting, AttestationDrafting drafting, Documents documents, VisitWords words) {
    this.attesting = attesting;
    this.drafting = drafting;
    this.documents = documents;
    this.words = words;
  }

  /** Leads to a request's page. */
  static String page(UUID id) {
    return "redirect:/verifier/requests/" + id;
  }

  @GetMapping("/verifier")
  String list(Model model, @RequestParam(defaultValue = "0") int page) {
    int from = Math.min(Math.max(page, 0), FURTHEST_PAGE);
    List<VerificationRequest> past = attesting.past(SignedIn.organization(), from);
    model.addAttribute("open", attesting.toAnswer(SignedIn.organization()));
    model.addAttribute("past", past.stream().limit(Attesting.PAGE).toList());
    model.addAttribute("page", from);
    model.addAttribute("more", past.size() > Attesting.PAGE);
    return "portal/verifier-requests";
  }

  @GetMapping(ONE)
  String one(Model model, @PathVariable UUID id) {
    Opened opened = attesting.open(SignedIn.organization(), id).orElseThrow(VerifierPages::notFound);
    model.addAttribute("opened", opened);
    model.addAttribute("draft", drafting.of(SignedIn.organization(), id).filter(draft -> draft.version() > 0).orElse(AttestationDraft.NONE));
    if (opened.attestation() != null) {
      model.addAttribute("names", names(opened.attestation().particulars().people()));
      model.addAttribute("papers", VisitForm.byId(documents.list(SignedIn.organization(), opened.attestation().particulars().attachments())));
    }
    return "portal/verifier-request";
  }

  /** The family by the names the NGO gave them: those on file are not for it any more. */
  private Map<UUID, String> names(List<PersonSeen> people) {
    Map<UUID, String> names = new HashMap<>();
    people.forEach(person -> names.put(person.personId(), Objects.requireNonNullElseGet(person.nameStated(),
        () -> words.sentence("visit.said.someone", people.indexOf(person) + 1))));
    return names;
  }

  /** A picture or scan that this NGO gave. */
  @GetMapping("/verifier/documents/{id:" + ID + "}")
  void document(@PathVariable UUID id, HttpServletResponse response) throws IOException {
    Documents.Opened opened = documents.open(SignedIn.organization(), id).orElseThrow(VerifierPages::notFound);
    Downloads.send(response, opened.document().fileName(), opened.document().mediaType(), opened.document().size(), opened.content());
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}

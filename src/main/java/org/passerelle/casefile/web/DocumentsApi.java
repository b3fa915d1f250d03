package org.passerelle.casefile.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.document.Document;
import org.passerelle.casefile.document.DocumentKind;
import org.passerelle.casefile.document.Documents;
import org.passerelle.casefile.document.Documents.Opened;
import org.passerelle.casefile.document.Documents.Taken;
import org.passerelle.engine.WrongField;
import org.passerelle.pages.Downloads;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Documents for partners' programs: the bytes themselves are the body, whatever type the request says they are. A program sees its own
 * organization's only; any other does not exist for it.
 */
@RestController
@RequestMapping("/api/v1/documents")
class DocumentsApi {

  private static final String PATH = "/api/v1/documents";
  private static final String ONE = "/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}";

  private final Documents documents;

  DocumentsApi(Documents documents) {
    this.documents = documents;
  }

  /** Takes a document in: 201, or 200 when the same content waits for the same purpose already. */
  @PostMapping
  ResponseEntity<DocumentAnswer> upload(HttpServletRequest request) throws IOException {
    DocumentKind kind = DocumentKind.of(parameter(request, "kind")).orElseThrow(() -> new WrongField("kind", "document.unknownKind"));
    Taken taken = documents.upload(SignedIn.organization(), kind, parameter(request, "fileName"), request.getInputStream());
    return ResponseEntity.status(taken.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
        .location(URI.create(PATH + "/" + taken.document().id())).body(DocumentAnswer.of(taken.document()));
  }

  @GetMapping(ONE)
  void open(@PathVariable UUID id, HttpServletResponse response) throws IOException {
    Opened opened = documents.open(SignedIn.organization(), id).orElseThrow(DocumentsApi::notFound);
    Downloads.send(response, opened.document().fileName(), opened.document().mediaType(), opened.document().size(), opened.content());
  }

  @GetMapping(ONE + "/about")
  DocumentAnswer about(@PathVariable UUID id) {
    return documents.find(SignedIn.organization(), id).map(DocumentAnswer::of).orElseThrow(DocumentsApi::notFound);
  }

  /** Removes a document that no submission has named; one that stands in a case stays and answers 404 here. */
  @DeleteMapping(ONE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable UUID id) {
    if (!documents.remove(SignedIn.organization(), id)) {
      throw notFound();
    }
  }

  /** From the address alone: asking the container for a parameter would have it read a body that is said to be a form, as curl says by itself. */
  private static @Nullable String parameter(HttpServletRequest request, String name) {
    String value = UriComponentsBuilder.newInstance().query(request.getQueryString()).build().getQueryParams().getFirst(name);
    try {
      return value == null ? null : UriUtils.decode(value.replace('+', ' '), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new WrongField(name, "document.unreadableName");
    }
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /**
   * A document as a program sees it.
   *
   * @param attached whether it stands in a case
   * @param scan     {@code clean}, {@code notScanned}, {@code waiting} or {@code infected}; the last two do not open
   */
  record DocumentAnswer(UUID id, String kind, String fileName, String mediaType, int size, boolean encrypted, String scan, boolean attached) {

    static DocumentAnswer of(Document document) {
      return new DocumentAnswer(document.id(), document.kind().name(), document.fileName(), document.mediaType(), document.size(),
          document.encrypted(), document.scan().name(), document.attached());
    }
  }
}

package org.passerelle.portal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.document.Document;
import org.passerelle.casefile.document.DocumentKind;
import org.passerelle.casefile.document.Documents;
import org.passerelle.casefile.document.Documents.Taken;
import org.passerelle.casefile.document.RefusedDocument;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Takes in the one file of a form, and says beside which field what is wrong. The form's fields stand in {@code portal/document-parts.html}. */
@Component
class SentFiles {

  private final Documents documents;
  private final MessageSource messages;

  SentFiles(Documents documents, MessageSource messages) {
    this.documents = documents;
    this.messages = messages;
  }

  /**
   * Takes the file in for the organization that is signed in.
   *
   * @param kind code of the kind that was chosen, if any
   * @param file null or without a name when none was chosen
   */
  Upload take(@Nullable String kind, @Nullable MultipartFile file) {
    return take(kind, file, (known, name, sent) -> documents.upload(SignedIn.organization(), known, name, sent));
  }

  /**
   * Takes the file in.
   *
   * @param receiver where it goes
   */
  Upload take(@Nullable String kind, @Nullable MultipartFile file, Receiver receiver) {
    Optional<DocumentKind> known = DocumentKind.of(kind);
    boolean none = file == null || file.isEmpty() && (file.getOriginalFilename() == null || file.getOriginalFilename().isBlank());
    String kindFault = known.isEmpty() ? sentence("document.chooseKind") : null;
    if (none || known.isEmpty()) {
      return new Upload(kind, null, kindFault, none ? sentence("document.chooseFile") : null);
    }
    try {
      return new Upload(kind, receiver.take(known.get(), file.getOriginalFilename(), file.getInputStream()).document(), null, null);
    } catch (RefusedDocument refused) {
      return new Upload(kind, null, null, sentence(refused.messageKey(), refused.arguments()));
    } catch (IOException e) {
      return new Upload(kind, null, null, sentence("document.refused." + RefusedDocument.Reason.interrupted));
    }
  }

  /** What takes a file in, or throws {@link RefusedDocument}. */
  interface Receiver {

    Taken take(DocumentKind kind, @Nullable String name, InputStream sent);
  }

  private String sentence(String key, Object... arguments) {
    return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
  }

  /**
   * What became of it.
   *
   * @param kind      as it was chosen, to be chosen still when the page comes again
   * @param document  null when it was not taken in
   * @param kindFault sentence beside the kind
   * @param fileFault sentence beside the file
   */
  record Upload(@Nullable String kind, @Nullable Document document, @Nullable String kindFault, @Nullable String fileFault) {

    static Upload blank() {
      return new Upload(null, null, null, null);
    }

    public boolean wrong() {
      return kindFault != null || fileFault != null;
    }
  }
}

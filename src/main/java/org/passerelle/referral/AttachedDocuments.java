package org.passerelle.referral;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.document.Document;
import org.passerelle.casefile.document.Documents;
import org.passerelle.casefile.document.ScanState;
import org.passerelle.referral.ReferralSubmission.Attachment;
import org.passerelle.referral.SubmittedCase.Attached;
import org.springframework.stereotype.Component;

/** The documents that a submission names, as they were uploaded. Another organization's document is as unknown as one that does not exist. */
@Component
class AttachedDocuments {

  private final Documents documents;

  AttachedDocuments(Documents documents) {
    this.documents = documents;
  }

  /**
   * One for each attachment, in its order.
   *
   * @param caseId the case of this submission; null when it opens one
   */
  List<Attached> of(UUID partnerId, @Nullable UUID caseId, ReferralSubmission sent) {
    List<Attachment> attachments = ReferralSubmission.orEmpty(sent.attachments());
    List<UUID> ids = attachments.stream().map(AttachedDocuments::id).flatMap(Optional::stream).distinct().toList();
    Map<UUID, Document> own =
        documents.list(partnerId, ids).stream().collect(Collectors.toMap(Document::id, Function.identity()));
    return attachments.stream().map(attachment -> attached(attachment, id(attachment).map(own::get).orElse(null), caseId)).toList();
  }

  private static Attached attached(@Nullable Attachment attachment, @Nullable Document document, @Nullable UUID caseId) {
    Integer person = attachment == null ? null : attachment.person();
    return document == null ? new Attached(null, person, attachment == null ? null : Fault.Code.documentUnknown)
        : new Attached(document.kind().name(), person, wrong(document, caseId));
  }

  private static Fault.@Nullable Code wrong(Document document, @Nullable UUID caseId) {
    if (document.scan() == ScanState.infected) {
      return Fault.Code.documentInfected;
    }
    if (document.attached() && !Objects.equals(document.caseId(), caseId)) {
      return Fault.Code.documentElsewhere;
    }
    return document.encrypted() ? Fault.Code.documentLocked : null;
  }

  private static Optional<UUID> id(@Nullable Attachment attachment) {
    return attachment == null || attachment.document() == null || !attachment.document().matches(Written.ID) ? Optional.empty()
        : Optional.of(UUID.fromString(attachment.document()));
  }
}

package org.passerelle.referral;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Person;
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

  /**
   * Puts the documents into the case, each with the person it concerns.
   *
   * @return those that went into another case at the same moment
   */
  Stream<Fault> attach(UUID partnerId, UUID caseId, ReferralSubmission sent, List<Person> family) {
    List<Attachment> attachments = ReferralSubmission.orEmpty(sent.attachments());
    Set<UUID> elsewhere =
        documents.attach(partnerId, attachments.stream().map(AttachedDocuments::id).flatMap(Optional::stream).distinct().toList(), caseId);
    attachments.forEach(attachment -> id(attachment).ifPresent(id -> documents.about(caseId, id, personOf(attachment, family))));
    return IntStream.range(0, attachments.size()).filter(index -> id(attachments.get(index)).filter(elsewhere::contains).isPresent())
        .mapToObj(index -> new Fault(Fault.Code.documentElsewhere, "attachments[" + index + "].document"));
  }

  private static @Nullable UUID personOf(Attachment attachment, List<Person> family) {
    return attachment.person() == null ? null : family.get(attachment.person() - 1).id();
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

package org.passerelle.casefile.document;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.document.DocumentScanner.Verdict;
import org.passerelle.casefile.document.RefusedDocument.Reason;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Documents from the moment an organization gives them. They belong to it alone until a submission of its own names them; then they stand in that
 * case and stay. A sponsor's papers go with one undertaking from the beginning, and only those who decide on it read them there.
 */
@Service
public class Documents {

  private final StoredDocuments stored;
  private final DocumentTypes types;
  private final DocumentScanner scanner;
  private final CaseFiles files;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final int largest;
  private final int mostUnattached;

  Documents(StoredDocuments stored, DocumentTypes types, DocumentScanner scanner, CaseFiles files, Audit audit,
      TransactionTemplate transaction, Clock clock, @Value("${passerelle.documents.largest}") DataSize largest,
      @Value("${passerelle.documents.most-unattached}") int mostUnattached) {
    this.stored = stored;
    this.types = types;
    this.scanner = scanner;
    this.files = files;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
    this.largest = Math.toIntExact(largest.toBytes());
    this.mostUnattached = mostUnattached;
  }

  /**
   * Takes a document in. The same content for the same purpose, while it waits, is the same document. What is sent is read, looked at and scanned
   * before the store is asked for anything.
   *
   * @param claimedName what its sender calls it; null when it has no name
   * @throws RefusedDocument when it is not taken in; nothing of it is kept
   */
  public Taken upload(UUID organizationId, DocumentKind kind, @Nullable String claimedName, InputStream sent) {
    return upload(organizationId, null, () -> { }, kind, claimedName, sent);
  }

  /**
   * Takes in a paper that goes with one undertaking. The same content with another undertaking is another document.
   *
   * @param stillOpen run in the transaction that keeps the paper: throws unless the undertaking takes papers, and holds it so until the end
   * @throws RefusedDocument as above
   */
  public Taken upload(UUID organizationId, @Nullable UUID undertakingId, Runnable stillOpen, DocumentKind kind, @Nullable String claimedName, InputStream sent) {
    try (SpooledUpload upload = SpooledUpload.of(sent, largest)) {
      DocumentTypes.Finding finding = types.look(upload);
      Verdict verdict = scanner.scan(upload.content());
      if (verdict.state() == ScanState.infected) {
        audit.record("refuseInfectedDocument", SignedIn.actor(), verdict.finding());
        throw new RefusedDocument(Reason.infected);
      }
      Instant now = clock.instant();
      Document document = new Document(UUID.randomUUID(), organizationId, null, null, kind, FileNames.shown(claimedName, finding.type()),
          finding.type().mediaType(), finding.encrypted(), upload.size(), now, SignedIn.actor(), verdict.state(), null);
      return transaction.execute(status -> {
        stillOpen.run();
        return keep(document, undertakingId, upload);
      });
    }
  }

  private Taken keep(Document document, @Nullable UUID undertakingId, SpooledUpload upload) {
    stored.lockUploadsOf(document.organizationId());
    Optional<Document> again = stored.again(document, undertakingId, upload.sha256());
    if (again.isPresent()) {
      return new Taken(again.get(), false);
    }
    if (stored.unattached(document.organizationId()) >= mostUnattached) {
      throw new RefusedDocument(Reason.tooMany, mostUnattached);
    }
    stored.add(document, undertakingId, upload.sha256(), document.scan() == ScanState.clean ? document.uploadedAt() : null, upload.content());
    audit.record("uploadDocument", document.id().toString(), document.kind().name());
    return new Taken(document, true);
  }

  /**
   * Attaches documents to a case, as part of the submission that names them. Each goes to one case only, whoever else tries at the same moment;
   * attaching again to the same case changes nothing.
   *
   * @return ids that could not be attached: not this organization's, attached elsewhere, removed, or infected
   */
  @Transactional
  public Set<UUID> attach(UUID organizationId, Collection<UUID> ids, UUID caseId) {
    Set<UUID> left = new LinkedHashSet<>(ids);
    if (left.isEmpty()) {
      return left;
    }
    List<UUID> attachable = stored.lockAttachable(organizationId, left, caseId);
    if (!attachable.isEmpty()) {
      stored.attach(attachable, caseId, clock.instant());
      audit.record("attachDocuments", files.get(caseId).number(), String.valueOf(attachable.size()));
    }
    attachable.forEach(left::remove);
    return left;
  }

  /**
   * Writes down whom in the family an attached document is about.
   *
   * @param personId null for nobody in particular
   * @return whether the document and the person belong to that case
   */
  @Transactional
  public boolean about(UUID caseId, UUID id, @Nullable UUID personId) {
    return stored.about(caseId, id, personId);
  }

  /**
   * Removes a document that no submission has named.
   *
   * @return whether there was one of this organization's
   */
  @Transactional
  public boolean remove(UUID organizationId, UUID id) {
    return remove(organizationId, null, id);
  }

  /**
   * Removes a paper of an undertaking that has not been filed with it.
   *
   * @return whether there was one of this organization's
   */
  @Transactional
  public boolean remove(UUID organizationId, @Nullable UUID undertakingId, UUID id) {
    boolean removed = stored.removeUnattached(organizationId, undertakingId, id);
    if (removed) {
      audit.record("removeDocument", id.toString(), null);
    }
    return removed;
  }

  /** The largest document taken in, in megabytes. */
  public int largestInMegabytes() {
    return SpooledUpload.megabytes(largest);
  }

  /** How many days a document waits for a submission to name it. */
  public long daysUnattached() {
    return DocumentRounds.WAITS.toDays();
  }

  /** This organization's document. */
  public Optional<Document> find(UUID organizationId, UUID id) {
    return stored.ofOrganization(organizationId, id);
  }

  /** Those of these that are this organization's, oldest first. */
  public List<Document> list(UUID organizationId, Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : stored.ofOrganization(organizationId, ids);
  }

  /** What this organization has given and no submission has named, oldest first: at most as many as may wait. */
  public List<Document> unattached(UUID organizationId) {
    return stored.waitingOf(organizationId);
  }

  /** The papers of an undertaking, oldest first: those filed with it, which are attached to its case, and those that wait for that. */
  public List<Document> ofUndertaking(UUID undertakingId) {
    return stored.ofUndertaking(undertakingId);
  }

  /** What stands in a case, for staff; the papers of undertakings do not. */
  public List<Document> ofCase(UUID caseId) {
    return stored.ofCase(caseId);
  }

  /** What this organization gave to a case. */
  public List<Document> ofCase(UUID organizationId, UUID caseId) {
    return stored.ofCase(caseId).stream().filter(document -> document.organizationId().equals(organizationId)).toList();
  }

  /**
   * Opens a document for the organization that gave it. The opening is audited.
   *
   * @return empty when it has no such document
   * @throws NotScannedYet when nobody may open it yet, or ever
   */
  @Transactional
  public Optional<Opened> open(UUID organizationId, UUID id) {
    return stored.ofOrganization(organizationId, id).map(document -> open(document, numberOf(document)));
  }

  /**
   * Opens a document of a case for staff. The opening is audited.
   *
   * @return empty when that case has no such document
   * @throws NotScannedYet when nobody may open it yet, or ever
   */
  @Transactional
  public Optional<Opened> open(String caseNumber, UUID id) {
    return stored.ofCase(caseNumber, id).map(document -> open(document, caseNumber));
  }

  /**
   * Opens a paper filed with an undertaking of a case, for those of staff who read undertakings. The opening is audited.
   *
   * @return empty when no undertaking of that case was filed with it
   * @throws NotScannedYet when nobody may open it yet, or ever
   */
  @Transactional
  public Optional<Opened> openPaper(String caseNumber, UUID id) {
    return stored.paperOfCase(caseNumber, id).map(document -> open(document, caseNumber));
  }

  /**
   * Opens one of {@link #ofUndertaking} for a reader whom the caller has let in. The opening is audited.
   *
   * @throws NotScannedYet when nobody may open it yet, or ever
   */
  public Opened openPaper(Document document, String caseNumber) {
    return open(document, caseNumber);
  }

  private Opened open(Document document, @Nullable String caseNumber) {
    if (!document.opens()) {
      throw new NotScannedYet();
    }
    String id = document.id().toString();
    audit.record("openDocument", caseNumber == null ? id : caseNumber, id);
    return new Opened(document, new StoredContent(stored, document.id()));
  }

  private @Nullable String numberOf(Document document) {
    UUID caseId = document.caseId();
    return caseId == null ? null : files.get(caseId).number();
  }

  /**
   * A document taken in.
   *
   * @param fresh false when it was here already
   */
  public record Taken(Document document, boolean fresh) {
  }

  /** A document and its content, which is read from the store as far as somebody reads on. */
  public record Opened(Document document, InputStream content) {
  }

  /** A document is on file that nobody may open: the scanner has not answered yet, or found something. On pages, which do not link to it, it is not there. */
  @ResponseStatus(HttpStatus.NOT_FOUND)
  public static final class NotScannedYet extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }
}

package org.passerelle.sponsorship.undertaking;

import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.document.Document;
import org.passerelle.casefile.document.DocumentKind;
import org.passerelle.casefile.document.Documents;
import org.passerelle.casefile.document.Documents.NotScannedYet;
import org.passerelle.casefile.document.Documents.Opened;
import org.passerelle.casefile.document.Documents.Taken;
import org.passerelle.casefile.document.RefusedDocument;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.sponsorship.process.SponsorshipModel;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Papers that a sponsor gives with its undertaking: the signed form (IMM 5373), proof of its means. Until it files they are its own, and it may take them
 * back; what was filed stays, and is read by those who decide and, while the undertaking lives, by the sponsor itself.
 */
@Service
public class UndertakingPapers {

  /** What is given with an undertaking. */
  public static final List<DocumentKind> KINDS = List.of(DocumentKind.undertaking, DocumentKind.financialProof, DocumentKind.settlementPlan, DocumentKind.other);

  private final UndertakingRegister register;
  private final Documents documents;
  private final Clock clock;

  UndertakingPapers(UndertakingRegister register, Documents documents, Clock clock) {
    this.register = register;
    this.documents = documents;
    this.clock = clock;
  }

  /**
   * Takes a paper in.
   *
   * @return empty when this sponsor has no such undertaking
   * @throws RefusedDocument when it is not taken in; nothing of it is kept
   * @throws NotWaiting      when the undertaking cannot be filed any more
   */
  public Optional<Taken> add(UUID sponsorId, UUID id, DocumentKind kind, @Nullable String name, InputStream sent) {
    Optional<Undertaking> undertaking = register.ofSponsor(sponsorId, id);
    undertaking.ifPresent(this::require);
    return undertaking.map(known -> documents.upload(sponsorId, id, () -> require(register.lockOfSponsor(sponsorId, id).orElseThrow()), kind, name, sent));
  }

  /**
   * Takes back a paper that was not filed.
   *
   * @return whether there was one
   * @throws NotWaiting when the undertaking cannot be filed any more
   */
  @Transactional
  public boolean remove(UUID sponsorId, UUID id, UUID paper) {
    Optional<Undertaking> undertaking = register.lockOfSponsor(sponsorId, id);
    undertaking.ifPresent(this::require);
    return undertaking.isPresent() && documents.remove(sponsorId, id, paper);
  }

  /**
   * Opens one of the sponsor's own papers while the undertaking lives. The opening is audited.
   *
   * @throws NotScannedYet when nobody may open it yet, or ever
   */
  @Transactional
  public Optional<Opened> open(UUID sponsorId, UUID id, UUID paper) {
    return register.ofSponsor(sponsorId, id).flatMap(undertaking -> open(undertaking, all(undertaking), paper));
  }

  /**
   * Opens a paper that was filed with the ministry, while the undertaking lives. The opening is audited.
   *
   * @throws NotScannedYet when nobody may open it yet, or ever
   */
  @Transactional
  public Optional<Opened> openForMinistry(UUID office, UUID id, UUID paper) {
    return register.ofMinistry(office, id).flatMap(undertaking -> open(undertaking, filed(undertaking), paper));
  }

  /** The papers as the sponsor lists them, oldest first. */
  List<Document> all(Undertaking undertaking) {
    return undertaking.state().live() ? documents.ofUndertaking(undertaking.id()) : List.of();
  }

  /** The papers as the ministry lists them: those that were filed. */
  List<Document> filed(Undertaking undertaking) {
    return all(undertaking).stream().filter(Document::attached).toList();
  }

  private Optional<Opened> open(Undertaking undertaking, List<Document> readable, UUID paper) {
    return readable.stream().filter(document -> document.id().equals(paper)).findFirst()
        .map(document -> documents.openPaper(document, undertaking.caseNumber()));
  }

  private void require(Undertaking undertaking) {
    if (!undertaking.fileable(clock.instant())) {
      throw new NotWaiting(SponsorshipModel.UNDERTAKING_FILED, undertaking.caseNumber());
    }
  }
}

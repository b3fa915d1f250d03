package org.passerelle.casefile.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.access.Audit;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.document.RefusedDocument.Reason;
import org.passerelle.casefile.document.TestClamd.Manner;
import org.passerelle.reference.Priority;
import org.passerelle.support.IntegrationTest;
import org.passerelle.support.OutsideParties;
import org.passerelle.support.OutsideParties.Party;
import org.passerelle.support.SampleDocuments;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** Documents from the moment they are given until they are attached or removed. */
class DocumentsTest extends IntegrationTest {

  @Autowired
  private Documents documents;
  @Autowired
  private DocumentRounds rounds;
  @Autowired
  private StoredDocuments stored;
  @Autowired
  private DocumentTypes types;
  @Autowired
  private CaseFiles files;
  @Autowired
  private Audit audit;
  @Autowired
  private TransactionTemplate transaction;

  private final TestClamd clamd = new TestClamd();
  private Party partner;
  private Party other;

  @BeforeEach
  void partners() {
    partner = new OutsideParties(jdbc).referralPartner("DOC");
    other = new OutsideParties(jdbc).referralPartner("DOC");
  }

  @AfterEach
  void removeDocuments() {
    clamd.close();
    jdbc.sql("delete from document where organization_id in (?, ?)").params(partner.id(), other.id()).update();
  }

  @Test
  void aDocumentIsKeptAsItCame() throws IOException {
    byte[] content = SampleDocuments.pdf(900_000);
    Document taken = upload(DocumentKind.undertaking, content);

    assertThat(taken).isEqualTo(documents.find(partner.id(), taken.id()).map(DocumentsTest::sameMoment).orElseThrow());
    assertThat(taken.mediaType()).isEqualTo("application/pdf");
    assertThat(taken.size()).isEqualTo(900_000);
    assertThat(taken.scan()).isEqualTo(ScanState.notScanned);
    assertThat(documents.open(partner.id(), taken.id()).orElseThrow().content().readAllBytes()).isEqualTo(content);
    assertThat(jdbc.sql("select attstorage::text from pg_attribute where attrelid = 'document_content'::regclass and attname = 'content'")
        .query(String.class).single()).as("a part is read without the rest").isEqualTo("e");
  }

  @Test
  void theSameContentForTheSamePurposeIsOneDocument() {
    byte[] content = SampleDocuments.pdf();
    Document first = upload(DocumentKind.undertaking, content);
    assertThat(upload(DocumentKind.undertaking, content).id()).isEqualTo(first.id());
    assertThat(upload(DocumentKind.settlementPlan, content).id()).as("another purpose").isNotEqualTo(first.id());
    assertThat(documents.upload(other.id(), DocumentKind.undertaking, "x.pdf", new ByteArrayInputStream(content)).document().id())
        .as("another organization").isNotEqualTo(first.id());
    documents.attach(partner.id(), List.of(first.id()), newCase().id());
    assertThat(upload(DocumentKind.undertaking, content).id()).as("for another case").isNotEqualTo(first.id());
  }

  @Test
  void theSameContentSentByManyAtOnceIsOneDocument() throws Exception {
    byte[] content = SampleDocuments.jpeg();
    List<UUID> ids = together(4, index -> upload(DocumentKind.photo, content).id());
    assertThat(Set.copyOf(ids)).hasSize(1);
    assertThat(documents.unattached(partner.id())).hasSize(1);
  }

  @Test
  void noMoreThanThirtyWaitHoweverManyAreSentAtOnce() throws Exception {
    for (int i = 0; i < 28; i++) {
      upload(DocumentKind.other, SampleDocuments.png());
    }
    List<Boolean> taken = together(6, index -> {
      try {
        return upload(DocumentKind.other, SampleDocuments.png()).id() != null;
      } catch (RefusedDocument e) {
        assertThat(e.reason()).isEqualTo(Reason.tooMany);
        assertThat(e.arguments()).containsExactly(30);
        return false;
      }
    });
    assertThat(taken).filteredOn(Boolean::booleanValue).hasSize(2);
    assertThat(documents.unattached(partner.id())).hasSize(30);
    documents.attach(partner.id(), List.of(documents.unattached(partner.id()).get(0).id()), newCase().id());
    upload(DocumentKind.other, SampleDocuments.png());
  }

  @Test
  void whatIsRefusedLeavesNothing() {
    assertReason(Reason.tooLarge, SampleDocuments.pdf(10 * 1024 * 1024 + 1));
    assertReason(Reason.empty, new byte[0]);
    assertReason(Reason.otherType, SampleDocuments.zip());
    assertThat(documents.unattached(partner.id())).isEmpty();
    assertThat(upload(DocumentKind.other, SampleDocuments.pdf(10 * 1024 * 1024)).size()).as("the largest").isEqualTo(10 * 1024 * 1024);
  }

  @Test
  void attachingIsForOnesOwnAndLeavesTheRest() {
    CaseFile file = newCase();
    UUID mine = upload(DocumentKind.photo, SampleDocuments.png()).id();
    UUID elsewhere = upload(DocumentKind.photo, SampleDocuments.png()).id();
    documents.attach(partner.id(), List.of(elsewhere), newCase().id());
    UUID theirs = documents.upload(other.id(), DocumentKind.photo, null, new ByteArrayInputStream(SampleDocuments.png())).document().id();
    UUID nobodys = UUID.randomUUID();

    assertThat(documents.attach(partner.id(), List.of(mine, elsewhere, theirs, nobodys), file.id()))
        .containsExactlyInAnyOrder(elsewhere, theirs, nobodys);
    assertThat(documents.attach(partner.id(), List.of(mine), file.id())).as("again to the same case").isEmpty();
    assertThat(documents.ofCase(file.id())).extracting(Document::id).containsExactly(mine);
    assertThat(documents.list(partner.id(), List.of(mine, theirs, nobodys))).extracting(Document::id).containsExactly(mine);
    assertThat(documents.remove(partner.id(), mine)).as("it stays").isFalse();
    assertThat(documents.remove(partner.id(), theirs)).isFalse();
  }

  @Test
  void oneDocumentForTwoCasesAtOnceGoesToExactlyOne() throws Exception {
    for (int round = 0; round < 8; round++) {
      List<UUID> ids = Stream.generate(() -> upload(DocumentKind.photo, SampleDocuments.png()).id()).limit(3).toList();
      List<UUID> turned = new ArrayList<>(ids);
      java.util.Collections.reverse(turned);
      List<CaseFile> two = List.of(newCase(), newCase());
      List<Set<UUID>> left = together(2, index -> documents.attach(partner.id(), index == 0 ? ids : turned, two.get(index).id()));
      assertThat(left.get(0).size() + left.get(1).size()).isEqualTo(3);
      assertThat(documents.ofCase(two.get(0).id()).size() + documents.ofCase(two.get(1).id()).size()).isEqualTo(3);
    }
  }

  @Test
  void aDocumentIsAboutSomebodyOfItsOwnCase() {
    CaseFile file = newCase();
    UUID id = upload(DocumentKind.identityDocument, SampleDocuments.png()).id();
    UUID person = personOf(file);
    assertThat(documents.about(file.id(), id, person)).as("not attached yet").isFalse();
    documents.attach(partner.id(), List.of(id), file.id());
    assertThat(documents.about(file.id(), id, personOf(newCase()))).as("of another case").isFalse();
    assertThat(documents.about(file.id(), id, person)).isTrue();
    assertThat(documents.ofCase(file.id()).get(0).personId()).isEqualTo(person);
    assertThat(documents.about(file.id(), id, null)).isTrue();
  }

  @Test
  void whatNobodyAttachesGoesAfterHalfAYear() {
    UUID attached = upload(DocumentKind.photo, SampleDocuments.png()).id();
    documents.attach(partner.id(), List.of(attached), newCase().id());
    UUID old = upload(DocumentKind.photo, SampleDocuments.png()).id();
    byte[] content = SampleDocuments.png();
    UUID givenAgain = upload(DocumentKind.photo, content).id();
    clock.advance(Duration.ofDays(179));
    upload(DocumentKind.photo, content);
    UUID young = upload(DocumentKind.photo, SampleDocuments.png()).id();
    rounds.removeAbandoned();
    assertThat(documents.find(partner.id(), old)).isPresent();

    clock.advance(Duration.ofDays(2));
    rounds.removeAbandoned();
    assertThat(documents.find(partner.id(), old)).isEmpty();
    assertThat(documents.list(partner.id(), List.of(attached, young, givenAgain))).hasSize(3);
    assertThat(jdbc.sql("select count(*) from document_content where document_id = ?").param(old).query(Integer.class).single()).isZero();
    assertThat(actions(old.toString())).contains("uploadDocument", "removeAbandonedDocument");
  }

  @Test
  void anInfectedDocumentIsNotKept() {
    officers.signIn("partner");
    assertThatThrownBy(() -> scanned().upload(partner.id(), DocumentKind.other, "a.pdf",
        new ByteArrayInputStream(SampleDocuments.pdfHolding(SampleDocuments.EICAR))))
        .isInstanceOfSatisfying(RefusedDocument.class, e -> assertThat(e.reason()).isEqualTo(Reason.infected));
    assertThat(documents.unattached(partner.id())).isEmpty();
    assertThat(jdbc.sql("select detail from audit_event where action = 'refuseInfectedDocument' and actor = 'partner' order by id desc limit 1")
        .query(String.class).single()).isEqualTo("Eicar-Signature");
    assertThat(scanned().upload(partner.id(), DocumentKind.other, "a.pdf", new ByteArrayInputStream(SampleDocuments.pdf())).document().scan())
        .isEqualTo(ScanState.clean);
  }

  @Test
  void whatTheScannerDidNotSeeWaitsIsNotOpenedAndIsScannedLater() {
    clamd.behaving(Manner.BREAKS_OFF);
    Document good = scanned().upload(partner.id(), DocumentKind.other, "good.pdf", new ByteArrayInputStream(SampleDocuments.pdf())).document();
    Document bad = scanned().upload(partner.id(), DocumentKind.other, "bad.pdf",
        new ByteArrayInputStream(SampleDocuments.pdfHolding(SampleDocuments.EICAR))).document();
    CaseFile file = newCase();
    documents.attach(partner.id(), List.of(bad.id()), file.id());
    assertThat(good.scan()).isEqualTo(ScanState.waiting);
    assertThatThrownBy(() -> documents.open(partner.id(), good.id())).isInstanceOf(Documents.NotScannedYet.class);
    assertThatThrownBy(() -> documents.open(file.number(), bad.id())).isInstanceOf(Documents.NotScannedYet.class);
    assertThat(actions(good.id().toString())).as("not opened").containsExactly("uploadDocument");

    clock.advance(DocumentRounds.LEFT_ALONE.plusSeconds(1));
    scanningRounds().scan();
    assertThat(documents.find(partner.id(), good.id()).orElseThrow().scan()).as("still ill").isEqualTo(ScanState.waiting);

    clamd.behaving(Manner.WELL);
    clock.advance(DocumentRounds.LEFT_ALONE.plusSeconds(1));
    scanningRounds().scan();
    assertThat(documents.find(partner.id(), good.id()).orElseThrow().scan()).isEqualTo(ScanState.clean);
    assertThat(documents.open(partner.id(), good.id())).isPresent();
    assertThat(documents.ofCase(file.id()).get(0).scan()).isEqualTo(ScanState.infected);
    assertThatThrownBy(() -> documents.open(file.number(), bad.id())).isInstanceOf(Documents.NotScannedYet.class);
    assertThat(jdbc.sql("select count(*) from document_content where document_id = ?").param(bad.id()).query(Integer.class).single()).isZero();
    assertThat(actions(bad.id().toString())).contains("removeInfectedDocument");
  }

  @Test
  void withoutAScannerNothingWaits() {
    UUID id = upload(DocumentKind.other, SampleDocuments.pdf()).id();
    clock.advance(Duration.ofHours(1));
    rounds.scan();
    assertThat(documents.find(partner.id(), id).orElseThrow().scan()).isEqualTo(ScanState.notScanned);
  }

  private Documents scanned() {
    return new Documents(stored, types, scanner(), files, audit, transaction, clock, DataSize.ofMegabytes(10), 30);
  }

  private DocumentRounds scanningRounds() {
    return new DocumentRounds(stored, scanner(), audit, transaction, clock);
  }

  private ClamdScanner scanner() {
    return new ClamdScanner(clamd.address(), Duration.ofSeconds(5));
  }

  private Document upload(DocumentKind kind, byte[] content) {
    return sameMoment(documents.upload(partner.id(), kind, "given", new ByteArrayInputStream(content)).document());
  }

  /** The store keeps microseconds. */
  private static Document sameMoment(Document read) {
    return new Document(read.id(), read.organizationId(), read.caseId(), read.personId(), read.kind(), read.fileName(), read.mediaType(),
        read.encrypted(), read.size(), read.uploadedAt().truncatedTo(java.time.temporal.ChronoUnit.MILLIS), read.uploadedBy(), read.scan(),
        read.attachedAt());
  }

  private void assertReason(Reason reason, byte[] content) {
    assertThatThrownBy(() -> upload(DocumentKind.other, content))
        .isInstanceOfSatisfying(RefusedDocument.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private CaseFile newCase() {
    return cases.open(Priority.normal, null, null);
  }

  private UUID personOf(CaseFile file) {
    return jdbc.sql("select id from person where case_id = ? order by position limit 1").param(file.id()).query(UUID.class).single();
  }

  private List<String> actions(String subject) {
    return jdbc.sql("select action from audit_event where subject = ? order by id").param(subject).query(String.class).list();
  }

  private static <T> List<T> together(int many, java.util.function.IntFunction<T> what) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(many);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(IntStream.range(0, many).<Callable<T>>mapToObj(index -> () -> what.apply(index)).toList())) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}

package org.passerelle.identity.reconciliation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.passerelle.access.Audit;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.casefile.document.Document;
import org.passerelle.casefile.document.DocumentKind;
import org.passerelle.casefile.document.Documents;
import org.passerelle.identity.Attestation.Outcome;
import org.passerelle.identity.Attestation.Shown;
import org.passerelle.identity.IdentityFile;
import org.passerelle.identity.IdentityRecord;
import org.passerelle.identity.IdentityRecord.Asked;
import org.passerelle.identity.gate.SafetyAssessment;
import org.passerelle.identity.gate.SafetyAssessments;
import org.passerelle.partner.Organization;
import org.passerelle.partner.Organizations;
import org.passerelle.referral.Referral;
import org.passerelle.referral.Referrals;
import org.passerelle.screening.duplicate.DocumentNumbers;
import org.passerelle.screening.merge.LinksOnFile;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All evidence on a family's identity, reconciled, for the officer who decides. */
@Service
public class IdentityEvidence {

  /** Scans of these kinds show who somebody is. */
  private static final Set<DocumentKind> TELLING = Set.of(DocumentKind.identityDocument, DocumentKind.refugeeStatus, DocumentKind.photo);

  private final Persons persons;
  private final Referrals referrals;
  private final Organizations organizations;
  private final IdentityFile identity;
  private final SafetyAssessments safety;
  private final LinksOnFile links;
  private final Documents documents;
  private final DocumentNumbers numbers;
  private final Hierarchies hierarchies;
  private final ObjectProvider<FurtherEvidence> further;
  private final Audit audit;
  private final Clock clock;

  IdentityEvidence(Persons persons, Referrals referrals, Organizations organizations, IdentityFile identity, SafetyAssessments safety,
      LinksOnFile links, Documents documents, DocumentNumbers numbers, Hierarchies hierarchies, ObjectProvider<FurtherEvidence> further, Audit audit,
      Clock clock) {
    this.persons = persons;
    this.referrals = referrals;
    this.organizations = organizations;
    this.identity = identity;
    this.safety = safety;
    this.links = links;
    this.documents = documents;
    this.numbers = numbers;
    this.hierarchies = hierarchies;
    this.further = further;
    this.audit = audit;
    this.clock = clock;
  }

  /** What there is about this family now. The reading is audited. */
  @Transactional
  public Evidence read(CaseFile file) {
    audit.record("readIdentityEvidence", file.number(), null);
    LocalDate today = day(clock.instant());
    List<Person> family = persons.of(file.id());
    IdentityRecord record = identity.of(file.id());
    List<Version> versions = versions(file, family, record);
    FraudClues clues = hierarchies.clues(today);
    Hierarchy hierarchy = hierarchies.on(today);
    return new Evidence(family, Reconciliation.of(versions, hierarchy), signs(file, record, versions, clues), hierarchy, clues, record,
        safety.of(file.id()));
  }

  private List<Version> versions(CaseFile file, List<Person> family, IdentityRecord record) {
    Origin partner = origin(organizations.get(file.partnerId()));
    Referral referral = referrals.get(file.id());
    List<Version> versions = new ArrayList<>(Claims.of(family, partner, day(referral.submittedAt())));
    referrals.earlier(file.id()).forEach(before -> versions.addAll(Claims.earlier(before.family(), family, partner, day(before.submittedAt()))));
    links.names(file.id()).forEach((person, names) -> names.forEach(name -> versions.addAll(otherRecord(person, name))));
    record.requests().stream().filter(asked -> asked.attestation() != null)
        .forEach(asked -> versions.addAll(Attested.of(asked.attestation(), origin(asked), family)));
    versions.addAll(scans(file));
    further.orderedStream().forEach(more -> versions.addAll(more.of(file.id())));
    return versions.stream().distinct().toList();
  }

  private static List<Version> otherRecord(UUID person, LinksOnFile.Name name) {
    if (name.withdrawnAt() != null) {
      return List.of();
    }
    Source source = Source.said(Source.ALSO_KNOWN_AS, new Origin("file:" + name.fromFile(), name.fromFile(), name.fromFile()), day(name.addedAt()));
    List<Version> versions = new ArrayList<>();
    versions.add(Version.stated(FactKind.ofName(name.name()), person, name.name(), source, ""));
    if (name.nameInScript() != null) {
      versions.add(Version.stated(FactKind.ofName(name.nameInScript()), person, name.nameInScript(), source, ""));
    }
    return versions;
  }

  /** What somebody scanned is there to be opened: no machine reads it. */
  private List<Version> scans(CaseFile file) {
    List<Document> telling = documents.ofCase(file.id()).stream().filter(document -> TELLING.contains(document.kind())).toList();
    Map<UUID, Origin> origins = telling.stream().map(Document::organizationId).distinct().collect(Collectors.toMap(id -> id, id -> origin(organizations.get(id))));
    return telling.stream().map(document -> Version.found(document.personId() == null ? FactKind.other : FactKind.documentNumber, document.personId(),
        document.fileName(), new Source(Source.UPLOAD, origins.get(document.organizationId()), day(document.uploadedAt()), Shown.picture, List.of(),
            List.of(), List.of()), Outcome.notKnown, "notRead", "")).toList();
  }

  private List<Sign> signs(CaseFile file, IdentityRecord record, List<Version> versions, FraudClues clues) {
    List<Sign> signs = new ArrayList<>();
    record.requests().stream().filter(asked -> asked.attestation() != null)
        .forEach(asked -> signs.addAll(FraudSigns.in(asked.attestation(), origin(asked), clues)));
    signs.addAll(FraudSigns.sharedNumbers(versions));
    Map<String, Version> bySpelling = versions.stream().filter(FraudSigns::numbered)
        .collect(Collectors.toMap(version -> DocumentNumbers.plain(version.value()), version -> version, (one, other) -> one));
    numbers.elsewhere(bySpelling.keySet(), file.id()).forEach(bearer -> {
      Version here = bySpelling.get(DocumentNumbers.plain(bearer.number() == null ? "" : bearer.number()));
      if (here == null) {
        return;
      }
      signs.add(new Sign(Sign.Code.numberInOtherFile, here.personId(), here.source().origin(), here.source().on(), here.value(),
          bearer.caseNumber() + " · " + bearer.fullName()));
    });
    return signs.stream().sorted(Comparator.comparing(Sign::code)).toList();
  }

  private static Origin origin(Organization organization) {
    return new Origin(organization.id().toString(), organization.nameEn(), organization.nameFr());
  }

  private static Origin origin(Asked asked) {
    return new Origin(asked.verifierId().toString(), asked.verifierNameEn(), asked.verifierNameFr());
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  /**
   * Everything there is on a family's identity.
   *
   * @param facts     the most serious verdict first
   * @param hierarchy by which the sources were weighed
   * @param clues     by which frauds were looked for
   * @param safety    the latest first
   */
  public record Evidence(List<Person> family, List<Fact> facts, List<Sign> signs, Hierarchy hierarchy, FraudClues clues,
      IdentityRecord record, List<SafetyAssessment> safety) {
  }
}

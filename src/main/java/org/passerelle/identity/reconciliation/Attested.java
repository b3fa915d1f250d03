package org.passerelle.identity.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Birth;
import org.passerelle.casefile.BirthCalendar;
import org.passerelle.casefile.Person;
import org.passerelle.identity.Attestation;
import org.passerelle.identity.Attestation.Contradiction;
import org.passerelle.identity.Attestation.DocumentSeen;
import org.passerelle.identity.Attestation.Likeness;
import org.passerelle.identity.Attestation.Outcome;
import org.passerelle.identity.Attestation.PersonSeen;
import org.passerelle.identity.Attestation.ServiceSeen;

/** What an NGO saw and heard, fact by fact. */
final class Attested {

  private static final String BETWEEN = " · ";

  private final Attestation attestation;
  private final Origin ngo;
  private final List<Person> family;

  private Attested(Attestation attestation, Origin ngo, List<Person> family) {
    this.attestation = attestation;
    this.ngo = ngo;
    this.family = family;
  }

  static List<Version> of(Attestation attestation, Origin ngo, List<Person> family) {
    Attested attested = new Attested(attestation, ngo, family);
    return Stream.of(attested.people(), attested.documents(), attested.kinship(), attested.service(), attested.others()).flatMap(List::stream).toList();
  }

  private Source said(String code) {
    return Source.said(code, ngo, attestation.metOn());
  }

  private List<Version> people() {
    List<Version> versions = new ArrayList<>();
    attestation.particulars().people().forEach(seen -> {
      if (seen.met()) {
        versions.addAll(stated(seen));
      }
      versions.add(Version.found(FactKind.likeness, seen.personId(), seen.likeness().name(), said(Source.ATTESTATION), outcome(seen.likeness()),
          "likeness." + seen.likeness(), ""));
    });
    return versions;
  }

  private List<Version> stated(PersonSeen seen) {
    List<Version> versions = new ArrayList<>();
    Optional.ofNullable(seen.nameStated()).or(() -> onFile(seen.personId()).map(Person::fullName))
        .ifPresent(name -> versions.add(Version.stated(FactKind.ofName(name), seen.personId(), name, said(Source.STATEMENT), "")));
    if (seen.birthStated() != null) {
      versions.add(born(seen.personId(), seen.birthStated(), seen.calendar(), said(Source.STATEMENT)));
    }
    return versions;
  }

  private List<Version> documents() {
    List<Version> versions = new ArrayList<>();
    for (DocumentSeen seen : attestation.particulars().documents()) {
      Source source = new Source(seen.type(), ngo, attestation.metOn(), seen.shown(), seen.checked(), seen.notInOrder(), seen.notCheckable());
      if (seen.name() != null) {
        versions.add(Version.stated(FactKind.ofName(seen.name()), seen.personId(), seen.name(), source, seen.remark()));
      }
      if (seen.birth() != null) {
        versions.add(born(seen.personId(), seen.birth(), seen.calendar(), source));
      }
      versions.add(seen.number() == null
          ? Version.found(FactKind.documentNumber, seen.personId(), "", source, Outcome.notKnown, "noNumber", seen.remark())
          : Version.number(seen.personId(), seen.number(), seen.type(), source, seen.remark()));
    }
    return versions;
  }

  private List<Version> kinship() {
    return attestation.particulars().kinship().stream().map(kin -> Version.found(FactKind.relation, kin.personId(), kin.relation(),
        said(Source.ATTESTATION), kin.outcome(), "relation." + kin.outcome(), kin.basis())).toList();
  }

  private List<Version> service() {
    return attestation.particulars().service().stream().map(seen -> Version.found(FactKind.service, seen.personId(), words(seen),
        said(Source.ATTESTATION), seen.outcome(), "service." + seen.outcome(), seen.proof())).toList();
  }

  private List<Version> others() {
    List<Version> versions = new ArrayList<>();
    versions.add(Version.found(FactKind.whole, null, attestation.finding().name(), said(Source.ATTESTATION), switch (attestation.finding()) {
      case matches, partlyMatches -> Outcome.borneOut;
      case contradicts -> Outcome.contradicted;
    }, "whole." + attestation.finding(), attestation.remarks()));
    attestation.particulars().referees().forEach(referee -> versions.add(Version.found(FactKind.acquaintance, null, referee.name(), said(Source.REFEREE),
        referee.outcome(), "referee." + referee.outcome(), Stream.of(referee.knows(), referee.says()).filter(text -> !text.isBlank()).collect(Collectors.joining("\n")))));
    attestation.particulars().contradictions().forEach(noticed -> versions.add(Version.found(kind(noticed), noticed.personId(), noticed.text(),
        said(Source.NOTICED), Outcome.contradicted, "noticed", "")));
    if (!attestation.particulars().people().isEmpty()) {
      versions.add(met());
    }
    return versions;
  }

  private Version met() {
    List<UUID> met = attestation.particulars().people().stream().filter(PersonSeen::met).map(PersonSeen::personId).toList();
    String names = met.stream().map(id -> onFile(id).map(Person::fullName).orElse("?")).collect(Collectors.joining("\n"));
    boolean all = family.stream().allMatch(person -> met.contains(person.id()));
    return Version.found(FactKind.composition, null, names, said(Source.ATTESTATION), Outcome.borneOut, all ? "allMet" : "notAllMet", "");
  }

  private static FactKind kind(Contradiction noticed) {
    FactKind kind = switch (noticed.topic()) {
      case name -> FactKind.name;
      case birth -> FactKind.birth;
      case kinship -> FactKind.relation;
      case service -> FactKind.service;
      case document -> FactKind.documentNumber;
      case whereabouts -> FactKind.whereabouts;
      case other -> FactKind.other;
    };
    return noticed.personId() != null || kind.ofFamily() ? kind : kind == FactKind.relation ? FactKind.composition : FactKind.other;
  }

  private static Outcome outcome(Likeness likeness) {
    return switch (likeness) {
      case same, probablySame -> Outcome.borneOut;
      case different -> Outcome.contradicted;
      case notCompared -> Outcome.notKnown;
    };
  }

  private static Version born(UUID personId, String written, @Nullable BirthCalendar calendar, Source source) {
    BirthCalendar in = calendar == null ? BirthCalendar.gregorian : calendar;
    return Version.born(personId, written + in.mark(), Birth.read(written, in, null).orElse(null), source);
  }

  private static String words(ServiceSeen seen) {
    String period = seen.from() == null && seen.to() == null ? "" : (seen.from() == null ? "?" : seen.from()) + " – " + (seen.to() == null ? "?" : seen.to());
    return Stream.of(seen.employer(), seen.role(), period).filter(text -> !text.isBlank()).collect(Collectors.joining(BETWEEN));
  }

  private Optional<Person> onFile(UUID personId) {
    return family.stream().filter(person -> person.id().equals(personId)).findFirst();
  }
}

package org.passerelle.identity.reconciliation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Person;
import org.passerelle.screening.name.ComparableName;
import org.passerelle.screening.name.NameComparison;

/** What the partner claims, and what it claimed before where it said otherwise. */
final class Claims {

  private Claims() {
  }

  /** The referral as it stands, with the other names it gives. */
  static List<Version> of(List<Person> family, Origin partner, @Nullable LocalDate on) {
    List<Version> versions = new ArrayList<>();
    Source claim = Source.said(Source.REFERRAL, partner, on);
    family.forEach(person -> {
      versions.addAll(of(person, person, claim));
      Source also = Source.said(Source.ALSO_KNOWN_AS, partner, on);
      person.particulars().otherNames().forEach(other -> {
        versions.add(Version.stated(FactKind.ofName(other.name()), person.id(), other.name(), also, ""));
        if (other.nameInScript() != null) {
          versions.add(Version.stated(FactKind.ofName(other.nameInScript()), person.id(), other.nameInScript(), also, ""));
        }
      });
    });
    versions.add(Version.stated(FactKind.composition, null, names(family), claim, ""));
    return versions;
  }

  /** What an earlier version of the referral said otherwise. */
  static List<Version> earlier(List<Person> before, List<Person> now, Origin partner, @Nullable LocalDate on) {
    Source source = Source.said(Source.EARLIER_REFERRAL, partner, on);
    List<Version> versions = new ArrayList<>();
    before.forEach(then -> sameMember(then, now).ifPresent(person -> {
      List<Version> current = of(person, person, source);
      of(then, person, source).stream().filter(version -> current.stream().noneMatch(same -> sameValue(same, version))).forEach(versions::add);
    }));
    if (!before.isEmpty() && before.stream().anyMatch(then -> sameMember(then, now).isEmpty()) || before.size() > now.size()) {
      versions.add(Version.stated(FactKind.composition, null, names(before), source, ""));
    }
    return versions;
  }

  private static List<Version> of(Person said, Person about, Source source) {
    List<Version> versions = new ArrayList<>();
    versions.add(Version.stated(FactKind.ofName(said.fullName()), about.id(), said.fullName(), source, ""));
    if (said.nameInScript() != null) {
      versions.add(Version.stated(FactKind.ofName(said.nameInScript()), about.id(), said.nameInScript(), source, ""));
    }
    versions.add(Version.born(about.id(), said.birthAsWritten(), said.birth(), source));
    if (!said.principalApplicant()) {
      versions.add(Version.stated(FactKind.relation, about.id(), said.relation(), source, ""));
    }
    if (said.documentNumber() != null) {
      versions.add(Version.number(about.id(), said.documentNumber(), said.documentType(), source, ""));
    }
    if (said.particulars().occupation() != null) {
      versions.add(Version.stated(FactKind.service, about.id(), said.particulars().occupation(), source, ""));
    }
    return versions;
  }

  private static boolean sameValue(Version one, Version other) {
    return one.kind() == other.kind() && one.value().equals(other.value()) && Objects.equals(one.type(), other.type());
  }

  /** The member that a member of an earlier version is now: whoever has the same place and kinship, else the same number, else a name that fits. */
  static Optional<Person> sameMember(Person then, List<Person> now) {
    return now.stream().filter(person -> person.position() == then.position() && person.relation().equals(then.relation())).findFirst()
        .or(() -> now.stream().filter(person -> then.documentNumber() != null && then.documentNumber().equals(person.documentNumber())).findFirst())
        .or(() -> now.stream().filter(person -> NameComparison.between(ComparableName.ofPerson(then.fullName()), ComparableName.ofPerson(person.fullName()))
            .alike()).findFirst());
  }

  private static String names(List<Person> family) {
    return family.stream().map(Person::fullName).collect(Collectors.joining("\n"));
  }
}

package org.passerelle.sponsorship.undertaking;

import java.util.List;
import java.util.UUID;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.sponsorship.FamiliesToPlace;
import org.passerelle.sponsorship.undertaking.FamilyListed.Member;
import org.springframework.stereotype.Component;

/** Reads families as they stand on undertakings. */
@Component
class FamiliesListed {

  private final Persons persons;
  private final FamiliesToPlace families;

  FamiliesListed(Persons persons, FamiliesToPlace families) {
    this.persons = persons;
    this.families = families;
  }

  /** As its sponsor may read it. */
  FamilyListed forSponsor(UUID caseId) {
    List<Person> people = persons.of(caseId);
    boolean shown = families.get(caseId).mayBeShown();
    return listed(shown, shown ? people : List.of(), people);
  }

  /** As those who decide read it. */
  FamilyListed forDecision(UUID caseId) {
    List<Person> people = persons.of(caseId);
    return listed(true, people, people);
  }

  List<UUID> ids(UUID caseId) {
    return persons.of(caseId).stream().map(Person::id).toList();
  }

  private static FamilyListed listed(boolean shown, List<Person> named, List<Person> all) {
    return new FamilyListed(shown, named.stream().map(person -> new Member(person.id(), person.fullName(), person.nameInScript(), person.relation(),
        person.accompanying())).toList(), (int) all.stream().filter(Person::accompanying).count());
  }
}

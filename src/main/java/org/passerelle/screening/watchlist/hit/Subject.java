package org.passerelle.screening.watchlist.hit;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Birth;
import org.passerelle.casefile.Person;
import org.passerelle.partner.ScreenedParty;
import org.passerelle.screening.watchlist.BirthRange;
import org.passerelle.screening.watchlist.ListedParty;
import org.passerelle.screening.watchlist.Sought;

/**
 * Somebody on file who is compared with the lists.
 *
 * @param kind   {@code person}, {@code organization}, {@code principal} or {@code payee}
 * @param sought what is compared
 */
record Subject(String kind, UUID id, Sought sought) {

  static Subject of(Person person) {
    Stream<@Nullable String> others = person.particulars().otherNames().stream().flatMap(other -> Stream.of(other.name(), other.nameInScript()));
    List<String> names = present(Stream.concat(Stream.of(person.fullName(), person.nameInScript()), others));
    return new Subject("person", person.id(), new Sought(ListedParty.Kind.person, names, range(person.birth()), person.sex(), person.nationality(),
        present(Stream.of(person.documentNumber()))));
  }

  static Subject of(ScreenedParty party) {
    return new Subject(party.kind().name(), party.id(), new Sought(party.person() ? ListedParty.Kind.person : ListedParty.Kind.organization, party.names(),
        range(party.birth()), party.sex(), party.nationality(), present(Stream.of(party.documentNumber()))));
  }

  private static @Nullable BirthRange range(Birth birth) {
    return birth.earliest() == null || birth.latest() == null ? null : new BirthRange(birth.earliest(), birth.latest());
  }

  private static List<String> present(Stream<@Nullable String> values) {
    return values.filter(value -> value != null && !value.isBlank()).distinct().toList();
  }
}

package org.passerelle.screening.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.Person;

/** When two persons on file may be one. */
class ResemblanceTest {

  @Test
  void aNameIsTheSameInAnyOrderAndSpelledWithAccentsOrWithout() {
    assertThat(between(person("Zarmina  Noor-Testfictional", "1990"), person("noor testfictional, ZARMÍNA", "1990-05")))
        .containsExactly("compatibleBirth", "sameName");
  }

  @Test
  void aNameInArabicScriptIsTheSameOnEveryKeyboard() {
    Person arabic = inScript("A Testfictional", "علي كريمة");
    Person persian = inScript("B Testfictional", "علی کریمه");
    Person vowelled = inScript("C Testfictional", "عَلِي كـريمة");
    assertThat(between(arabic, persian)).contains("sameName");
    assertThat(between(arabic, vowelled)).contains("sameName");
    assertThat(between(arabic, inScript("D Testfictional", "على حسن"))).isEmpty();
  }

  @Test
  void birthsThatCannotBeTheSameClearASharedName() {
    assertThat(between(person("Ahmad", "1990"), person("Ahmad", "1991-02"))).isEmpty();
    assertThat(between(person("Ahmad", "1990"), person("Ahmad", "1990-12-31"))).contains("sameName", "compatibleBirth");
    assertThat(between(person("Ahmad", "unknown"), person("Ahmad", "1991"))).containsExactly("sameName");
  }

  @Test
  void aSharedDocumentIsEnoughAlone() {
    assertThat(between(document("Ahmad", "1990", "P 123-456"), document("Someone Else", "1955", "p123456"))).containsExactly("sameDocument");
    assertThat(between(document("Ahmad", "1990", "12"), document("Someone Else", "1990", "12"))).as("too short to say anything").isEmpty();
  }

  @Property
  void itIsTheSameWhicheverIsAskedAboutFirst(@ForAll("persons") Person one, @ForAll("persons") Person other) {
    assertThat(Resemblance.between(one, other)).isEqualTo(Resemblance.between(other, one));
  }

  @Property
  void everyoneResemblesThemselvesHoweverTheirNameIsOrdered(@ForAll("persons") Person one, @ForAll Random order) {
    List<String> parts = new ArrayList<>(List.of(one.fullName().split(" ")));
    Collections.shuffle(parts, order);
    Person same = new Person(UUID.randomUUID(), 1, "child", true, String.join("  ", parts).toUpperCase(java.util.Locale.ROOT), null, "female",
        one.birthAsWritten(), one.birthEarliest(), one.birthLatest(), null, null, null);
    assertThat(Resemblance.between(one, same)).contains("sameName");
  }

  @Provide
  Arbitrary<Person> persons() {
    Arbitrary<String> names = Arbitraries.of("Ahmad", "Zarmina", "Omid", "Noor", "Maryam").list().ofMinSize(1).ofMaxSize(3)
        .map(parts -> String.join(" ", parts));
    return Combinators.combine(names, Arbitraries.of("1990", "1990-05", "1990-05-17", "1991", "unknown"),
        Arbitraries.of("P123456", "P999999", null).injectNull(0.1)).as(ResemblanceTest::document);
  }

  private static java.util.Set<String> between(Person one, Person other) {
    return Resemblance.between(one, other);
  }

  private static Person person(String name, String birth) {
    return document(name, birth, null);
  }

  private static Person inScript(String name, String script) {
    return new Person(UUID.randomUUID(), 1, "child", true, name, script, "female", "unknown", null, null, null, null, null);
  }

  private static Person document(String name, String birth, String number) {
    LocalDate earliest = birth.equals("unknown") ? null : LocalDate.parse((birth + "-01-01").substring(0, 10));
    LocalDate latest = switch (birth.length()) {
      case 4 -> LocalDate.parse(birth + "-12-31");
      case 10 -> earliest;
      default -> earliest == null ? null : earliest.plusMonths(1).minusDays(1);
    };
    return new Person(UUID.randomUUID(), 1, "child", true, name, null, "female", birth, earliest, latest, null, null, number);
  }
}

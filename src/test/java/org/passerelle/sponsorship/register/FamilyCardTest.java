package org.passerelle.sponsorship.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No card that shows anything is rarer than four others that look the same, and none says what is not so. */
class FamilyCardTest {

  @Property(tries = 300)
  void everyCardLooksLikeFourOthersOrShowsNothing(@ForAll("pools") List<FamilyCard> pool) {
    Map<UUID, FamilyCard> full = new HashMap<>();
    pool.forEach(card -> full.put(UUID.randomUUID(), card));

    Map<UUID, FamilyCard> shown = FamilyCard.anonymous(full);

    assertThat(shown.keySet()).isEqualTo(full.keySet());
    Map<FamilyCard, Long> alike = shown.values().stream().collect(Collectors.groupingBy(card -> card, Collectors.counting()));
    alike.forEach((card, count) -> assertThat(card.blank() || count >= FamilyCard.ALIKE).as("%s %d", card, count).isTrue());
    shown.forEach((family, card) -> {
      for (int each = 0; each < card.values().length; each++) {
        assertThat(card.values()[each]).isIn(null, full.get(family).values()[each]);
      }
    });
  }

  @Example
  void showsAllThatFiveShare() {
    FamilyCard common = new FamilyCard("3-4", "some", "none", "prs", "PAK", "any", "basic", "stated");
    FamilyCard rare = new FamilyCard("7+", "some", "medical", "rhg", "BGD", "MB", "university", "stated");
    Map<UUID, FamilyCard> full = new HashMap<>();
    for (int each = 0; each < FamilyCard.ALIKE; each++) {
      full.put(UUID.randomUUID(), common);
    }
    UUID alone = UUID.randomUUID();
    full.put(alone, rare);

    Map<UUID, FamilyCard> shown = FamilyCard.anonymous(full);

    assertThat(shown.values()).filteredOn(card -> card.equals(common)).hasSize(FamilyCard.ALIKE);
    assertThat(shown.get(alone).blank()).isTrue();
  }

  @Provide
  Arbitrary<List<FamilyCard>> pools() {
    return Combinators.combine(Arbitraries.of("1", "2", "3-4"), Arbitraries.of("some", "none"), Arbitraries.of("none", "medical"),
        Arbitraries.of("prs", "ara", "swa"), Arbitraries.of("PAK", "TUR", "KEN"), Arbitraries.of("any", "MB"), Arbitraries.of("basic", "university"),
        Arbitraries.of("stated", "unknown")).as(FamilyCard::new).list().ofMaxSize(120);
  }
}

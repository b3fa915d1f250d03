package org.passerelle.sponsorship.eligibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passerelle.sponsorship.FirstYearCosts;
import org.passerelle.sponsorship.Room;
import org.passerelle.sponsorship.Stream;
import org.passerelle.sponsorship.eligibility.SettlementCost.Part;
import org.springframework.stereotype.Component;

/** What a family's first year costs, from the editions in force: the settlement cost table, and in Québec annex D, which knows no caps on goods. */
@Component
class CostsOnFile implements FirstYearCosts {

  private final FigureEditions editions;

  CostsOnFile(FigureEditions editions) {
    this.editions = editions;
  }

  @Override
  public List<Share> shares(Stream stream, LocalDate on) {
    Sharing sharing = editions.on(on).sharing().get(stream);
    return sharing == null ? List.of() : sharing.shares().stream().map(share -> new Share(share.part() == Part.startUp ? Kind.startUp : Kind.monthly,
        share.firstMonth(), share.lastMonth(), share.bySponsor() ? Payer.sponsor : Payer.state, share.source())).toList();
  }

  @Override
  public Optional<Table> table(Stream stream, Room family, LocalDate on) {
    Figures figures = editions.on(on);
    return stream.quebec() ? figures.edition(FigureTable.annexD).map(edition -> annexD(family, edition))
        : figures.edition(FigureTable.settlementCost).map(edition -> settlementCost(family, edition));
  }

  private static Table settlementCost(Room family, Edition edition) {
    SettlementCost cost = SettlementCost.of(family.persons(), 0, edition, Sharing.ALL_BY_SPONSOR);
    Map<String, BigDecimal> caps = new HashMap<>();
    for (InKind item : InKind.values()) {
      caps.put(item.name(), BigDecimal.valueOf(cost.cap(item)));
    }
    return new Table(BigDecimal.valueOf(cost.amount(Part.incomeSupport)), BigDecimal.valueOf(cost.amount(Part.startUp)), caps, edition.from(), edition.source());
  }

  private static Table annexD(Room family, Edition edition) {
    int amount = QuebecNeeds.forSponsored(family.persons() - family.children(), family.children(), edition);
    return new Table(BigDecimal.valueOf(amount), BigDecimal.ZERO, Map.of(), edition.from(), edition.source());
  }
}

package org.passerelle.sponsorship.eligibility;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.sponsorship.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reckons for a family of any composition what its sponsor must show. Names nobody and keeps nothing. */
@Service
public class CostCalculator {

  /** Larger families are reckoned by hand. */
  public static final int LARGEST = 20;

  private final FigureEditions editions;

  CostCalculator(FigureEditions editions) {
    this.editions = editions;
  }

  /**
   * A family, and how it would be sponsored.
   *
   * @param adults   of 18 and more
   * @param children who are younger
   * @param diets    of both, how many need a special diet
   * @param day      by the figures of which it is reckoned
   */
  public record Question(int adults, int children, int diets, Stream stream, LocalDate day) {

    public int persons() {
      return adults + children;
    }
  }

  /**
   * What the sponsor must show.
   *
   * @param missing   the table of which no edition is in force that day; null when all are known
   * @param cost      line by line; null in Québec, and when it is not known
   * @param sponsored Québec: what the sponsor must hold for the sponsored persons; null elsewhere
   * @param incomes   Québec: what each member of a group must earn, for a household of one, two and so on, then what a further person adds
   * @param edition   from which the figures are; null when there is none
   */
  public record Answer(Question question, @Nullable FigureTable missing, @Nullable SettlementCost cost, @Nullable Integer sponsored,
      List<Integer> incomes, Sharing sharing, @Nullable Edition edition) {
  }

  @Transactional(readOnly = true)
  public Answer answer(Question question) {
    Figures figures = editions.on(question.day);
    FigureTable table = question.stream == Stream.quebecCollective ? FigureTable.annexD : FigureTable.settlementCost;
    Sharing sharing = figures.sharing(question.stream);
    Edition edition = figures.edition(table).orElse(null);
    if (edition == null) {
      return new Answer(question, table, null, null, List.of(), sharing, null);
    }
    return table == FigureTable.annexD
        ? new Answer(question, null, null, QuebecNeeds.forSponsored(question.adults, question.children, edition), incomes(figures), sharing, edition)
        : new Answer(question, null, SettlementCost.of(question.persons(), question.diets, edition, sharing), null, List.of(), sharing, edition);
  }

  private static List<Integer> incomes(Figures figures) {
    return figures.edition(FigureTable.annexB).map(annex -> FigureTable.annexB.cells().stream().map(annex.figures()::get).toList()).orElse(List.of());
  }
}

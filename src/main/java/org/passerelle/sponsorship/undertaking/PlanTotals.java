package org.passerelle.sponsorship.undertaking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passerelle.sponsorship.FirstYearCosts.Kind;
import org.passerelle.sponsorship.FirstYearCosts.Payer;
import org.passerelle.sponsorship.FirstYearCosts.Share;
import org.passerelle.sponsorship.FirstYearCosts.Table;
import org.passerelle.sponsorship.undertaking.SettlementPlan.Cost;

/**
 * What a plan adds up to in the first year, against what the cost table asks of the sponsor for the months that it pays. What is given in kind counts up to the
 * table's limit, and not at all for items that the table does not list; without a table it is added up and compared with nothing.
 *
 * @param months how many months of the first year the sponsor pays
 */
public record PlanTotals(Sum startUp, Sum monthly, int months, @Nullable Table table) {

  private static final BigDecimal YEAR = BigDecimal.valueOf(12);

  /** Adds up a plan, also one that is not whole yet. */
  public static PlanTotals of(Map<PlanItem, Cost> costs, List<Share> shares, @Nullable Table table) {
    int months = monthsPaid(shares);
    BigDecimal part = BigDecimal.valueOf(months).divide(YEAR, 10, RoundingMode.HALF_UP);
    BigDecimal income = table == null ? null : cents(table.income().multiply(part));
    BigDecimal startUp = table == null ? null : pays(shares, Kind.startUp) ? table.startUp() : BigDecimal.ZERO;
    return new PlanTotals(sum(Kind.startUp, costs, BigDecimal.ONE, BigDecimal.ONE, table, startUp),
        sum(Kind.monthly, costs, BigDecimal.valueOf(months), part, table, income), months, table);
  }

  /** Whether the sponsor pays anything of that kind; where nothing is on file it pays all. */
  public static boolean pays(List<Share> shares, Kind kind) {
    return shares.isEmpty() || shares.stream().anyMatch(share -> share.kind() == kind && share.payer() == Payer.sponsor);
  }

  private static int monthsPaid(List<Share> shares) {
    return shares.isEmpty() ? YEAR.intValue() : shares.stream().filter(share -> share.kind() == Kind.monthly && share.payer() == Payer.sponsor).mapToInt(Share::months).sum();
  }

  private static Sum sum(Kind kind, Map<PlanItem, Cost> costs, BigDecimal times, BigDecimal part, @Nullable Table table, @Nullable BigDecimal needed) {
    BigDecimal money = BigDecimal.ZERO;
    BigDecimal inKind = BigDecimal.ZERO;
    BigDecimal counted = BigDecimal.ZERO;
    for (PlanItem item : PlanItem.of(kind)) {
      Cost cost = costs.get(item);
      if (cost != null) {
        BigDecimal given = cost.inKind().multiply(times);
        money = money.add(cost.money().multiply(times));
        inKind = inKind.add(given);
        counted = counted.add(table == null ? given : given.min(cap(item, table, part)));
      }
    }
    return new Sum(cents(money), cents(inKind), cents(counted), needed);
  }

  private static BigDecimal cap(PlanItem item, Table table, BigDecimal part) {
    return item.caps().stream().map(table.inKindCaps()::get).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add).multiply(part);
  }

  private static BigDecimal cents(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP);
  }

  public BigDecimal counts() {
    return startUp.counts().add(monthly.counts());
  }

  /** What is needed over both; null without a table. */
  public @Nullable BigDecimal needed() {
    return startUp.needed == null || monthly.needed == null ? null : startUp.needed.add(monthly.needed);
  }

  /** By how much the plan falls short as a whole: zero when it does not, or when nothing is known to compare it with. */
  public BigDecimal shortfall() {
    BigDecimal needed = needed();
    return needed == null ? BigDecimal.ZERO : needed.subtract(counts()).max(BigDecimal.ZERO);
  }

  /**
   * What it adds up to in the first year.
   *
   * @param counted what of the value in kind counts
   * @param needed  null without a table
   */
  public record Sum(BigDecimal money, BigDecimal inKind, BigDecimal counted, @Nullable BigDecimal needed) {

    public BigDecimal counts() {
      return money.add(counted);
    }
  }
}

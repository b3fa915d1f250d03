package org.passerelle.sponsorship.undertaking;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a sponsor means to settle a family.
 *
 * @param costs what it pays or gives, by item; items that the State pays for are missing
 */
public record SettlementPlan(Map<PlanItem, Cost> costs, Map<Duty, Done> duties, Set<Declaration> declarations, @Nullable String remarks) {

  /**
   * What is planned for an item, in Canadian dollars: once to start, a month for what goes on.
   *
   * @param money  paid
   * @param inKind value of what is given instead
   * @param given  what that is; there when anything is
   */
  public record Cost(BigDecimal money, BigDecimal inKind, @Nullable String given) {
  }

  /**
   * Who does something for the family.
   *
   * @param who in the sponsor's words, such as a first name
   */
  public record Done(Duty.By by, @Nullable String who) {
  }
}

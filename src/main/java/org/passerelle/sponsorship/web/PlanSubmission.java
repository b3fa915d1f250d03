package org.passerelle.sponsorship.web;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.sponsorship.undertaking.Declaration;
import org.passerelle.sponsorship.undertaking.Duty;
import org.passerelle.sponsorship.undertaking.PlanItem;

/**
 * A settlement plan as a program writes it. What is missing may be added later; it is asked for when the undertaking is filed.
 *
 * @param costs        what is paid or given, by item: once to start, a month for shelter, transport and living
 * @param duties       who does what
 * @param declarations which are made
 */
public record PlanSubmission(@Nullable Map<PlanItem, @Nullable Cost> costs, @Nullable Map<Duty, @Nullable Done> duties,
    @Nullable Map<Declaration, @Nullable Boolean> declarations, @Nullable String remarks) {

  /** Digits that no amount has; what has more is not written out. */
  private static final int DIGITS = 12;

  /** Field by field, as a page would send it. */
  Map<String, String> typed() {
    Map<String, String> typed = new HashMap<>();
    Map<PlanItem, Cost> paid = costs == null ? Map.of() : costs;
    paid.forEach((item, cost) -> {
      if (cost != null) {
        put(typed, "costs." + item + ".money", written(cost.money));
        put(typed, "costs." + item + ".inKind", written(cost.inKind));
        put(typed, "costs." + item + ".given", cost.given);
      }
    });
    Map<Duty, Done> done = duties == null ? Map.of() : duties;
    done.forEach((duty, each) -> {
      if (each != null) {
        put(typed, "duties." + duty + ".by", each.by == null ? null : each.by.name());
        put(typed, "duties." + duty + ".who", each.who);
      }
    });
    Map<Declaration, Boolean> made = declarations == null ? Map.of() : declarations;
    made.forEach((declaration, given) -> put(typed, "declarations." + declaration, Boolean.TRUE.equals(given) ? "true" : null));
    put(typed, "remarks", remarks);
    return typed;
  }

  private static void put(Map<String, String> typed, String path, @Nullable String answer) {
    if (answer != null && !answer.isBlank()) {
      typed.put(path, answer);
    }
  }

  private static @Nullable String written(@Nullable BigDecimal amount) {
    if (amount == null) {
      return null;
    }
    boolean sensible = amount.precision() <= DIGITS && Math.abs(amount.scale()) <= DIGITS;
    return sensible ? amount.stripTrailingZeros().toPlainString() : "too long";
  }

  /** @param given what is given in kind */
  record Cost(@Nullable BigDecimal money, @Nullable BigDecimal inKind, @Nullable String given) {
  }

  /** @param who in the sponsor's words */
  record Done(Duty.@Nullable By by, @Nullable String who) {
  }
}

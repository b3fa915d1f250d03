package org.passerelle.sponsorship.undertaking;

import java.time.LocalDate;
import java.util.List;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.FamiliesToPlace;
import org.passerelle.sponsorship.FirstYearCosts;
import org.passerelle.sponsorship.FirstYearCosts.Share;
import org.passerelle.sponsorship.Room;
import org.springframework.stereotype.Component;

/** Compares plans with what the first year costs, by the figures of the day on which the sponsor was asked. */
@Component
class Reckoning {

  private final FirstYearCosts costs;
  private final FamiliesToPlace families;
  private final Today today;

  Reckoning(FirstYearCosts costs, FamiliesToPlace families, Today today) {
    this.costs = costs;
    this.families = families;
    this.today = today;
  }

  List<Share> shares(Undertaking undertaking) {
    return costs.shares(undertaking.stream(), day(undertaking));
  }

  PlanTotals totals(Undertaking undertaking, SettlementPlan plan) {
    Room family = families.get(undertaking.caseId()).room();
    return PlanTotals.of(plan.costs(), shares(undertaking), costs.table(undertaking.stream(), family, day(undertaking)).orElse(null));
  }

  private LocalDate day(Undertaking undertaking) {
    return today.on(undertaking.askedAt());
  }
}

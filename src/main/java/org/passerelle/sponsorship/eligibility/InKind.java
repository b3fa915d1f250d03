package org.passerelle.sponsorship.eligibility;

import org.passerelle.sponsorship.eligibility.SettlementCost.Part;

/** What a sponsor may give as goods instead of money, up to a cap: the columns of the settlement cost table. */
public enum InKind {
  shelter(Part.incomeSupport), clothing(Part.startUp), furniture(Part.startUp), household(Part.startUp), linens(Part.startUp),
  food(Part.startUp);

  private final Part part;

  InKind(Part part) {
    this.part = part;
  }

  /** The part of the cost from which it is deducted. */
  public Part part() {
    return part;
  }
}

package org.passerelle.sponsorship.undertaking;

import java.util.HashMap;
import java.util.Map;
import org.passerelle.sponsorship.FirstYearCosts.Kind;

/** Fictional settlement plans as they would be typed. */
public final class Plans {

  private Plans() {
  }

  /** A plan with nothing missing: 100 for each item to start, 1,500 for each month's, some furniture in kind. */
  public static Map<String, String> whole() {
    Map<String, String> typed = new HashMap<>();
    for (PlanItem item : PlanItem.values()) {
      typed.put("costs." + item + ".money", item.kind() == Kind.startUp ? "100" : "1500");
    }
    typed.put("costs.furniture.inKind", "40");
    typed.put("costs.furniture.given", "A fictional table");
    for (Duty duty : Duty.values()) {
      typed.put("duties." + duty + ".by", "both");
    }
    typed.put("duties.airport.who", "Robin Lampfictional");
    for (Declaration declaration : Declaration.values()) {
      typed.put("declarations." + declaration, "true");
    }
    typed.put("remarks", "A fictional remark.");
    return typed;
  }
}

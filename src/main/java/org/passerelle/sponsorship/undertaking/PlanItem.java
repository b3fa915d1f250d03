package org.passerelle.sponsorship.undertaking;

import java.util.Arrays;
import java.util.List;
import org.passerelle.sponsorship.FirstYearCosts.Kind;

/** What a settlement plan reckons with (settlement plan of groups of five: start-up costs once, ongoing costs each month). */
public enum PlanItem {
  clothing(Kind.startUp, "clothing"), furniture(Kind.startUp, "furniture"), household(Kind.startUp, "household", "linens"),
  foodStaples(Kind.startUp, "food"), hookUps(Kind.startUp), school(Kind.startUp),
  shelter(Kind.monthly, "shelter"), transport(Kind.monthly), living(Kind.monthly);

  private final Kind kind;
  private final List<String> caps;

  PlanItem(Kind kind, String... caps) {
    this.kind = kind;
    this.caps = List.of(caps);
  }

  public Kind kind() {
    return kind;
  }

  /** The entries of the table up to whose sum it counts when it is given in kind; none when it never counts. */
  List<String> caps() {
    return caps;
  }

  public static List<PlanItem> of(Kind kind) {
    return Arrays.stream(values()).filter(item -> item.kind == kind).toList();
  }
}

package org.passerelle.sponsorship.undertaking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.passerelle.referral.Written;
import org.passerelle.sponsorship.FirstYearCosts.Kind;
import org.passerelle.sponsorship.undertaking.SettlementPlan.Cost;
import org.passerelle.sponsorship.undertaking.SettlementPlan.Done;

/**
 * A settlement plan as it was typed, read and checked: from a page or a program, field by field. Amounts may be written as either language writes them.
 *
 * @param plan   as far as it could be read; whole when nothing is wrong
 * @param faults all that is wrong or missing
 */
public record PlanReading(SettlementPlan plan, List<PlanFault> faults) {

  /** The field for remarks. */
  public static final String REMARKS = "remarks";

  static final int LONGEST_REMARKS = 4000;

  private static final int LONGEST_GIVEN = 300;
  private static final int LONGEST_WHO = 200;
  private static final BigDecimal MOST = new BigDecimal("999999.99");
  private static final Set<String> PATHS = paths();

  /** Whether a plan has such a field. */
  public static boolean knows(String path) {
    return PATHS.contains(path);
  }

  /**
   * Reads what was typed.
   *
   * @param paid which kinds of costs the sponsor pays under its stream; others are neither asked nor read
   */
  public static PlanReading of(Map<String, String> typed, Predicate<Kind> paid) {
    Reader reader = new Reader(typed);
    Map<PlanItem, Cost> costs = new EnumMap<>(PlanItem.class);
    Arrays.stream(PlanItem.values()).filter(item -> paid.test(item.kind())).forEach(item -> reader.cost(item).ifPresent(cost -> costs.put(item, cost)));
    Map<Duty, Done> duties = new EnumMap<>(Duty.class);
    Arrays.stream(Duty.values()).forEach(duty -> reader.done(duty).ifPresent(done -> duties.put(duty, done)));
    Set<Declaration> declared = EnumSet.noneOf(Declaration.class);
    Arrays.stream(Declaration.values()).filter(reader::declared).forEach(declared::add);
    String remarks = reader.text(REMARKS, LONGEST_REMARKS, Written.PROSE);
    return new PlanReading(new SettlementPlan(costs, duties, declared, remarks), reader.faults);
  }

  private static Set<String> paths() {
    Set<String> paths = new LinkedHashSet<>();
    for (PlanItem item : PlanItem.values()) {
      List.of("money", "inKind", "given").forEach(field -> paths.add(cost(item, field)));
    }
    for (Duty duty : Duty.values()) {
      List.of("by", "who").forEach(field -> paths.add(duty(duty, field)));
    }
    for (Declaration declaration : Declaration.values()) {
      paths.add(declaration(declaration));
    }
    paths.add(REMARKS);
    return paths;
  }

  static String cost(PlanItem item, String field) {
    return "costs." + item + "." + field;
  }

  static String duty(Duty duty, String field) {
    return "duties." + duty + "." + field;
  }

  static String declaration(Declaration declaration) {
    return "declarations." + declaration;
  }

  /** Reads field by field and notes what is wrong. */
  private static final class Reader {

    private final Map<String, String> typed;
    private final List<PlanFault> faults = new ArrayList<>();

    Reader(Map<String, String> typed) {
      this.typed = typed;
    }

    Optional<Cost> cost(PlanItem item) {
      if (blank(cost("money", item)) && blank(cost("inKind", item))) {
        faults.add(new PlanFault(cost("money", item), "amount", true));
        text(cost("given", item), LONGEST_GIVEN, Written.LINE);
        return Optional.empty();
      }
      BigDecimal money = amount(cost("money", item));
      BigDecimal inKind = amount(cost("inKind", item));
      String given = text(cost("given", item), LONGEST_GIVEN, Written.LINE);
      if (inKind != null && inKind.signum() > 0 && given == null && blank(cost("given", item))) {
        faults.add(new PlanFault(cost("given", item), "given", true));
      }
      return money == null || inKind == null ? Optional.empty() : Optional.of(new Cost(money, inKind, inKind.signum() > 0 ? given : null));
    }

    Optional<Done> done(Duty duty) {
      String who = text(PlanReading.duty(duty, "who"), LONGEST_WHO, Written.LINE);
      String path = PlanReading.duty(duty, "by");
      if (blank(path)) {
        faults.add(new PlanFault(path, "by", true));
        return Optional.empty();
      }
      Optional<Duty.By> by = Arrays.stream(Duty.By.values()).filter(code -> code.name().equals(typed.get(path))).findFirst();
      if (by.isEmpty()) {
        faults.add(new PlanFault(path, "by", false));
      }
      return by.map(code -> new Done(code, who));
    }

    boolean declared(Declaration declaration) {
      boolean declared = "true".equals(typed.get(declaration(declaration)));
      if (!declared) {
        faults.add(new PlanFault(declaration(declaration), "declaration", true));
      }
      return declared;
    }

    @Nullable String text(String path, int longest, String form) {
      String text = typed.getOrDefault(path, "").strip();
      if (text.length() > longest) {
        faults.add(new PlanFault(path, "tooLong." + longest, false));
      } else if (!text.matches(form)) {
        faults.add(new PlanFault(path, "control", false));
      } else if (!text.isEmpty()) {
        return text;
      }
      return null;
    }

    /** Zero when nothing was typed; null when it is no amount. */
    private @Nullable BigDecimal amount(String path) {
      String plain = typed.getOrDefault(path, "").replaceAll("[\\s\\u00A0\\u202F$]", "");
      if (plain.isEmpty()) {
        return BigDecimal.ZERO.setScale(2);
      }
      String number = plain.matches("\\d{1,3}(,\\d{3})+(\\.\\d{1,2})?") ? plain.replace(",", "") : plain.replace(',', '.');
      if (number.matches("\\d{1,9}(\\.\\d{1,2})?")) {
        BigDecimal amount = new BigDecimal(number).setScale(2);
        if (amount.compareTo(MOST) <= 0) {
          return amount;
        }
      }
      faults.add(new PlanFault(path, "notAnAmount", false));
      return null;
    }

    private static String cost(String field, PlanItem item) {
      return PlanReading.cost(item, field);
    }

    private boolean blank(String path) {
      return typed.getOrDefault(path, "").isBlank();
    }
  }
}

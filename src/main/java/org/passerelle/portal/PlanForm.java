package org.passerelle.portal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.portal.DraftForm.StepView;
import org.passerelle.sponsorship.FirstYearCosts.Kind;
import org.passerelle.sponsorship.undertaking.Declaration;
import org.passerelle.sponsorship.undertaking.Duty;
import org.passerelle.sponsorship.undertaking.FilingUndertakings.Opened;
import org.passerelle.sponsorship.undertaking.FilingUndertakings.Read;
import org.passerelle.sponsorship.undertaking.PlanFault;
import org.passerelle.sponsorship.undertaking.PlanItem;
import org.passerelle.sponsorship.undertaking.PlanTotals;
import org.passerelle.sponsorship.undertaking.SettlementPlan;
import org.passerelle.sponsorship.undertaking.UndertakingDraft;

/**
 * An undertaking that is being written, as one of its pages shows it: what was typed, and what is wrong beside each field. Until the whole has been looked at
 * once, an answer that is merely missing is not held against anybody.
 */
public final class PlanForm {

  private final Opened opened;
  private final UndertakingDraft draft;
  private final Map<String, String> typed;
  private final PlanStep step;
  private final Read read;
  private final PageFaults words;

  /**
   * A page.
   *
   * @param draft as it is on file
   * @param typed as the page shows it
   * @param read  what that says
   */
  PlanForm(Opened opened, UndertakingDraft draft, Map<String, String> typed, PlanStep step, Read read, PageFaults words) {
    this.opened = opened;
    this.draft = draft;
    this.typed = typed;
    this.step = step;
    this.read = read;
    this.words = words;
  }

  public Opened opened() {
    return opened;
  }

  public UndertakingDraft draft() {
    return draft;
  }

  public PlanTotals totals() {
    return read.totals();
  }

  /** What was typed, as far as it can be read. */
  public SettlementPlan plan() {
    return read.reading().plan();
  }

  public String step() {
    return step.name();
  }

  public String title() {
    return words.sentence("undertaking.step." + step);
  }

  /** The step as it stands on file, in short. */
  public String mark() {
    return draft.mark(step::holds);
  }

  /** All steps, with how each stands. */
  public List<StepView> steps() {
    return PlanStep.under(opened.shares()).stream().map(other -> {
      List<PlanFault> here = read.reading().faults().stream().filter(fault -> other.holds(fault.path())).toList();
      int wrong = (int) here.stream().filter(this::told).count();
      boolean untouched = other == PlanStep.papers ? opened.papers().isEmpty() : typed.entrySet().stream().noneMatch(answer -> other.holds(answer.getKey()) && !answer.getValue().isBlank());
      String standing = other == PlanStep.check ? null : wrong > 0 ? "mend" : untouched ? "empty" : here.isEmpty() ? "fine" : "begun";
      return new StepView(other.name(), other == step, standing, wrong);
    }).toList();
  }

  /** The items of this page. */
  public List<PlanItem> items() {
    return PlanItem.of(Kind.valueOf(step.name()));
  }

  public Duty[] duties() {
    return Duty.values();
  }

  public Declaration[] declarations() {
    return Declaration.values();
  }

  public String value(String path) {
    return typed.getOrDefault(path, "");
  }

  /** The id of a field on its page. */
  public String id(String path) {
    return path.replace('.', '-');
  }

  /** What is wrong with a field; null when nothing is. */
  public @Nullable String fault(String path) {
    return read.reading().faults().stream().filter(fault -> fault.path().equals(path) && told(fault)).map(this::sentence).findFirst().orElse(null);
  }

  /** What is wrong on this page. */
  public List<FaultView> faults() {
    return faults(step);
  }

  /** Everything that is wrong, by step. */
  public List<StepFaults> allFaults() {
    return PlanStep.under(opened.shares()).stream().map(other -> new StepFaults(other.name(), faults(other))).filter(group -> !group.faults().isEmpty()).toList();
  }

  private List<FaultView> faults(PlanStep where) {
    return read.reading().faults().stream().filter(fault -> where.holds(fault.path()) && told(fault))
        .map(fault -> new FaultView(id(fault.path()), label(fault.path()), sentence(fault))).toList();
  }

  private String sentence(PlanFault fault) {
    return words.sentence(fault.messageKey());
  }

  /** What a field is called. */
  public String label(String path) {
    String[] parts = path.split("\\.");
    return switch (parts[0]) {
      case "costs" -> words.sentence("undertaking.item." + parts[1]) + ", " + words.sentence("undertaking.field." + parts[2]);
      case "duties" -> words.sentence("undertaking.duty." + parts[1]);
      case "declarations" -> words.sentence("undertaking.declaration.short." + parts[1]);
      default -> words.sentence("undertaking.remarks");
    };
  }

  /** Something missing is told once the whole has been looked at; something wrong at once. */
  private boolean told(PlanFault fault) {
    return draft.checked() || !fault.missing();
  }

  /** Something wrong as a list shows it. */
  public record FaultView(String anchor, String label, String message) {
  }

  /** What is wrong in a step. */
  public record StepFaults(String step, List<FaultView> faults) {
  }
}

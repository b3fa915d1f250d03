package org.passerelle.sponsorship.breakdown.process;

import java.util.Map;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.TaskDecision;
import org.passerelle.engine.TaskForm;
import org.passerelle.sponsorship.breakdown.Breakdowns;
import org.passerelle.sponsorship.breakdown.Safety;
import org.springframework.stereotype.Component;

/** An officer says whether a family is safe whose sponsorship has broken down. */
@Component
class AssessFamilySafety implements TaskDecision {

  private final Breakdowns breakdowns;

  AssessFamilySafety(Breakdowns breakdowns) {
    this.breakdowns = breakdowns;
  }

  @Override
  public String task() {
    return BreakdownModel.ASSESS_FAMILY_SAFETY;
  }

  @Override
  public Map<String, Object> decide(OpenTask task, TaskForm form) {
    Safety safety = form.code(BreakdownModel.SAFETY_OUTCOME, Safety.class);
    breakdowns.assess(task, safety, form.text("reason"));
    return Map.of(BreakdownModel.PROTECTION_NEEDED, safety.needsProtection());
  }
}

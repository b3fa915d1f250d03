package org.passerelle.sponsorship.breakdown.process;

import java.util.Map;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.TaskDecision;
import org.passerelle.engine.TaskForm;
import org.passerelle.sponsorship.breakdown.Breakdowns;
import org.passerelle.sponsorship.breakdown.Safety;
import org.springframework.stereotype.Component;

/** An officer says whether the family is safe in its new care. */
@Component
class RecordSafetyOutcome implements TaskDecision {

  private final Breakdowns breakdowns;

  RecordSafetyOutcome(Breakdowns breakdowns) {
    this.breakdowns = breakdowns;
  }

  @Override
  public String task() {
    return BreakdownModel.RECORD_SAFETY_OUTCOME;
  }

  @Override
  public Map<String, Object> decide(OpenTask task, TaskForm form) {
    breakdowns.settle(task, form.code(BreakdownModel.SAFETY_OUTCOME, Safety.class), form.text("reason"));
    return Map.of();
  }
}

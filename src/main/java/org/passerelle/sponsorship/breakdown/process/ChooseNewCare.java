package org.passerelle.sponsorship.breakdown.process;

import java.util.Map;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.TaskDecision;
import org.passerelle.engine.TaskForm;
import org.passerelle.sponsorship.breakdown.Breakdowns;
import org.springframework.stereotype.Component;

/** An officer chooses who takes care of the family from now on. */
@Component
class ChooseNewCare implements TaskDecision {

  private final Breakdowns breakdowns;

  ChooseNewCare(Breakdowns breakdowns) {
    this.breakdowns = breakdowns;
  }

  @Override
  public String task() {
    return BreakdownModel.CHOOSE_NEW_CARE;
  }

  @Override
  public Map<String, Object> decide(OpenTask task, TaskForm form) {
    String care = form.code(BreakdownModel.NEW_CARE, "blended", "jointAssistance", "state");
    breakdowns.choose(task, care, form.text("reason"));
    return Map.of(BreakdownModel.NEW_CARE, care);
  }
}

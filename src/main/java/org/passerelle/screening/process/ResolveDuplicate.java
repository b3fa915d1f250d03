package org.passerelle.screening.process;

import java.util.Map;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.TaskDecision;
import org.passerelle.engine.TaskForm;
import org.passerelle.screening.duplicate.DuplicateScreening;
import org.springframework.stereotype.Component;

/** The merge unit says whether two families are one. */
@Component
class ResolveDuplicate implements TaskDecision {

  private final DuplicateScreening screening;

  ResolveDuplicate(DuplicateScreening screening) {
    this.screening = screening;
  }

  @Override
  public String task() {
    return ScreeningModel.RESOLVE_DUPLICATE;
  }

  @Override
  public Map<String, Object> decide(OpenTask task, TaskForm form) {
    String decision = form.code(ScreeningModel.DUPLICATE_DECISION, DuplicateScreening.DIFFERENT, DuplicateScreening.SAME);
    screening.resolve(task.caseId(), decision, form.text("reason"), task.officer());
    return Map.of(ScreeningModel.DUPLICATE_DECISION, decision);
  }
}

package org.passerelle.handoff.process;

import java.util.Map;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.TaskDecision;
import org.passerelle.engine.TaskForm;
import org.passerelle.handoff.Destining;
import org.springframework.stereotype.Component;

/** The officer says whether a family that did not arrive was found. */
@Component
class SearchFamily implements TaskDecision {

  private final Destining destining;

  SearchFamily(Destining destining) {
    this.destining = destining;
  }

  @Override
  public String task() {
    return HandoffModel.SEARCH_FAMILY;
  }

  @Override
  public Map<String, Object> decide(OpenTask task, TaskForm form) {
    String result = form.code(HandoffModel.SEARCH_RESULT, HandoffModel.FOUND, HandoffModel.NOT_FOUND);
    destining.searched(task.caseId(), result.equals(HandoffModel.FOUND), form.text("reason"));
    return Map.of(HandoffModel.SEARCH_RESULT, result);
  }
}

package org.passerelle.engine.webapps;

import java.util.Map;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.TaskDecision;
import org.passerelle.engine.TaskForm;
import org.springframework.stereotype.Component;

/** What the task of {@link WebappTest}'s model decides: a reason is needed, and no variable comes of it. */
@Component
public class ProbeDecision implements TaskDecision {

  @Override
  public String task() {
    return WebappTest.TASK;
  }

  @Override
  public Map<String, Object> decide(OpenTask task, TaskForm form) {
    form.text("reason");
    return Map.of();
  }
}

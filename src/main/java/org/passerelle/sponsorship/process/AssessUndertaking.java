package org.passerelle.sponsorship.process;

import java.util.Map;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.TaskDecision;
import org.passerelle.engine.TaskForm;
import org.springframework.stereotype.Component;

/** The officer's decision on an undertaking outside Québec. */
@Component
class AssessUndertaking implements TaskDecision {

  @Override
  public String task() {
    return SponsorshipModel.ASSESS_UNDERTAKING;
  }

  @Override
  public Map<String, Object> decide(OpenTask task, TaskForm form) {
    return Map.of(SponsorshipModel.UNDERTAKING_DECISION,
        form.code(SponsorshipModel.UNDERTAKING_DECISION, SponsorshipModel.APPROVED, SponsorshipModel.REFUSED, SponsorshipModel.TO_BE_CORRECTED));
  }
}

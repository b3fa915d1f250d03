package org.passerelle.sponsorship.process;

import java.util.Map;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.TaskDecision;
import org.passerelle.engine.TaskForm;
import org.passerelle.sponsorship.undertaking.DecidingUndertakings;
import org.passerelle.sponsorship.undertaking.DecidingUndertakings.Decision;
import org.springframework.stereotype.Component;

/** The officer's decision on an undertaking outside Québec. */
@Component
class AssessUndertaking implements TaskDecision {

  private final DecidingUndertakings deciding;

  AssessUndertaking(DecidingUndertakings deciding) {
    this.deciding = deciding;
  }

  @Override
  public String task() {
    return SponsorshipModel.ASSESS_UNDERTAKING;
  }

  @Override
  public Map<String, Object> decide(OpenTask task, TaskForm form) {
    Decision decision = form.code(SponsorshipModel.UNDERTAKING_DECISION, Decision.class);
    deciding.decide(task, decision, form.optionalText("reason"));
    return Map.of(SponsorshipModel.UNDERTAKING_DECISION, decision.name());
  }
}

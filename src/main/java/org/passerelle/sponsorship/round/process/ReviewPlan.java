package org.passerelle.sponsorship.round.process;

import java.util.Map;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.TaskDecision;
import org.passerelle.engine.TaskForm;
import org.passerelle.sponsorship.round.ReviewingPlan;
import org.passerelle.sponsorship.round.ReviewingPlan.Decision;
import org.springframework.stereotype.Component;

/** The officer's decision on a plan. */
@Component
class ReviewPlan implements TaskDecision {

  private final ReviewingPlan reviewing;

  ReviewPlan(ReviewingPlan reviewing) {
    this.reviewing = reviewing;
  }

  @Override
  public String task() {
    return RoundModel.REVIEW_PLAN;
  }

  @Override
  public Map<String, Object> decide(OpenTask task, TaskForm form) {
    Decision decision = form.code(RoundModel.PLAN_DECISION, Decision.class);
    reviewing.decide(task.id(RoundModel.ROUND_ID), decision, form.optionalText("reason"));
    return Map.of(RoundModel.PLAN_DECISION, decision.name());
  }
}

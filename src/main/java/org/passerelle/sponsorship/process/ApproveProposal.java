package org.passerelle.sponsorship.process;

import java.util.Map;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.TaskDecision;
import org.passerelle.engine.TaskForm;
import org.passerelle.sponsorship.SponsorshipMatching;
import org.passerelle.sponsorship.SponsorshipMatching.Decision;
import org.springframework.stereotype.Component;

/** The officer's decision on a proposed sponsor. */
@Component
class ApproveProposal implements TaskDecision {

  private final SponsorshipMatching matching;

  ApproveProposal(SponsorshipMatching matching) {
    this.matching = matching;
  }

  @Override
  public String task() {
    return SponsorshipModel.APPROVE_PROPOSAL;
  }

  @Override
  public Map<String, Object> decide(OpenTask task, TaskForm form) {
    Decision decision = form.code(SponsorshipModel.PROPOSAL_DECISION, Decision.class);
    matching.decide(task, decision, form.optionalText("reason"));
    return Map.of(SponsorshipModel.PROPOSAL_DECISION, decision.name());
  }
}

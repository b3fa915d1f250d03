package org.passerelle.identity.process;

import java.util.Map;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.TaskDecision;
import org.passerelle.engine.TaskForm;
import org.passerelle.identity.gate.Gate;
import org.passerelle.identity.gate.Gate.Answer;
import org.springframework.stereotype.Component;

/** The compliance officer's answer to a gate that is shut. */
@Component
class ClearGate implements TaskDecision {

  private static final String REASON = "reason";

  private final Gate gate;

  ClearGate(Gate gate) {
    this.gate = gate;
  }

  @Override
  public String task() {
    return IdentityModel.CLEAR_GATE;
  }

  @Override
  public Map<String, Object> decide(OpenTask task, TaskForm form) {
    Answer answer = form.code(IdentityModel.GATE_ANSWER, Answer.class);
    String reason = answer == Answer.checkAgain ? form.optionalText(REASON) : form.text(REASON);
    gate.answer(task.caseId(), task.id(IdentityModel.VERIFIER_ID), answer, reason, task.officer());
    return Map.of(IdentityModel.GATE_ANSWER, answer.name(), IdentityModel.VERIFIER_FOUND, answer != Answer.withoutNgo,
        IdentityModel.SAFETY_ASSESSED, answer != Answer.assessSafety);
  }
}

package org.passerelle.handoff.process;

import java.util.Map;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.TaskDecision;
import org.passerelle.engine.TaskForm;
import org.passerelle.handoff.Receipts;
import org.springframework.stereotype.Component;

/** The officer has called those who gave no receipt for a notice that went out twice. */
@Component
class CallRecipient implements TaskDecision {

  private final Receipts receipts;

  CallRecipient(Receipts receipts) {
    this.receipts = receipts;
  }

  @Override
  public String task() {
    return HandoffModel.CALL_RECIPIENT;
  }

  @Override
  public Map<String, Object> decide(OpenTask task, TaskForm form) {
    String result = form.code(HandoffModel.CALL_RESULT, HandoffModel.RECEIPT_BY_TELEPHONE, HandoffModel.NO_ANSWER);
    if (result.equals(HandoffModel.RECEIPT_BY_TELEPHONE)) {
      receipts.byTelephone(task.caseId(), form.text("spokeTo"));
    }
    return Map.of(HandoffModel.CALL_RESULT, result);
  }
}

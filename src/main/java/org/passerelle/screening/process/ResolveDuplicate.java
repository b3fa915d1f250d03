package org.passerelle.screening.process;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.TaskDecision;
import org.passerelle.engine.TaskForm;
import org.passerelle.screening.merge.Answer;
import org.passerelle.screening.merge.DuplicateModel;
import org.passerelle.screening.merge.MergeUnit;
import org.springframework.stereotype.Component;

/** The merge unit says whether two persons, or two families, are one. */
@Component
class ResolveDuplicate implements TaskDecision {

  private final MergeUnit unit;

  ResolveDuplicate(MergeUnit unit) {
    this.unit = unit;
  }

  @Override
  public String task() {
    return DuplicateModel.RESOLVE_DUPLICATE;
  }

  @Override
  public Map<String, Object> decide(OpenTask task, TaskForm form) {
    Optional<UUID> pair = task.optionalId(ScreeningModel.SUSPICION_ID);
    return pair.isPresent() ? onePair(task, pair.get(), form) : allPairs(task, form);
  }

  private Map<String, Object> onePair(OpenTask task, UUID pair, TaskForm form) {
    Answer answer = form.code(ScreeningModel.DUPLICATE_DECISION, Answer.class);
    boolean merged = unit.answer(task.caseId(), pair, answer, form.text("reason"), task.officer());
    return Map.of(ScreeningModel.DUPLICATE_DECISION, answer.name(), ScreeningModel.FILE_MERGED, merged);
  }

  /** Cases that were asked before version 1.2.0 of the intake name no pair. */
  private Map<String, Object> allPairs(OpenTask task, TaskForm form) {
    String answer = form.code(ScreeningModel.DUPLICATE_DECISION, Answer.different.name(), Answer.same.name());
    unit.answerAll(task.caseId(), Answer.valueOf(answer), form.text("reason"), task.officer());
    return Map.of(ScreeningModel.DUPLICATE_DECISION, answer);
  }
}

package org.passerelle.engine;

import java.util.Map;

/**
 * What an officer decides in one human task: takes the submitted form, checks it, has the domain write it down, and returns the codes by
 * which the model goes on. Nothing else that was submitted is kept by the engine.
 */
public interface TaskDecision {

  /** The element id of the user task in the models. */
  String task();

  /**
   * Whether this officer may take the task at all, beyond being in a group it is offered to. Asked when somebody reaches for it, so that nobody works
   * in vain; {@link #decide} checks the same again.
   *
   * @throws WrongField when they may not
   */
  default void mayTake(OpenTask task) {
  }

  /**
   * Applies the decision.
   *
   * @return routing variables: ids, flags, codes, instants
   * @throws WrongField when the form is not right; the task stays as it was and the officer reads the sentence
   */
  Map<String, Object> decide(OpenTask task, TaskForm form);
}

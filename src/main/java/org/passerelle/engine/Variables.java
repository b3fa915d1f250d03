package org.passerelle.engine;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.VariableScope;

/** Names of the process variables every model shares. Ids, flags, codes and instants only. */
public final class Variables {

  public static final String CASE_ID = "caseId";
  public static final String CASE_NUMBER = "caseNumber";
  public static final String PRIORITY = "priority";
  public static final String DUE_AT = "dueAt";
  public static final String FOLLOW_UP_AT = "followUpAt";
  /** Of a task alone: the case number, while the case is an emergency. */
  public static final String EMERGENCY = "emergency";
  public static final String TASK_PRIORITY = "taskPriority";
  /** Set where a model runs beside a case's journey: nothing of the case waits for it. */
  public static final String BESIDE = "besideJourney";

  private Variables() {
  }

  /** The case that runs here. */
  public static UUID caseId(VariableScope scope) {
    return UUID.fromString((String) scope.getVariable(CASE_ID));
  }

  /** Whether this runs beside the case's journey and not within it. */
  public static boolean beside(VariableScope scope) {
    return Boolean.TRUE.equals(scope.getVariable(BESIDE));
  }

  /** The number of the case that runs here. */
  public static String caseNumber(VariableScope scope) {
    return (String) scope.getVariable(CASE_NUMBER);
  }
}

package org.passerelle.reference;

import org.passerelle.engine.CaseTasks;

/** How fast a case must go: the three levels of the UNHCR Resettlement Handbook. */
public enum Priority {
  emergency(CaseTasks.EMERGENCY), urgent(60), normal(30);

  private final int taskPriority;

  Priority(int taskPriority) {
    this.taskPriority = taskPriority;
  }

  /** Where a human task of such a case stands in an officer's list: higher first, on the engine's scale of 0 to 100. */
  public int taskPriority() {
    return taskPriority;
  }
}

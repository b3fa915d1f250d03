package org.passerelle.sponsorship.breakdown.process;

/** Names in {@code sponsorship-breakdown.bpmn}. */
public final class BreakdownModel {

  public static final String PROCESS = "sponsorship-breakdown";

  /** Which breakdown it is about. */
  public static final String BREAKDOWN_ID = "breakdownId";

  static final String ASSESS_FAMILY_SAFETY = "userTask_assessFamilySafety";
  static final String CHOOSE_NEW_CARE = "userTask_chooseNewCare";
  static final String RECORD_SAFETY_OUTCOME = "userTask_recordSafetyOutcome";

  /** Field of two forms: whether the family is safe. */
  static final String SAFETY_OUTCOME = "safetyOutcome";
  /** Whether the State takes charge at once. */
  static final String PROTECTION_NEEDED = "protectionNeeded";
  /** Which care an officer chose: {@code blended}, {@code jointAssistance} or {@code state}. */
  public static final String NEW_CARE = "newCare";

  private BreakdownModel() {
  }
}

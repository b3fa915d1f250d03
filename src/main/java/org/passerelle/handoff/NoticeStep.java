package org.passerelle.handoff;

/** Where a notice of arrival stands, by what is asked next. */
public enum NoticeStep {
  /** The province is to give a receipt. */
  receipt,
  /** Somebody is to say what happened on the day of arrival. */
  arrival,
  /** The province is to confirm that it has received the family. */
  reception,
  /** The journey changed or the family did not come: the department looks into it. */
  replanning,
  /** What is owed to the family in its first months is followed until the province takes over. */
  milestones,
  /** The province has taken over. */
  done,
  /** A later version has taken its place. */
  superseded,
  /** The family does not come any more. */
  cancelled,
  /** It was sent in error: nothing of it is shown any more. */
  recalled
}

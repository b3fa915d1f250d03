package org.passerelle.screening.merge;

/** What of {@code duplicate-screening.bpmn}, and of what it tells the journey, is known outside the model. */
public final class DuplicateModel {

  /** Process id. */
  public static final String PROCESS = "duplicate-screening";

  public static final String RESOLVE_DUPLICATE = "userTask_resolveDuplicate";

  /** Tells a file's journey that the file has been merged into another. */
  public static final String FILE_MERGED = "passerelle.fileMerged";

  private DuplicateModel() {
  }
}

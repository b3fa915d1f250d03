package org.passerelle.screening.merge;

import org.passerelle.casefile.CaseFile;

/** The end of a file by a merge and its new beginning, done by the room that takes files in and closes them. */
public interface MergedFiles {

  /** Opens a file again that ended only because it had been merged, and lets its journey begin anew. Its partner is told that much. */
  void reopen(CaseFile file);

  /** Closes a file whose journey could not be told that it has been merged. */
  void closeAsMerged(CaseFile file);
}

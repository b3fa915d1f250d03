package org.passerelle.screening.merge;

import java.util.UUID;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.engine.CaseProcesses;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A file that has been merged ends, whichever stage of its journey it has reached. */
@Service
public class MergedFileEnding {

  private final RecordLinks links;
  private final CaseFiles files;
  private final MergedFiles mergedFiles;
  private final CaseProcesses processes;

  MergedFileEnding(RecordLinks links, CaseFiles files, MergedFiles mergedFiles, CaseProcesses processes) {
    this.links = links;
    this.files = files;
    this.mergedFiles = mergedFiles;
    this.processes = processes;
  }

  /**
   * Ends the journey of the file that was merged by the answer to this pair. When that is the journey which asked, it ends by its own way.
   *
   * @param within the topmost running model within which it was asked
   */
  @Transactional
  public void end(UUID pairId, String within) {
    links.mergeBy(pairId).map(merge -> files.get(merge.caseId())).filter(CaseFile::open)
        .filter(file -> processes.endJourney(DuplicateModel.FILE_MERGED, file.number(), within)).ifPresent(mergedFiles::closeAsMerged);
  }
}

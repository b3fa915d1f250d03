package org.passerelle.screening.merge;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.casefile.CaseFile;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.CaseTasks;
import org.passerelle.engine.Variables;
import org.passerelle.screening.duplicate.DuplicateScreening;
import org.passerelle.screening.duplicate.Suspicions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Compares a case's people with everyone on file and says about which pair the merge unit is to be asked. One case asks in one place at a time. */
@Service
public class AskingTheMergeUnit {

  private final DuplicateScreening screening;
  private final Suspicions suspicions;
  private final Pairs pairs;
  private final CaseProcesses processes;
  private final CaseTasks tasks;

  AskingTheMergeUnit(DuplicateScreening screening, Suspicions suspicions, Pairs pairs, CaseProcesses processes, CaseTasks tasks) {
    this.screening = screening;
    this.suspicions = suspicions;
    this.pairs = pairs;
    this.processes = processes;
    this.tasks = tasks;
  }

  /** The case's people have changed after its intake: they are compared again, beside the journey. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void compareAgain(CaseFile file) {
    processes.startBeside(DuplicateModel.PROCESS, file.number(),
        Map.of(Variables.CASE_ID, file.id().toString(), Variables.CASE_NUMBER, file.number()));
  }

  /**
   * The pair to be asked about next, the strongest first. The case's own journey takes over what was asked beside it; beside it nothing is asked
   * while the case asks elsewhere, because whoever asks there goes on to this pair.
   */
  @Transactional
  public Optional<Question> next(UUID caseId, String caseNumber, boolean beside) {
    screening.screen(caseId);
    if (beside && tasks.open(caseNumber, DuplicateModel.RESOLVE_DUPLICATE)) {
      return Optional.empty();
    }
    if (!beside) {
      processes.endBeside(DuplicateModel.PROCESS, caseNumber);
    }
    return suspicions.next(caseId).map(pair -> new Question(pair, pairs.strength(pair)));
  }

  /**
   * What the merge unit is asked.
   *
   * @param strength {@code possible} or {@code strong}
   */
  public record Question(UUID pair, String strength) {
  }
}

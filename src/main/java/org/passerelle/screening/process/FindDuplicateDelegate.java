package org.passerelle.screening.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.screening.merge.AskingTheMergeUnit;

/** Finds the pair about which the merge unit is to be asked next. */
@ModelBean("findDuplicateDelegate")
class FindDuplicateDelegate implements JavaDelegate {

  private final AskingTheMergeUnit asking;

  FindDuplicateDelegate(AskingTheMergeUnit asking) {
    this.asking = asking;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Optional<AskingTheMergeUnit.Question> next =
        asking.next(Variables.caseId(execution), Variables.caseNumber(execution), Variables.beside(execution));
    execution.setVariable(ScreeningModel.DUPLICATE_SUSPECTED, next.isPresent());
    execution.setVariable(ScreeningModel.SUSPICION_ID, next.map(question -> question.pair().toString()).orElse(null));
    execution.setVariable(ScreeningModel.DUPLICATE_STRENGTH, next.map(AskingTheMergeUnit.Question::strength).orElse(null));
    execution.setVariable(ScreeningModel.FILE_MERGED, false);
    // the form of the next pair begins without an answer
    execution.removeVariable(ScreeningModel.DUPLICATE_DECISION);
  }
}

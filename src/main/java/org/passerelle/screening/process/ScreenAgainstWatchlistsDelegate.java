package org.passerelle.screening.process;

import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.screening.watchlist.hit.WatchlistScreening;

/** Compares a family, or an organization with its principals and payees, with the lists, and finds which hit an officer is asked about next. */
@ModelBean("screenAgainstWatchlistsDelegate")
class ScreenAgainstWatchlistsDelegate implements JavaDelegate {

  private final WatchlistScreening screening;

  ScreenAgainstWatchlistsDelegate(WatchlistScreening screening) {
    this.screening = screening;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Optional<UUID> hit = screening.screenAndAsk(id(execution, Variables.CASE_ID), id(execution, WatchlistScreening.ORGANIZATION_ID),
        execution.getProcessInstanceId(), execution.getProcessInstance().getSuperExecution() != null);
    execution.setVariable(WatchlistModel.HIT_FOUND, hit.isPresent());
    execution.setVariable(WatchlistModel.HIT_ID, hit.map(UUID::toString).orElse(null));
  }

  private static Optional<UUID> id(DelegateExecution execution, String variable) {
    return Optional.ofNullable((String) execution.getVariable(variable)).map(UUID::fromString);
  }
}

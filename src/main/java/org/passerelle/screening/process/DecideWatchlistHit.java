package org.passerelle.screening.process;

import java.util.Map;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.TaskDecision;
import org.passerelle.engine.TaskForm;
import org.passerelle.screening.watchlist.hit.WatchlistScreening;
import org.springframework.stereotype.Component;

/** A compliance officer says whether somebody on file is the one who is listed. */
@Component
class DecideWatchlistHit implements TaskDecision {

  private final WatchlistScreening screening;

  DecideWatchlistHit(WatchlistScreening screening) {
    this.screening = screening;
  }

  @Override
  public String task() {
    return WatchlistModel.DECIDE_HIT;
  }

  @Override
  public Map<String, Object> decide(OpenTask task, TaskForm form) {
    String decision = form.code(WatchlistModel.HIT_DECISION, WatchlistScreening.CLEARED, WatchlistScreening.UPHELD);
    screening.decide(task.id(WatchlistModel.HIT_ID), decision, form.text("reason"), task.officer());
    return Map.of(WatchlistModel.HIT_DECISION, decision);
  }
}

package org.passerelle.screening.process;

/** What screening reads and writes in {@code watchlist-screening.bpmn}. */
final class WatchlistModel {

  static final String DECIDE_HIT = "userTask_decideWatchlistHit";
  static final String HIT_FOUND = "watchlistHit";
  static final String HIT_ID = "hitId";
  static final String HIT_DECISION = "hitDecision";

  private WatchlistModel() {
  }
}

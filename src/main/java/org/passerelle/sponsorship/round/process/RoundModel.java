package org.passerelle.sponsorship.round.process;

/** Names in {@code matching-round.bpmn}. */
final class RoundModel {

  /** Which round it is. */
  static final String ROUND_ID = "roundId";

  /** Task in which an officer reviews the plan. */
  static final String REVIEW_PLAN = "userTask_reviewPlan";

  /** What the officer decided: publish, optimizeAgain or discard. */
  static final String PLAN_DECISION = "planDecision";

  /** Whether anybody can be placed. */
  static final String ANY_PAIR = "anyPair";

  /** Ids of the proposals whose cases are to be told, and the one at hand. */
  static final String PROPOSALS = "proposals";
  static final String PROPOSAL = "proposalId";

  private RoundModel() {
  }
}

package org.passerelle.sponsorship.round.process;

import org.passerelle.engine.PointTables;
import org.passerelle.sponsorship.round.PolicyTable;
import org.springframework.stereotype.Component;

/** Asks {@code matching-policy.dmn}. */
@Component
class MatchingPolicyTable implements PolicyTable {

  private static final String DECISION = "matching-policy";

  private final PointTables tables;

  MatchingPolicyTable(PointTables tables) {
    this.tables = tables;
  }

  @Override
  public int points(String criterion, String level) {
    return tables.points(DECISION, criterion, level);
  }

  @Override
  public String version() {
    return tables.version(DECISION);
  }
}

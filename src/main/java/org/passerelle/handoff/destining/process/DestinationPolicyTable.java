package org.passerelle.handoff.destining.process;

import org.passerelle.engine.PointTables;
import org.passerelle.handoff.destining.PolicyTable;
import org.springframework.stereotype.Component;

/** Asks {@code destination-policy.dmn}. */
@Component
class DestinationPolicyTable implements PolicyTable {

  private static final String DECISION = "destination-policy";

  private final PointTables tables;

  DestinationPolicyTable(PointTables tables) {
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

package org.passerelle.handoff.destining;

/** The table of points, {@code destination-policy.dmn}, in the version that is in force. */
public interface PolicyTable {

  /** How many points that level of that criterion is worth; 0 when the table has no rule for it. */
  int points(String criterion, String level);

  /** By which the version in force is known. */
  String version();
}

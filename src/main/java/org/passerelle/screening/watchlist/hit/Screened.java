package org.passerelle.screening.watchlist.hit;

import java.util.UUID;

/**
 * What is screened together, and in whose name an officer is asked: a family's case, or an organization with its principals and payees.
 *
 * @param key by which the running model is found: the case's number, the organization's code
 */
public record Screened(Kind kind, UUID id, String key) {

  /** A case or an organization. */
  public enum Kind {
    caseFile("case_id"), organization("organization_id");

    private final String column;

    Kind(String column) {
      this.column = column;
    }

    String column() {
      return column;
    }
  }

  public boolean isCase() {
    return kind == Kind.caseFile;
  }
}

package org.passerelle.sponsorship;

/** Who pays for and who accompanies a family in its first year. */
public enum Stream {
  /** Privately sponsored by the sponsor who named the family. */
  namedSponsor(false),
  /** Québec's collective sponsorship. */
  quebecCollective(true),
  /** Blended visa office-referred (BVOR): a sponsor is found, and shares the first year with the State. */
  blended(false),
  /** Joint assistance (JAS): the State pays, a sponsor accompanies a family with special needs for longer. Not in Québec. */
  jointAssistance(false),
  /** Government-assisted. */
  stateAssisted(false),
  /** Taken in charge by the State in Québec. */
  quebecState(true);

  private final boolean quebec;

  Stream(boolean quebec) {
    this.quebec = quebec;
  }

  public boolean quebec() {
    return quebec;
  }

  /** Whether a sponsor is sought among all, as those of a matching round are. */
  public boolean sought() {
    return this == blended || this == jointAssistance;
  }

  /** Whether the sponsor who named the family is asked. */
  public boolean named() {
    return this == namedSponsor || this == quebecCollective;
  }

  /** What becomes of it when no sponsor takes charge. */
  Stream withoutSponsor() {
    return quebec ? quebecState : stateAssisted;
  }

  /** What becomes of it when a sponsor does who was named, or was found. */
  Stream withSponsor(boolean named) {
    return named || this == jointAssistance ? this : blended;
  }
}

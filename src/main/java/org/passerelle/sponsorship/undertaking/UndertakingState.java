package org.passerelle.sponsorship.undertaking;

/** Where an undertaking stands. */
public enum UndertakingState {
  /** The sponsor accepted the family and is to file. */
  asked,
  /** An officer, or Québec's ministry, is to decide. */
  filed,
  /** The sponsor is to file it again. */
  toBeCorrected,
  approved, refused,
  /** Not filed in time. */
  lapsed,
  /** Ended with the sponsorship, for whatever reason. */
  ended;

  /** Whether the sponsor is to write. */
  public boolean open() {
    return this == asked || this == toBeCorrected;
  }

  /** Whether it stands, or may still come to stand; only then may the sponsor know who the family is. */
  public boolean live() {
    return open() || this == filed || this == approved;
  }
}

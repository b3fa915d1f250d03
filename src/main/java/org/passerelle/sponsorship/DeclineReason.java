package org.passerelle.sponsorship;

/** Why a sponsor declines a family: the short list. Its own words may stand beside it. */
public enum DeclineReason {
  /** The family is larger than thought. */
  size,
  /** No dwelling for it. */
  housing,
  /** The care, school or other services it needs are not near. */
  services,
  /** Nobody speaks its languages. */
  language,
  /** Too little money. */
  money,
  /** Too few people to accompany it. */
  people,
  /** Not at this time. */
  time,
  /** Something else, said in words. */
  other;

  /** Whether the code alone says too little. */
  boolean needsWords() {
    return this == other;
  }
}

package org.passerelle.casefile;

/** Something outside parties hold or were asked for because of a case: when the case stops, it is released and they are told. */
public interface HeldByCase {

  /** Releases whatever is held for the case and writes to those concerned. Does nothing when nothing is held. */
  void release(CaseFile file);
}

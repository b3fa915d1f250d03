package org.passerelle.engine;

import java.time.Instant;

/** Is told, within the engine's transaction, when a wait of a case begins and ends. */
public interface WaitObserver {

  void began(Wait wait);

  void ended(String waitId, Instant at);
}

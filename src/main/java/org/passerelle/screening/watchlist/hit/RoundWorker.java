package org.passerelle.screening.watchlist.hit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Works on rounds in the background, on every node; one node at a time is at the work. */
@Component
@ConditionalOnProperty(name = "passerelle.watchlists.worker", havingValue = "true")
class RoundWorker implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(RoundWorker.class);
  private static final int TURN = 20;
  private static final long IDLE_MILLIS = 2_000;
  private static final long TROUBLE_MILLIS = 10_000;
  private static final long STEP_MILLIS = 50;
  private static final long LAST_TURN_MILLIS = 20_000;

  private final Rounds rounds;
  private final ObjectProvider<RoundWork> work;
  private volatile boolean running;
  private Thread thread = new Thread(() -> { });

  RoundWorker(Rounds rounds, ObjectProvider<RoundWork> work) {
    this.rounds = rounds;
    this.work = work;
  }

  @Override
  public void start() {
    running = true;
    thread = new Thread(this::turns, "watchlists");
    thread.setDaemon(true);
    thread.start();
  }

  /** Lets it end the turn it is at. */
  @Override
  public void stop() {
    running = false;
    try {
      thread.join(LAST_TURN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void turns() {
    while (running) {
      try {
        boolean more = rounds.waiting() && work.getObject().work(TURN);
        pause(more ? 0 : IDLE_MILLIS);
      } catch (RuntimeException e) {
        // messages of the store may repeat what stands in a row
        log.warn("comparing everyone with the lists waits: {}", e.getClass().getSimpleName());
        pause(TROUBLE_MILLIS);
      }
    }
  }

  private void pause(long millis) {
    try {
      for (long left = millis; running && left > 0; left -= STEP_MILLIS) {
        Thread.sleep(Math.min(left, STEP_MILLIS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

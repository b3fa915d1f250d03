package org.passerelle.screening.duplicate;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Persons;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes everyone findable who is on file but not yet, or in an old way: after an upgrade, in the background when the application starts, some
 * cases a transaction. Whatever interrupts it, the next start goes on with those who are left.
 */
@Component
class Filling implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Filling.class);
  private static final int CASES = 100;
  private static final long TROUBLE_MILLIS = 5_000;
  private static final long LAST_CASES_MILLIS = 20_000;

  /** Shorter than the engine holds a job for one node. */
  private static final long LONGEST_WAIT_SECONDS = 240;

  private final Persons persons;
  private final PersonSearch search;
  private final TransactionTemplate transaction;
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean running;
  private @Nullable Thread thread;

  Filling(Persons persons, PersonSearch search, TransactionTemplate transaction) {
    this.persons = persons;
    this.search = search;
    this.transaction = transaction;
  }

  /**
   * Waits until everyone can be found: a case screened before would miss those who cannot.
   *
   * @throws IllegalStateException when it takes too long; the engine tries again
   */
  void await() {
    try {
      if (!done.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the people on file are still being made findable");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void start() {
    running = true;
    thread = new Thread(this::fill, "person-search");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void stop() {
    running = false;
    if (thread != null) {
      try {
        thread.join(LAST_CASES_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void fill() {
    UUID last = new UUID(0, 0);
    int cases = 0;
    while (running && done.getCount() > 0) {
      try {
        List<UUID> next = search.toBeWritten(last, CASES);
        if (next.isEmpty()) {
          done.countDown();
        } else {
          transaction.executeWithoutResult(status -> next.forEach(caseId -> search.remember(persons.of(caseId))));
          last = next.get(next.size() - 1);
          cases += next.size();
        }
      } catch (RuntimeException e) {
        // messages of the store may repeat what stands in a row
        log.warn("people on file wait to be made findable: {}", e.getClass().getSimpleName());
        pause();
      }
    }
    if (cases > 0) {
      log.info("the people of {} cases can be found now", cases);
    }
  }

  private void pause() {
    try {
      Thread.sleep(TROUBLE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

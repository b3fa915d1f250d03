package org.passerelle.referral.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.passerelle.engine.JobBacklog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Works on batches in the background, on every node: a few rows of each in turn, so that a small one does not wait behind a large one, and never
 * far ahead of the engine, so that a referral sent alone is not held up by thousands.
 */
@Component
class BatchWorkers implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(BatchWorkers.class);
  private static final int TURN = 20;
  private static final int MOST_JOBS_WAITING = 60;
  private static final long IDLE_MILLIS = 1_000;
  private static final long BACKLOG_MILLIS = 50;
  private static final long TROUBLE_MILLIS = 5_000;
  private static final long LAST_ROW_MILLIS = 20_000;

  private final Batches batches;
  private final ObjectProvider<BatchWork> work;
  private final JobBacklog jobs;
  private final int workers;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  BatchWorkers(Batches batches, ObjectProvider<BatchWork> work, JobBacklog jobs, @Value("${passerelle.batches.workers}") int workers) {
    this.batches = batches;
    this.work = work;
    this.jobs = jobs;
    this.workers = workers;
  }

  @Override
  public void start() {
    running = true;
    for (int number = 1; number <= workers; number++) {
      Thread thread = new Thread(this::rounds, "batch-" + number);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
  }

  /** Lets each worker end the row it is at. */
  @Override
  public void stop() {
    running = false;
    threads.forEach(BatchWorkers::await);
    threads.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void rounds() {
    while (running) {
      try {
        pause(round() ? 0 : IDLE_MILLIS);
      } catch (RuntimeException e) {
        // messages of the store may repeat what stands in a row
        log.warn("batches wait: {}", e.getClass().getSimpleName());
        pause(TROUBLE_MILLIS);
      }
    }
  }

  /** Whether there was something to do. */
  private boolean round() {
    int done = 0;
    for (UUID batch : batches.running()) {
      while (running && jobs.due(MOST_JOBS_WAITING) >= MOST_JOBS_WAITING) {
        pause(BACKLOG_MILLIS);
      }
      done += running ? work.getObject().work(batch, TURN) : 0;
    }
    return done > 0;
  }

  private static void await(Thread thread) {
    try {
      thread.join(LAST_ROW_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pause(long millis) {
    try {
      for (long left = millis; running && left > 0; left -= BACKLOG_MILLIS) {
        Thread.sleep(Math.min(left, BACKLOG_MILLIS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

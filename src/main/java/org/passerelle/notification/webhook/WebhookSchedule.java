package org.passerelle.notification.webhook;

import jakarta.annotation.PreDestroy;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** When other systems are told: several at once, so that one that hangs holds up no other. */
@Component
@ConditionalOnProperty(name = "passerelle.mail.scheduled", matchIfMissing = true)
class WebhookSchedule {

  private static final Logger log = LoggerFactory.getLogger(WebhookSchedule.class);
  private static final int AT_ONCE = 4;

  private final WebhookSender sender;
  private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);

  WebhookSchedule(WebhookSender sender) {
    this.sender = sender;
  }

  @Scheduled(fixedDelayString = "${passerelle.webhooks.every:PT5S}")
  void send() throws InterruptedException {
    for (Future<Integer> worker : workers.invokeAll(Collections.nCopies(AT_ONCE, (Callable<Integer>) sender::sendDue))) {
      try {
        worker.get();
      } catch (ExecutionException e) {
        log.error("a round of messages to other systems ended early", e);
      }
    }
  }

  @PreDestroy
  void stop() {
    workers.shutdown();
  }
}

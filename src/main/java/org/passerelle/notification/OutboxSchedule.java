package org.passerelle.notification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** When the outbox is emptied, and how full it is. */
@Configuration(proxyBeanMethods = false)
class OutboxSchedule {

  /** Letters that wait; counted in the index of those that do. */
  @Bean
  MeterBinder waitingLetters(Letters letters) {
    return (MeterRegistry registry) -> Gauge.builder("passerelle.outbox.waiting", letters, Letters::waiting)
        .description("Mails and messages to other systems that wait to be sent").register(registry);
  }

  /** Empties the outbox again and again. */
  @Component
  @ConditionalOnProperty(name = "passerelle.mail.scheduled", matchIfMissing = true)
  static class Rounds {

    private final OutboxSender sender;

    Rounds(OutboxSender sender) {
      this.sender = sender;
    }

    @Scheduled(fixedDelayString = "${passerelle.mail.every:PT5S}")
    void send() {
      sender.sendDue();
    }
  }
}

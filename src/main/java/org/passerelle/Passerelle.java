package org.passerelle;

import org.camunda.bpm.spring.boot.starter.annotation.EnableProcessApplication;
import org.passerelle.roster.DrawCommand;
import org.passerelle.roster.WatchlistCommand;
import org.passerelle.store.EarlyStore;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The application: carries a refugee family's file from the day a partner refers it to the day a province has received the family.
 */
@SpringBootApplication
@EnableScheduling
@EnableProcessApplication("passerelle")
public class Passerelle {

  public static void main(String[] args) {
    DrawCommand.of(args).ifPresent(replayed -> {
      System.out.println(replayed.sentence());
      System.exit(replayed.code());
    });
    SpringApplication application = new SpringApplication(Passerelle.class);
    application.addListeners(new EarlyStore());
    application.run(WatchlistCommand.alone(args));
  }
}

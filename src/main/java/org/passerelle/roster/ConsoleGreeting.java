package org.passerelle.roster;

import java.util.Locale;
import org.passerelle.pages.DemonstrationSignIns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says on the console, at each start, where Passerelle is and, on a demonstration's machine, who can sign in. */
@Component
class ConsoleGreeting {

  private static final Logger log = LoggerFactory.getLogger(ConsoleGreeting.class);

  private final OwnAddress address;
  private final MessageSource messages;
  private final boolean demonstration;

  ConsoleGreeting(OwnAddress address, MessageSource messages, @Value("${passerelle.demonstration:false}") boolean demonstration) {
    this.address = address;
    this.messages = messages;
    this.demonstration = demonstration;
  }

  @Order(2)
  @EventListener(ApplicationReadyEvent.class)
  void greet() {
    log.info("{}", text());
  }

  String text() {
    String base = address.base();
    StringBuilder text = new StringBuilder("Passerelle is ready.");
    line(text, "Home", base + "/   (en français : " + base + "/?lang=fr)");
    line(text, "Tasklist", base + "/camunda/app/tasklist/");
    line(text, "Cockpit", base + "/camunda/app/cockpit/");
    line(text, "API", base + "/api/v1/referrals");
    if (demonstration) {
      text.append("%n%n  Demonstration sign-ins, password \"%s\" for all:".formatted(DemonstrationSignIns.PASSWORD));
      DemonstrationSignIns.ALL.forEach(signIn ->
          line(text, messages.getMessage("role." + signIn.role(), null, Locale.ENGLISH), signIn.usernames()));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("%n  %-22s %s".formatted(name, value));
  }
}

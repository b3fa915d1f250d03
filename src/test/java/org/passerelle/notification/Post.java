package org.passerelle.notification;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends what waits in the outbox to a test's own mail server. */
public final class Post {

  private final OutboxSender sender;

  public Post(ApplicationContext application, int port) {
    JavaMailSenderImpl server = new JavaMailSenderImpl();
    server.setHost("127.0.0.1");
    server.setPort(port);
    sender = new OutboxSender(application.getBean(Letters.class), application.getBean(Postmaster.class), new ObjectProvider<>() {
      @Override
      public JavaMailSender getObject() {
        return server;
      }
    }, application.getBean(TransactionTemplate.class), application.getBean(Attempts.class),
        application.getBean(Clock.class));
  }

  /** Sends all that is due. */
  public void goesOut() {
    while (sender.sendDue() > 0) {
      // a batch at a time
    }
  }
}

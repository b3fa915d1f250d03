package org.passerelle.notification;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import org.passerelle.notification.Letters.Letter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Writes a letter out in its reader's language and hands it to the mail server. */
@Component
class Postmaster {

  private final MessageSource messages;
  private final String sender;
  private final String baseUrl;
  private final Clock clock;

  Postmaster(MessageSource messages, @Value("${passerelle.mail.sender}") String sender, @Value("${passerelle.base-url}") String baseUrl,
      Clock clock) {
    this.messages = messages;
    this.sender = sender;
    this.baseUrl = baseUrl.replaceFirst("/+$", "");
    this.clock = clock;
  }

  /**
   * Sends the letter. Its Message-ID comes from its id, so that a receiver knows it again if it ever comes twice.
   *
   * @throws MailException when the server cannot be reached or does not take it
   */
  void send(Letter letter, JavaMailSender server) throws MessagingException {
    Locale language = Locale.forLanguageTag(letter.language());
    Object[] blanks = {letter.caseNumber(), baseUrl + letter.path()};
    MimeMessage mail = new Named(server.createMimeMessage(), "<" + letter.id() + "@" + sender.substring(sender.indexOf('@') + 1) + ">");
    mail.setFrom(new InternetAddress(sender));
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.recipient(), true));
    mail.setSubject(messages.getMessage("mail." + letter.template() + ".subject", blanks, language), StandardCharsets.UTF_8.name());
    mail.setText(messages.getMessage("mail." + letter.template() + ".body", blanks, language) + "\n\n"
        + signature(letter.template(), language) + "\n", StandardCharsets.UTF_8.name());
    mail.setHeader("Content-Language", letter.language() + "-CA");
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setSentDate(Date.from(clock.instant()));
    server.send(mail);
  }

  /** What stands below each letter; one about an account, whose link asks for no sign-in, has a text of its own. */
  private String signature(String template, Locale language) {
    String usual = messages.getMessage("mail.signature", null, language);
    return String.valueOf(messages.getMessage("mail." + template + ".signature", null, usual, language));
  }

  /** A mail that keeps the Message-ID it was given; Jakarta Mail would draw one at random. */
  private static final class Named extends MimeMessage {

    private final String id;

    Named(MimeMessage empty, String id) {
      super(empty.getSession());
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}

package org.passerelle.notification;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;

/**
 * Why a mail was not sent, in a form that may be kept: the kind of failure and the server's code. What the server said is left out, because
 * servers repeat addresses.
 *
 * @param server whether the server itself cannot be used, so that there is no point in trying the next mail now
 */
record MailFault(String text, boolean server) {

  static MailFault of(Exception failure) {
    Throwable told = innermost(failure);
    int code = code(told);
    return new MailFault(told.getClass().getSimpleName() + (code > 0 ? " " + code : ""),
        told instanceof MailConnectException || failure instanceof MailAuthenticationException);
  }

  private static Throwable innermost(Throwable failure) {
    Throwable deeper = next(failure);
    return deeper == null || code(failure) > 0 || failure instanceof MailConnectException ? failure : innermost(deeper);
  }

  private static @Nullable Throwable next(Throwable failure) {
    if (failure instanceof MailSendException sending && sending.getMessageExceptions().length > 0) {
      return sending.getMessageExceptions()[0];
    }
    if (failure instanceof MessagingException messaging && messaging.getNextException() != null) {
      return messaging.getNextException();
    }
    return failure.getCause();
  }

  private static int code(Throwable failure) {
    if (failure instanceof SMTPSendFailedException sending) {
      return sending.getReturnCode();
    }
    if (failure instanceof SMTPAddressFailedException address) {
      return address.getReturnCode();
    }
    return failure instanceof SMTPSenderFailedException sender ? sender.getReturnCode() : 0;
  }
}

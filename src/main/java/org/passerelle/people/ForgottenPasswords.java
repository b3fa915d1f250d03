package org.passerelle.people;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.passerelle.access.AccountRecord;
import org.passerelle.access.AccountRecords;
import org.passerelle.access.Audit;
import org.passerelle.access.SecretAddress;
import org.passerelle.access.SignInThrottle;
import org.passerelle.notification.Outbox;
import org.passerelle.notification.Outbox.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets people who forgot their password choose another one, by a link that opens once, for an hour. Whoever asks is never told, neither in words nor
 * by how long it takes, whether we know the user name or the address: looking it up happens after the answer.
 */
@Service
public class ForgottenPasswords implements DisposableBean {

  public static final Duration VALID = Duration.ofHours(1);

  private static final Logger log = LoggerFactory.getLogger(ForgottenPasswords.class);
  private static final int MOST_WAITING = 1000;
  private static final int LONGEST = 254;

  private final PasswordResets resets;
  private final AccountRecords accounts;
  private final SignInThrottle throttle;
  private final PasswordEncoder passwords;
  private final Outbox outbox;
  private final Audit audit;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final ThreadPoolExecutor aside = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(MOST_WAITING),
      work -> new Thread(work, "forgotten-passwords"), new ThreadPoolExecutor.DiscardPolicy());

  ForgottenPasswords(PasswordResets resets, AccountRecords accounts, SignInThrottle throttle, PasswordEncoder passwords, Outbox outbox, Audit audit,
      Clock clock, TransactionTemplate transaction) {
    this.resets = resets;
    this.accounts = accounts;
    this.throttle = throttle;
    this.passwords = passwords;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
    this.transaction = transaction;
    aside.allowCoreThreadTimeOut(true);
  }

  /** Sends a link to whoever has this user name or address, if anybody has, and if they were not sent several just now. */
  public void ask(String usernameOrEmail, String address) {
    String who = usernameOrEmail.strip();
    if (!who.isEmpty() && who.length() <= LONGEST && throttle.asksFor("password", who, address)) {
      aside.execute(() -> lookUp(who));
    }
  }

  /** The user name of the person whom this link lets choose a password; empty when it is unknown, used or too old. */
  @Transactional(readOnly = true)
  public Optional<String> opened(String token) {
    return resets.opened(new SecretAddress(token).hash());
  }

  /**
   * Gives the person the password they chose, ends all their sessions and tells them by mail. A second factor is asked for as before.
   *
   * @return false when the link opens nothing (any more)
   * @throws BadEntries when the password will not do; the link stays good
   */
  @Transactional
  public boolean choose(String token, String password, String again) {
    String hash = new SecretAddress(token).hash();
    Optional<AccountRecord> opened = resets.opened(hash).map(accounts::of);
    if (opened.isEmpty()) {
      return false;
    }
    AccountRecord person = opened.get();
    new Checks().newPassword(password, again, person.username(), person.email()).end();
    String passwordHash = passwords.encode(password);
    if (!resets.use(hash)) {
      return false;
    }
    accounts.givePassword(person.id(), passwordHash);
    resets.end(person.id());
    throttle.forgive(person.username());
    outbox.queue(new Mail(person.email(), person.language(), "passwordChanged", null, "/password"), "passwordChanged:" + hash);
    audit.record(person.username(), "resetPassword", person.username(), null);
    return true;
  }

  @Override
  public void destroy() {
    aside.shutdown();
  }

  private void lookUp(String who) {
    try {
      transaction.executeWithoutResult(status -> accounts.active(who).forEach(this::send));
    } catch (RuntimeException e) {
      log.warn("a link to choose a new password was not sent: {}", e.getClass().getSimpleName());
    }
  }

  private void send(AccountRecord person) {
    SecretAddress link = SecretAddress.draw();
    if (resets.enter(person.id(), link.hash(), clock.instant().plus(VALID))) {
      outbox.queue(new Mail(person.email(), person.language(), "passwordReset", null, "/password/" + link.token(), true),
          "passwordReset:" + UUID.randomUUID());
      audit.record("askNewPassword", person.username(), null);
    }
  }
}

package org.passerelle.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/**
 * Holds back guessing. After {@value #NAME_LIMIT} failures for one name, or {@value #ADDRESS_LIMIT} from one address (an office shares one), nobody
 * is let in under that name or from there until a quarter of an hour after the last failure that counted. It stands in the database, so that
 * all nodes count together; names and addresses stand there as hashes only.
 */
@Component
public class SignInThrottle {

  static final int NAME_LIMIT = 5;
  static final int ADDRESS_LIMIT = 100;
  static final int ASKING_LIMIT = 3;
  static final Duration WAIT = Duration.ofMinutes(15);
  private static final Duration KEPT = Duration.ofDays(1);

  private final JdbcClient jdbc;
  private final Clock clock;

  SignInThrottle(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Counts an attempt as failed before its password is looked at, so that many guesses at one moment do not slip through together.
   *
   * @throws TooManyAttempts when it must not be looked at
   */
  void begin(String name, @Nullable String address) {
    boolean nameFull = count(name(name)) > NAME_LIMIT;
    boolean addressFull = address != null && count(address(address)) > ADDRESS_LIMIT;
    if (nameFull || addressFull) {
      throw new TooManyAttempts();
    }
  }

  /** Takes the attempt back: it was right. */
  void succeeded(String name, @Nullable String address) {
    jdbc.sql("delete from sign_in_throttle where subject = ?").param(name(name).hash()).update();
    if (address != null) {
      takeBack(address(address));
    }
  }

  /** Forgets the failures under a name: the person has proved another way who they are. */
  public void forgive(String name) {
    jdbc.sql("delete from sign_in_throttle where subject = ?").param(name(name).hash()).update();
  }

  /** Takes this one attempt back and leaves earlier failures counted. */
  void takeBack(String name, @Nullable String address) {
    takeBack(name(name));
    if (address != null) {
      takeBack(address(address));
    }
  }

  /**
   * Counts a request for something that is sent by mail, so that nobody's letter box is filled from here.
   *
   * @return whether it may go on
   */
  public boolean asksFor(String thing, String name, String address) {
    boolean few = count(new Subject(ProgramSecrets.sha256(thing + " " + name.strip().toLowerCase(Locale.ROOT)), ASKING_LIMIT)) <= ASKING_LIMIT;
    return few & count(new Subject(ProgramSecrets.sha256(thing + " from " + address), ADDRESS_LIMIT)) <= ADDRESS_LIMIT;
  }

  /**
   * Counts a guess at something that opens by itself and cannot be guessed.
   *
   * @return whether guesses from there are still answered
   */
  public boolean guessed(String thing, String address) {
    return count(new Subject(ProgramSecrets.sha256(thing + " guessed from " + address), ADDRESS_LIMIT)) <= ADDRESS_LIMIT;
  }

  /**
   * Looks without counting: for programs, whose secrets cannot be guessed and whose every request signs in.
   *
   * @throws TooManyAttempts when the name or the address must wait
   */
  void check(String name, @Nullable String address) {
    boolean held = jdbc.sql("select exists (select 1 from sign_in_throttle where last_failure > ? "
            + "and (subject = ? and failures >= ? or subject = ? and failures >= ?))")
        .params(since(), name(name).hash(), NAME_LIMIT, address == null ? "" : address(address).hash(), ADDRESS_LIMIT).query(Boolean.class).single();
    if (held) {
      throw new TooManyAttempts();
    }
  }

  /** Counts a failure that was found after {@link #check}. */
  void failed(String name, @Nullable String address) {
    count(name(name));
    if (address != null) {
      count(address(address));
    }
  }

  @Scheduled(cron = "0 20 3 * * *")
  void forget() {
    jdbc.sql("delete from sign_in_throttle where last_failure < ?").param(Timestamp.from(clock.instant().minus(KEPT))).update();
  }

  // Beyond the limit the moment stays where it was: who goes on guessing does not shut the right person out for ever.
  private int count(Subject subject) {
    return jdbc.sql("insert into sign_in_throttle as t (subject, failures, last_failure) values (:subject, 1, :now) "
            + "on conflict (subject) do update set "
            + "failures = case when t.last_failure <= :since then 1 else t.failures + 1 end, "
            + "last_failure = case when t.last_failure > :since and t.failures >= :limit then t.last_failure else :now end "
            + "returning failures")
        .param("subject", subject.hash()).param("now", Timestamp.from(clock.instant())).param("since", since())
        .param("limit", subject.limit()).query(Integer.class).single();
  }

  private void takeBack(Subject subject) {
    jdbc.sql("update sign_in_throttle set failures = failures - 1 where subject = ? and failures > 0").param(subject.hash()).update();
  }

  private Timestamp since() {
    Instant since = clock.instant().minus(WAIT);
    return Timestamp.from(since);
  }

  private static Subject name(String name) {
    return new Subject(ProgramSecrets.sha256("name " + name.strip().toLowerCase(Locale.ROOT)), NAME_LIMIT);
  }

  private static Subject address(String address) {
    return new Subject(ProgramSecrets.sha256("address " + address), ADDRESS_LIMIT);
  }

  private record Subject(String hash, int limit) {
  }

  /** There were too many failures; the password was not looked at. */
  static final class TooManyAttempts extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    TooManyAttempts() {
      super("too many attempts");
    }
  }
}

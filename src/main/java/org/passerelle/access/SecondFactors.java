package org.passerelle.access;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Storage of what people prove themselves with beside their password: an authenticator application, and ten recovery codes for the day it is lost.
 * No code opens twice, also when it is sent twice at one moment.
 */
@Component
public class SecondFactors {

  static final int RECOVERY_CODES = 10;

  private static final String CODE_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int CODE_LENGTH = 16;

  private final JdbcClient jdbc;
  private final SealedSecrets seal;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  SecondFactors(JdbcClient jdbc, SealedSecrets seal, Clock clock) {
    this.jdbc = jdbc;
    this.seal = seal;
    this.clock = clock;
  }

  /** A secret to be shown to the person and kept until they have proved that their application knows it. */
  public String newSecret() {
    return Totp.newSecret();
  }

  /**
   * Takes the secret as the person's second factor, in place of an earlier one, when the code shows that their application has it.
   *
   * @return the recovery codes, to be shown this once; empty when the code is not right
   */
  @Transactional
  public Optional<List<String>> enrol(String username, String secret, String code) {
    OptionalLong step = Totp.step(secret, digits(code), clock.instant());
    if (step.isEmpty()) {
      return Optional.empty();
    }
    jdbc.sql("insert into second_factor (account_id, secret, last_step, since) select id, ?, ?, ? from account where username = ? "
            + "on conflict (account_id) do update set secret = excluded.secret, last_step = excluded.last_step, since = excluded.since")
        .params(seal.seal(username, secret), step.getAsLong(), Timestamp.from(clock.instant()), username).update();
    jdbc.sql("update account set second_factor_due = false where username = ?").param(username).update();
    return Optional.of(newRecoveryCodes(username));
  }

  /** New recovery codes in place of all earlier ones, to be shown this once. */
  @Transactional
  public List<String> newRecoveryCodes(String username) {
    List<String> codes = Stream.generate(this::recoveryCode).limit(RECOVERY_CODES).toList();
    jdbc.sql("delete from recovery_code where account_id = (select id from account where username = ?)").param(username).update();
    codes.forEach(code -> jdbc.sql("insert into recovery_code (account_id, code_hash) select id, ? from account where username = ?")
        .params(hash(username, code), username).update());
    return codes;
  }

  /** Whether this is a code of the person's application, or one of their recovery codes, that was not used before. It is used from now on. */
  @Transactional
  public boolean accepts(String username, String code) {
    return acceptsStep(username, digits(code)) || jdbc
        .sql("delete from recovery_code where code_hash = ? and account_id = (select id from account where username = ?)")
        .params(hash(username, code), username).update() == 1;
  }

  /** How many recovery codes the person has left. */
  public int recoveryCodesLeft(String username) {
    return jdbc.sql("select count(*) from recovery_code where account_id = (select id from account where username = ?)").param(username)
        .query(Integer.class).single();
  }

  /** Forgets the person's second factor and recovery codes. Returns whether there was one. */
  @Transactional
  public boolean remove(String username) {
    jdbc.sql("delete from recovery_code where account_id = (select id from account where username = ?)").param(username).update();
    return jdbc.sql("delete from second_factor where account_id = (select id from account where username = ?)").param(username).update() == 1;
  }

  private boolean acceptsStep(String username, String code) {
    Optional<String> secret = jdbc.sql("select secret from second_factor where account_id = (select id from account where username = ?)")
        .param(username).query(byte[].class).optional().map(sealed -> seal.open(username, sealed));
    OptionalLong step = secret.map(known -> Totp.step(known, code, clock.instant())).orElse(OptionalLong.empty());
    return step.isPresent() && jdbc
        .sql("update second_factor set last_step = ? where last_step < ? and account_id = (select id from account where username = ?)")
        .params(step.getAsLong(), step.getAsLong(), username).update() == 1;
  }

  private String recoveryCode() {
    StringBuilder code = new StringBuilder();
    IntStream.range(0, CODE_LENGTH).forEach(i -> code.append(i > 0 && i % 4 == 0 ? "-" : "")
        .append(CODE_ALPHABET.charAt(random.nextInt(CODE_ALPHABET.length()))));
    return code.toString();
  }

  private static String hash(String username, String code) {
    return ProgramSecrets.sha256("recovery " + username + " " + code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
  }

  /** What was typed, without the spaces applications show between the digits. */
  private static String digits(String code) {
    return code.replaceAll("\\s", "");
  }
}

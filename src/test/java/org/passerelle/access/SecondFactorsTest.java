package org.passerelle.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.support.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A code opens once, a stolen database opens nothing. */
class SecondFactorsTest extends IntegrationTest {

  @Autowired
  private SecondFactors factors;

  @Autowired
  private SealedSecrets seal;

  private final String username = "factor" + Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 20, 36);
  private final String secret = Totp.newSecret();
  private List<String> recoveryCodes;

  @BeforeEach
  void someoneWithASecondFactor() {
    jdbc.sql("insert into account (id, username, display_name, email, password_hash, language, roles) "
            + "select ?, ?, 'Test Personfictional', 'person@example.org', password_hash, 'en', array['auditor'] "
            + "from account where username = 'intake'")
        .params(UUID.randomUUID(), username).update();
    recoveryCodes = factors.enrol(username, secret, code(-1)).orElseThrow();
  }

  @Test
  void aWrongCodeEnrolsNobody() {
    assertThat(factors.enrol(username, Totp.newSecret(), code(0))).isEmpty();
    assertThat(factors.accepts(username, code(0))).as("the earlier one stays").isTrue();
  }

  @Test
  void aCodeOpensOnceAndNoneBeforeIt() {
    assertThat(factors.accepts(username, code(0))).isTrue();
    assertThat(factors.accepts(username, code(0))).isFalse();
    assertThat(factors.accepts(username, code(-1))).as("it was given at the enrolment, and is older").isFalse();
    assertThat(factors.accepts(username, " " + code(1).substring(0, 3) + " " + code(1).substring(3))).as("as applications show it").isTrue();
  }

  @Test
  void aCodeSentManyTimesAtOneMomentOpensOnce() throws Exception {
    assertThat(atOnce(code(0))).isOne();
    assertThat(atOnce(recoveryCodes.get(0))).isOne();
  }

  @Test
  void eachRecoveryCodeOpensOnceForItsOwner() {
    assertThat(recoveryCodes).hasSize(SecondFactors.RECOVERY_CODES).doesNotHaveDuplicates();
    assertThat(factors.accepts("intake", recoveryCodes.get(0))).isFalse();
    assertThat(factors.accepts(username, recoveryCodes.get(0).toUpperCase().replace("-", " "))).isTrue();
    assertThat(factors.accepts(username, recoveryCodes.get(0))).isFalse();
    assertThat(factors.recoveryCodesLeft(username)).isEqualTo(9);

    factors.newRecoveryCodes(username);
    assertThat(factors.accepts(username, recoveryCodes.get(1))).as("replaced").isFalse();
    assertThat(factors.recoveryCodesLeft(username)).isEqualTo(10);
  }

  @Test
  void theDatabaseHoldsNothingThatOpens() {
    byte[] stored = jdbc.sql("select secret from second_factor f join account a on a.id = f.account_id where username = ?").param(username)
        .query(byte[].class).single();
    assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain(secret);
    assertThat(seal.open(username, stored)).isEqualTo(secret);
    assertThatThrownBy(() -> seal.open("intake", stored)).as("moved to another row").isInstanceOf(SealedSecrets.Unusable.class);
    assertThatThrownBy(() -> new SealedSecrets("another key of at least 32 characters", jdbc).open(username, stored))
        .isInstanceOf(SealedSecrets.Unusable.class);
    stored[stored.length - 1] ^= 1;
    assertThatThrownBy(() -> seal.open(username, stored)).as("changed by hand").isInstanceOf(SealedSecrets.Unusable.class);
    assertThat(jdbc.sql("select code_hash from recovery_code").query(String.class).list()).allMatch(hash -> hash.matches("[0-9a-f]{64}"));
  }

  @Test
  void withoutAKeyOrWithAWrongOneItDoesNotStart() {
    assertThatThrownBy(() -> new SealedSecrets("short", jdbc)).isInstanceOf(SealedSecrets.Unusable.class);
    assertThatThrownBy(() -> new SealedSecrets("another key of at least 32 characters", jdbc).afterSingletonsInstantiated())
        .isInstanceOf(SealedSecrets.Unusable.class);
    seal.afterSingletonsInstantiated();
  }

  private String code(int stepsFromNow) {
    return Totp.code(secret, clock.instant().getEpochSecond() / 30 + stepsFromNow);
  }

  private long atOnce(String code) throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(6);
    try {
      long accepted = 0;
      for (Future<Boolean> answer : senders.invokeAll(IntStream.range(0, 12).mapToObj(i -> (Callable<Boolean>) () -> factors.accepts(username, code)).toList())) {
        accepted += answer.get() ? 1 : 0;
      }
      return accepted;
    } finally {
      senders.shutdown();
    }
  }
}

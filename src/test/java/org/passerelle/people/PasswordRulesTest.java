package org.passerelle.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a password must be. */
class PasswordRulesTest {

  @ParameterizedTest
  @ValueSource(strings = {"kettle orbit meadow", "quatre mots sans rapport", "گلهای رنگارنگ باغ", "x7#kQ9!vLm2$", "correcthorsebatterystaple"})
  void longOnesThatNobodyTriesFirstAreTaken(String password) {
    assertThat(PasswordRules.fault(password, "noor", "noor.guest@example.org")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"elevenchars, length", "'', length", "noorguest2026!, own", "N00r.Guest@Example.Org, own", "password2026!, common", "Passerelle-2026, common",
      "MotDePasse!!1, common", "123456789012, common", "aaaaaaaaaaaaaa, common", "P@ssw0rdPassword, common", "qwertyuiop12, common",
      "abababababab, common"})
  void othersAreRefused(String password, String why) {
    assertThat(PasswordRules.fault(password, "noorguest", "noor.guest@example.org")).contains("people.wrong.password." + why);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 5000})
  void whatTakesTooLongToHashIsRefused(int length) {
    assertThat(PasswordRules.fault("kettle orbit ".repeat(400).substring(0, length), "noor", "noor@example.org"))
        .contains("people.wrong.password.length");
  }
}

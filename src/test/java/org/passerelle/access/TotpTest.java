package org.passerelle.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The codes that authenticator applications show, against the examples of the standards. */
class TotpTest {

  /** RFC 6238, appendix B, whose eight digits end in the six that applications show. */
  @ParameterizedTest
  @CsvSource({"59, 94287082", "1111111109, 07081804", "1111111111, 14050471", "1234567890, 89005924", "2000000000, 69279037",
      "20000000000, 65353130"})
  void theStandardsExamplesAreTaken(long seconds, String digits) {
    String secret = Totp.base32("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    assertThat(Totp.step(secret, digits.substring(2), Instant.ofEpochSecond(seconds))).hasValue(seconds / 30);
  }

  /** RFC 4648, section 10, without the padding that applications leave out. */
  @ParameterizedTest
  @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
  void secretsAreWrittenAsTheStandardSays(String text, String written) {
    assertThat(Totp.base32(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(written);
  }

  @Test
  void aCodeCountsOneStepBeforeAndAfterItsTimeAndNoLonger() {
    String secret = Totp.newSecret();
    Instant now = Instant.ofEpochSecond(1_800_000_000L);
    String code = Totp.code(secret, now.getEpochSecond() / 30);

    assertThat(Totp.step(secret, code, now.minusSeconds(30))).isPresent();
    assertThat(Totp.step(secret, code, now.plusSeconds(59))).isPresent();
    assertThat(Totp.step(secret, code, now.plusSeconds(60))).isEmpty();
    assertThat(Totp.step(secret, code, now.minusSeconds(31))).isEmpty();
  }

  @Test
  void whatIsNoCodeIsNotTaken() {
    for (String typed : new String[] {"", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "\u0000"}) {
      assertThat(Totp.step(Totp.newSecret(), typed, Instant.ofEpochSecond(59))).as(typed).isEmpty();
    }
  }
}

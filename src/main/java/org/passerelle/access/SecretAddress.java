package org.passerelle.access;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * What opens something by itself to whoever knows the address it stands in, such as a link by mail or a calendar: 256 random bits, of which only a
 * hash is stored.
 *
 * @param token stands in the address and nowhere else
 */
public record SecretAddress(String token) {

  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  public static SecretAddress draw() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new SecretAddress(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The token as it stands in the database. */
  public String hash() {
    return ProgramSecrets.sha256(token);
  }

  @Override
  public String toString() {
    return "secret address";
  }
}

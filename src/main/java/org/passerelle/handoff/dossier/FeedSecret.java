package org.passerelle.handoff.dossier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What opens a calendar without sign-in: 256 random bits, of which only a hash is stored.
 *
 * @param token stands in the address alone, which is shown once
 */
public record FeedSecret(String token) {

  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  static FeedSecret draw() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new FeedSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The token as it stands in the database. */
  String hash() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "calendar secret";
  }
}

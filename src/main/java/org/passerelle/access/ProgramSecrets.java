package org.passerelle.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * How the secrets of programs are stored: with SHA-256. They are drawn at random with 256 bits, so a slow hash would protect nothing and would
 * make each of a program's requests cost what a sign-in costs.
 */
public final class ProgramSecrets implements PasswordEncoder {

  static final String ID = "sha256";

  @Override
  public String encode(CharSequence secret) {
    return sha256(secret);
  }

  @Override
  public boolean matches(CharSequence secret, String stored) {
    return MessageDigest.isEqual(encode(secret).getBytes(StandardCharsets.US_ASCII), stored.getBytes(StandardCharsets.US_ASCII));
  }

  /** The secret as it stands in the database, with the name of its hash. */
  public static String stored(String secret) {
    return "{" + ID + "}" + sha256(secret);
  }

  static String sha256(CharSequence text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.passerelle.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/**
 * The six digits an authenticator application shows, by RFC 6238 as all such applications read it: SHA-1, steps of thirty seconds. One step before
 * and one after are taken too, for clocks that differ and people who type slowly.
 */
final class Totp {

  private static final int SECRET_BYTES = 20;
  private static final int STEP_SECONDS = 30;
  private static final int WINDOW = 1;
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;

  private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();
  private static final SecureRandom RANDOM = new SecureRandom();

  private Totp() {
  }

  /** A new secret, in Base32 as applications and people take it. */
  static String newSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return base32(bytes);
  }

  /** The time step whose code this is, at this moment; empty when it is none of those that count. */
  static OptionalLong step(String secret, String code, Instant now) {
    long current = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    return LongStream.rangeClosed(current - WINDOW, current + WINDOW).filter(step -> same(code(secret, step), code)).findFirst();
  }

  /** The code of one time step. */
  static String code(String secret, long step) {
    try {
      return CODES.generateOneTimePasswordString(key(secret), Instant.ofEpochSecond(step * STEP_SECONDS));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    long buffer = 0;
    int held = 0;
    for (byte next : bytes) {
      buffer = buffer << Byte.SIZE | next & 0xff;
      held += Byte.SIZE;
      while (held >= BITS) {
        held -= BITS;
        text.append(ALPHABET.charAt((int) (buffer >> held) & 31));
      }
    }
    if (held > 0) {
      text.append(ALPHABET.charAt((int) (buffer << BITS - held) & 31));
    }
    return text.toString();
  }

  private static Key key(String secret) {
    byte[] bytes = new byte[secret.length() * BITS / Byte.SIZE];
    long buffer = 0;
    int held = 0;
    int at = 0;
    for (char letter : secret.toCharArray()) {
      buffer = buffer << BITS | ALPHABET.indexOf(letter);
      held += BITS;
      if (held >= Byte.SIZE) {
        held -= Byte.SIZE;
        bytes[at++] = (byte) (buffer >> held);
      }
    }
    return new SecretKeySpec(bytes, "RAW");
  }

  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
  }
}

package org.passerelle.access;

import java.time.Instant;

/** An authenticator application in a person's hand. */
public final class Codes {

  private Codes() {
  }

  /** What it shows at that moment. */
  public static String at(String secret, Instant moment) {
    return Totp.code(secret, moment.getEpochSecond() / 30);
  }
}

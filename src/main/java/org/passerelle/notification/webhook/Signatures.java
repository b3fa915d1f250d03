package org.passerelle.notification.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How messages are signed: HMAC-SHA256 over what stands before the point and the body, in hexadecimal digits after {@code v1=}. While a secret is
 * changed there are two signatures, one with each, separated by a comma.
 */
public final class Signatures {

  private static final String VERSION = "v1=";

  private Signatures() {
  }

  /** The value of the header, signed with each of these secrets. */
  public static String of(List<String> secrets, String before, String body) {
    return secrets.stream().map(secret -> VERSION + one(secret, before, body)).collect(Collectors.joining(","));
  }

  /** Whether one of the signatures in a header was made with one of these secrets. */
  public static boolean valid(String header, List<String> secrets, String before, String body) {
    List<String> given = Stream.of(header.split(",")).map(String::strip).toList();
    return secrets.stream().map(secret -> VERSION + one(secret, before, body)).anyMatch(right -> given.stream().anyMatch(each -> same(each, right)));
  }

  private static boolean same(String given, String right) {
    return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }

  private static String one(String secret, String before, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal((before + "." + body).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

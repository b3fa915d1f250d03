package org.passerelle.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.passerelle.store.EmbeddedStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/**
 * Encrypts what must be read again but should be worth nothing to whoever has only the database: AES-256 in GCM, with a key from
 * {@code passerelle.secret-key} or, on the embedded store, from a file beside it. Each secret is bound to its owner: moved to another row it does
 * not open.
 */
@Component
public class SealedSecrets implements SmartInitializingSingleton {

  static final String KEY = "passerelle.secret-key";

  private static final int SHORTEST_KEY = 32;
  private static final int IV_BYTES = 16;

  private final BytesEncryptor cipher;
  private final JdbcClient jdbc;

  @Autowired
  SealedSecrets(@Value("${" + KEY + ":#{null}}") @Nullable String key, ObjectProvider<EmbeddedStore> store, JdbcClient jdbc) {
    this(key == null || key.isBlank() ? beside(store.getIfAvailable()) : key, jdbc);
  }

  SealedSecrets(String key, JdbcClient jdbc) {
    if (key.length() < SHORTEST_KEY) {
      throw new Unusable(KEY + " is shorter than " + SHORTEST_KEY + " characters");
    }
    this.cipher = new AesBytesEncryptor(new SecretKeySpec(sha256(key), "AES"), KeyGenerators.secureRandom(IV_BYTES), CipherAlgorithm.GCM);
    this.jdbc = jdbc;
  }

  /** Whoever starts with another key learns it now, and not when nobody can sign in. */
  @Override
  public void afterSingletonsInstantiated() {
    jdbc.sql("select username, secret from second_factor join account on account.id = account_id limit 1")
        .query((row, number) -> open(row.getString("username"), row.getBytes("secret"))).optional();
  }

  /** Encrypts a secret for its owner. */
  public byte[] seal(String owner, String secret) {
    return cipher.encrypt((owner + " " + secret).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Opens a secret.
   *
   * @throws IllegalStateException when it was sealed with another key or for another owner
   */
  public String open(String owner, byte[] sealed) {
    String opened;
    try {
      opened = new String(cipher.decrypt(sealed), StandardCharsets.UTF_8);
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw new Unusable("what is encrypted in the database was encrypted with another key");
    }
    if (!opened.startsWith(owner + " ")) {
      throw new Unusable("a secret in the database stands in the wrong row");
    }
    return opened.substring(owner.length() + 1);
  }

  private static String beside(@Nullable EmbeddedStore store) {
    if (store == null) {
      throw new Unusable(KEY + " is not set, and there is no embedded store to keep a key beside");
    }
    return store.secretKey();
  }

  private static byte[] sha256(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key is missing or is not the right one. */
  static final class Unusable extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }
}

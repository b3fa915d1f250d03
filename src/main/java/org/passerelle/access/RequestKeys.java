package org.passerelle.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The keys by which a program marks a request, so that sending it twice, after an answer that was lost, is sending it once. One key stands for one
 * request of an organization, whatever it makes.
 */
@Service
public class RequestKeys {

  private final JdbcClient jdbc;
  private final Clock clock;

  RequestKeys(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Does the work the first time, and not again. The key is written in the work's transaction: either both stand or neither.
   *
   * @param key     null when the request is not marked: the work is done
   * @param content all that makes this request what it is
   * @param again   answers when the work was done before
   * @throws KeyUsed when the key stands for another request
   */
  @Transactional
  public <T> T once(UUID organization, @Nullable String key, String content, Supplier<T> work, Supplier<T> again) {
    if (key == null) {
      return work.get();
    }
    lock(organization, key);
    String hash = hash(content);
    Optional<String> used = find(organization, key);
    if (used.isPresent()) {
      if (!used.get().equals(hash)) {
        throw new KeyUsed();
      }
      return again.get();
    }
    T made = work.get();
    jdbc.sql("insert into request_key (organization_id, idempotency_key, content_hash, created_at) values (?, ?, ?, ?)")
        .params(organization, key, hash, Timestamp.from(clock.instant())).update();
    return made;
  }

  /** Lets one request with this key through at a time; the next one finds what this one has written. Held until the transaction ends. */
  private void lock(UUID organization, String key) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))").param(organization + " " + key).query((row, number) -> 1).list();
  }

  private Optional<String> find(UUID organization, String key) {
    return jdbc.sql("select content_hash from request_key where organization_id = ? and idempotency_key = ?").params(organization, key)
        .query(String.class).optional();
  }

  private static String hash(String content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key was used for another request. */
  public static final class KeyUsed extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }
}

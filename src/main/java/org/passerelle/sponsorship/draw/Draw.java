package org.passerelle.sponsorship.draw;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The arithmetic of a draw, which anybody can do again with {@code sha256sum} and {@code sort} (see {@code draw/replay.sh}).
 *
 * <p>The list and the commitment to a secret nonce are published before a public value, named in advance, is known. The seed follows from all three. Whoever
 * knows the nonce does not know the value, whoever makes the value does not know the nonce, and the list stands: nobody can choose what is drawn.
 */
public final class Draw {

  private final String listHash;
  private final List<Entry> list;

  private Draw(List<Entry> list) {
    this.list = list;
    this.listHash = sha256(written(list));
  }

  /** Of these applications, in whatever order they come. */
  public static Draw of(Collection<Entry> applications) {
    return new Draw(applications.stream().sorted(Comparator.comparing(Entry::number)).toList());
  }

  /** The list as it is published: one line for each application, by number. */
  public static String written(Collection<Entry> list) {
    return list.stream().map(entry -> entry.number() + "," + entry.pool() + "," + entry.cap() + "\n").collect(Collectors.joining());
  }

  public List<Entry> list() {
    return list;
  }

  /** SHA-256 of the published list, in hexadecimal figures as all of them. */
  public String listHash() {
    return listHash;
  }

  /** What is published before the draw: it binds whoever holds the nonce to it and to this list. */
  public String commitment(String nonce) {
    return sha256(nonce + listHash);
  }

  /** What the order follows from. */
  public String seed(String nonce, String value) {
    return sha256(nonce + "|" + value + "|" + listHash);
  }

  /** The applications in the order of their hashes with the seed. The first of each pool, up to its cap, are drawn. */
  public List<Drawn> result(String seed) {
    List<Drawn> result = new ArrayList<>();
    Map<String, Integer> taken = new HashMap<>();
    record Hashed(String hash, Entry entry) {
    }
    list.stream().map(entry -> new Hashed(sha256(seed + entry.number()), entry)).sorted(Comparator.comparing(Hashed::hash))
        .forEach(next -> result.add(new Drawn(result.size() + 1, next.entry.number(), next.entry.pool(), next.hash,
            taken.merge(next.entry.pool(), 1, Integer::sum) <= next.entry.cap())));
    return result;
  }

  static String sha256(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * An application in the published list.
   *
   * @param cap how many of its pool are drawn
   */
  public record Entry(String number, String pool, int cap) {
  }

  /**
   * An application in the published result.
   *
   * @param rank from 1, over all pools
   * @param hash by which it is ordered
   */
  public record Drawn(int rank, String number, String pool, String hash, boolean drawn) {

    /** As it stands in the downloadable result. */
    public String written() {
      return rank + "," + number + "," + pool + "," + hash + "," + (drawn ? "drawn" : "notDrawn") + "\n";
    }
  }
}

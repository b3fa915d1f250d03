package org.passerelle.handoff;

import java.util.List;

/**
 * A page of a list.
 *
 * @param number 1 for the first
 * @param more   whether another follows
 */
public record Page<T>(List<T> rows, int number, boolean more) {

  public static final int SIZE = 25;
  /** Further back nobody leafs; it also keeps a mistyped address from being slow. */
  private static final int LAST = 400;

  /** Reads one row more than a page holds, to know whether another page follows. */
  static <T> Page<T> of(int number, Reader<T> reader) {
    int page = Math.min(Math.max(number, 1), LAST);
    List<T> rows = reader.read((page - 1) * SIZE, SIZE + 1);
    return new Page<>(rows.subList(0, Math.min(rows.size(), SIZE)), page, rows.size() > SIZE && page < LAST);
  }

  /** Reads part of a list. */
  interface Reader<T> {

    List<T> read(int offset, int limit);
  }
}

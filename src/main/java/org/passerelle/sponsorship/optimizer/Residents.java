package org.passerelle.sponsorship.optimizer;

import java.util.Arrays;

/** A draft together with who lives in each place, so that families of one place can be drawn and moved in constant time. */
final class Residents {

  final Draft draft;
  private final Pool pool;
  private final int[][] of;
  private final int[] count;
  private final int[] position;

  /** Nobody lives anywhere yet. */
  Residents(Pool pool) {
    this.draft = new Draft(pool);
    this.pool = pool;
    this.of = new int[pool.places()][4];
    this.count = new int[pool.places()];
    this.position = new int[pool.families()];
  }

  int count(int place) {
    return count[place];
  }

  /** How many families live anywhere. */
  int everyone() {
    return Arrays.stream(count).sum();
  }

  /** One of them, from 0; their order changes with every move. */
  int at(int place, int index) {
    return of[place][index];
  }

  void put(int family, int pair) {
    draft.put(family, pair);
    int place = pool.place()[pair];
    if (count[place] == of[place].length) {
      of[place] = Arrays.copyOf(of[place], 2 * count[place]);
    }
    position[family] = count[place];
    of[place][count[place]++] = family;
  }

  void remove(int family) {
    int place = draft.place(family);
    int last = of[place][--count[place]];
    of[place][position[family]] = last;
    position[last] = position[family];
    draft.remove(family);
  }
}

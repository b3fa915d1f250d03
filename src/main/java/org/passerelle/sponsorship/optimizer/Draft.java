package org.passerelle.sponsorship.optimizer;

import java.util.Arrays;

/** A plan in the making, with what is still free. Whatever is done to it, no place is ever overfull and no family split. */
final class Draft {

  final Pool pool;
  /** The pair chosen for each family, or {@link Pool#NONE}. */
  final int[] chosen;
  /** What is free, place after place, dimension after dimension. */
  final int[] free;
  private final int dimensions;

  Draft(Pool pool) {
    this.pool = pool;
    this.dimensions = pool.dimensions();
    this.chosen = new int[pool.families()];
    Arrays.fill(chosen, Pool.NONE);
    this.free = new int[pool.places() * dimensions];
    for (int place = 0; place < pool.places(); place++) {
      System.arraycopy(pool.capacity()[place], 0, free, place * dimensions, dimensions);
    }
  }

  static Draft of(Pool pool, int[] placeOf) {
    Draft draft = new Draft(pool);
    for (int family = 0; family < placeOf.length; family++) {
      if (placeOf[family] != Plan.NOWHERE) {
        int pair = pool.pair(family, placeOf[family]);
        if (pair == Pool.NONE || !draft.fits(family, placeOf[family])) {
          throw new IllegalArgumentException("family %d may not go to place %d, or no longer fits".formatted(family, placeOf[family]));
        }
        draft.put(family, pair);
      }
    }
    return draft;
  }

  boolean fits(int family, int place) {
    int[] demand = pool.demand()[family];
    for (int dimension = 0, at = place * dimensions; dimension < dimensions; dimension++, at++) {
      if (demand[dimension] > free[at]) {
        return false;
      }
    }
    return true;
  }

  /** Whether the family fits once another one has left this place. */
  boolean fitsInsteadOf(int family, int other, int place) {
    int[] demand = pool.demand()[family];
    int[] left = pool.demand()[other];
    for (int dimension = 0, at = place * dimensions; dimension < dimensions; dimension++, at++) {
      if (demand[dimension] > free[at] + left[dimension]) {
        return false;
      }
    }
    return true;
  }

  void put(int family, int pair) {
    take(family, pool.place()[pair], 1);
    chosen[family] = pair;
  }

  void remove(int family) {
    take(family, pool.place()[chosen[family]], -1);
    chosen[family] = Pool.NONE;
  }

  private void take(int family, int place, int sign) {
    int[] demand = pool.demand()[family];
    for (int dimension = 0, at = place * dimensions; dimension < dimensions; dimension++, at++) {
      free[at] -= sign * demand[dimension];
    }
  }

  double worth(int family) {
    return chosen[family] == Pool.NONE ? 0 : pool.worth()[chosen[family]];
  }

  int place(int family) {
    return chosen[family] == Pool.NONE ? Plan.NOWHERE : pool.place()[chosen[family]];
  }

  double objective() {
    double sum = 0;
    for (int family = 0; family < chosen.length; family++) {
      sum += worth(family);
    }
    return sum;
  }

  int[] placeOf() {
    int[] placeOf = new int[chosen.length];
    for (int family = 0; family < chosen.length; family++) {
      placeOf[family] = place(family);
    }
    return placeOf;
  }

  int[][] freeByPlace() {
    int[][] byPlace = new int[pool.places()][];
    for (int place = 0; place < byPlace.length; place++) {
      byPlace[place] = Arrays.copyOfRange(free, place * dimensions, (place + 1) * dimensions);
    }
    return byPlace;
  }

  Draft copy() {
    Draft copy = new Draft(pool);
    System.arraycopy(chosen, 0, copy.chosen, 0, chosen.length);
    System.arraycopy(free, 0, copy.free, 0, free.length);
    return copy;
  }
}

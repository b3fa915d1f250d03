package org.passerelle.sponsorship.draw;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Days on which Québec's ministry receives applications for collective sponsorship. It stands as it was announced.
 *
 * @param opensOn    first day
 * @param closesOn   last day
 * @param perSponsor how many applications one sponsor may make in it
 * @param source     where it was announced
 * @param pools      how many applications it receives: in all, or of each category that it admits
 * @param listedAt   when it was closed and, if need be, the list for the draw published
 * @param drawnAt    when the draw was held; null before, and where none is needed
 * @param inDraw     whether its list was published for a draw
 */
public record ReceptionWindow(UUID id, LocalDate opensOn, LocalDate closesOn, Admission admission, int perSponsor, String source, List<Pool> pools,
    @Nullable Instant withdrawnAt, @Nullable Instant listedAt, boolean inDraw, @Nullable Instant drawnAt) {

  /** Who is received. */
  public enum Admission {
    /** Whoever applies while places are left. */
    inOrder,
    /** Everybody, or whoever is drawn when there are more than places. */
    byDraw
  }

  /** Where a window stands. */
  public enum State { announced, open, over, toClose, toDraw, settled, withdrawn }

  /**
   * How many applications are received.
   *
   * @param code  a category, or {@code all}
   * @param taken how many have been
   */
  public record Pool(String code, int cap, int taken) {

    /** Any category. */
    public static final String ALL = "all";

    public int left() {
      return cap - taken;
    }
  }

  /** Where it stands on that day. */
  public State state(LocalDate on) {
    if (withdrawnAt != null) {
      return State.withdrawn;
    }
    if (listedAt != null) {
      return inDraw && drawnAt == null ? State.toDraw : State.settled;
    }
    if (on.isBefore(opensOn)) {
      return State.announced;
    }
    if (!on.isAfter(closesOn)) {
      return State.open;
    }
    return admission == Admission.inOrder ? State.over : State.toClose;
  }

  /** Where an application of that category is counted; empty when the window does not admit it. */
  public Optional<Pool> poolOf(Category category) {
    return pools.stream().filter(pool -> pool.code().equals(Pool.ALL) || pool.code().equals(category.name())).findFirst();
  }

  /** Whether it admits that category. */
  public boolean admits(Category category) {
    return poolOf(category).isPresent();
  }
}

package org.passerelle.partner;

import java.util.ArrayList;
import java.util.List;

/** Why a change of the register cannot be made as it was asked: every reason at once. */
public final class Refusals extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Reason> reasons;

  private Refusals(List<Reason> reasons) {
    super(reasons.toString());
    this.reasons = reasons;
  }

  public List<Reason> reasons() {
    return reasons;
  }

  /**
   * One reason.
   *
   * @param field beside which it stands
   * @param key   of its sentence, which takes one argument
   */
  public record Reason(String field, String key, String argument) {
  }

  /** Gathers reasons, and refuses when there are any. */
  public static final class Gathered {

    private final List<Reason> reasons = new ArrayList<>();

    public Gathered when(boolean applies, String field, String key) {
      return when(applies, field, key, "");
    }

    public Gathered when(boolean applies, String field, String key, String argument) {
      if (applies) {
        reasons.add(new Reason(field, key, argument));
      }
      return this;
    }

    public void refuse() {
      if (!reasons.isEmpty()) {
        throw new Refusals(List.copyOf(reasons));
      }
    }
  }
}

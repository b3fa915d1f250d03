package org.passerelle.sponsorship.undertaking;

import java.util.List;
import org.passerelle.sponsorship.Limit.Refusal;

/** An undertaking cannot be filed now: a condition of Québec's programme is not fulfilled, or a paper cannot go with it. Nothing was stored. */
public final class FilingRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Refusal> refusals;

  FilingRefused(List<Refusal> refusals) {
    super(refusals.size() + " conditions are not fulfilled");
    this.refusals = List.copyOf(refusals);
  }

  /** What is missing, in words {@code limit.<code>}. */
  public List<Refusal> refusals() {
    return refusals;
  }
}

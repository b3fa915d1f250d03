package org.passerelle.sponsorship.round;

import java.util.List;
import org.passerelle.sponsorship.Limit.Refusal;

/**
 * How many sponsors one limit rules out for a family.
 *
 * @param limit   code of the limit, in words {@code limit.<code>}
 * @param details figures for the words, of the first of these sponsors
 */
public record ShutOut(String limit, int sponsors, List<String> details) {

  /** What it says of the first of these sponsors. */
  public Refusal example() {
    return new Refusal(limit, details);
  }
}

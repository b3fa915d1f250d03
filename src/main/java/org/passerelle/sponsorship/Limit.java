package org.passerelle.sponsorship;

import java.time.LocalDate;
import java.util.List;

/**
 * A limit that is never traded: who breaks it cannot be matched, whatever else speaks for it. Each limit is a bean; those who match ask all
 * of them, for one named sponsor as for a whole round.
 */
public interface Limit {

  /**
   * Reads what is needed to judge any pair of these, in a number of queries that does not grow with them.
   *
   * @param on the day on which they are judged
   */
  Judge judge(List<Sponsor> sponsors, List<FamilyToPlace> families, LocalDate on);

  /** Judges pairs. */
  interface Judge {

    /** Why this sponsor cannot take this family at all; none when nothing stands against it. */
    List<Refusal> against(Sponsor sponsor, FamilyToPlace family);
  }

  /**
   * A reason, in words of the message bundles: {@code limit.<code>}.
   *
   * @param details figures and codes for the words, never personal data
   */
  record Refusal(String code, List<String> details) {

    public static Refusal of(String code, Object... details) {
      String[] written = new String[details.length];
      for (int each = 0; each < details.length; each++) {
        written[each] = String.valueOf(details[each]);
      }
      return new Refusal(code, List.of(written));
    }
  }
}

package org.passerelle.referral;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a referral has been received, as its partner may show it to others: nothing in it says who the family is.
 *
 * @param number            of the case
 * @param reference         the partner's own number for the family
 * @param organization      who referred it, in the language of the acknowledgement
 * @param persons           how many are on the file, with those who do not travel
 * @param programme         under which it was referred, such as {@code GAR}
 * @param primaryCategory   submission category
 * @param secondaryCategory the second, if there is one
 * @param reviewBy          when an officer has reviewed it, by the service target
 * @param assessed          whether that target is the one of the case's own priority; before, it is that of normal cases
 */
public record Acknowledgement(String number, String reference, String organization, Instant receivedAt, int persons, String programme,
    String primaryCategory, @Nullable String secondaryCategory, Instant reviewBy, boolean assessed) {

  /** What the paper is called when it is saved. */
  public String fileName() {
    return "passerelle-" + number + ".pdf";
  }
}
